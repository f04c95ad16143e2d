import { ApiObject } from 'cdk8s';
import { DataPath } from '../objects/data-path';

/** A part of a manifest. */
export type WrittenPart = Readonly<Record<string, unknown>>;

/**
 * Changes the written manifest of an object instead of its properties, because an L1
 * class of cdk8s-plus drops fields that it does not know.
 */
export function changeWritten(object: ApiObject, change: (manifest: WrittenPart) => WrittenPart): void {
  const Original = object.constructor as new (...args: any[]) => ApiObject;
  class Changed extends Original {
    public toJson(): any {
      return change(super.toJson());
    }
  }
  Object.defineProperty(Changed, 'name', { value: Original.name });
  Object.setPrototypeOf(object, Changed.prototype);
}

/** A copy of a manifest with one part changed and its fields in the order of cdk8s. */
export function withPart(manifest: WrittenPart, [key, ...rest]: DataPath, change: (part: WrittenPart) => WrittenPart): WrittenPart {
  if (key === undefined) { return sorted(change(manifest)); }
  return sorted({ ...manifest, [key]: withPart((manifest[key] ?? {}) as WrittenPart, rest, change) });
}

function sorted(part: WrittenPart): WrittenPart {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined).sort(([a], [b]) => a < b ? -1 : 1));
}
