import { misspelt } from './_misspelling';
import { UnknownField } from './check-fields';
import { DataPath } from './data-path';
import { FieldType, Struct } from './field-type';

/** The probable place of an unknown field. */
export interface Suggestion {
  readonly reason: 'misspelt' | 'misplaced';
  readonly path: DataPath;
}

/** Fields that users do not write; nothing below them is suggested. */
const NOT_WRITTEN: ReadonlySet<string> = new Set(['status', 'managedFields', 'ephemeralContainers']);

/**
 * Finds the probable intention of unknown fields: a similar name, or a type around or
 * below that has the field.
 */
export class Suggestions {
  private readonly known = new Map<Struct, ReadonlyMap<string, DataPath | undefined>>();

  public for({ path, around }: UnknownField): Suggestion | undefined {
    const name = path[path.length - 1] as string;
    const { struct, path: place } = around[around.length - 1];
    const misspeltName = misspelt(name, struct.fields.keys());
    if (misspeltName !== undefined) { return { reason: 'misspelt', path: [...place, misspeltName] }; }
    const inner = this.below(struct).get(name);
    if (inner) { return { reason: 'misplaced', path: [...place, ...inner] }; }
    for (const outer of around.slice(0, -1).reverse()) {
      const found = outer.struct.fields.has(name) ? [name] : this.below(outer.struct).get(name);
      // A more distant field only has the same name.
      if (found && found.length <= 2) { return { reason: 'misplaced', path: [...outer.path, ...found] }; }
    }
    return undefined;
  }

  /** The fields below a type, by name; undefined if two equally near types have a field of that name. */
  private below(start: Struct): ReadonlyMap<string, DataPath | undefined> {
    let found = this.known.get(start);
    if (found === undefined) {
      found = fieldsBelow(start);
      this.known.set(start, found);
    }
    return found;
  }
}

function fieldsBelow(start: Struct): Map<string, DataPath | undefined> {
  const found = new Map<string, DataPath | undefined>();
  const seen = new Set([start]);
  let level: { readonly struct: Struct; readonly path: DataPath }[] = [{ struct: start, path: [] }];
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { struct, path } of level) {
      for (const [name, type] of struct.fields) {
        const inner = NOT_WRITTEN.has(name) ? undefined : structIn(type);
        if (inner === undefined || seen.has(inner.struct)) { continue; }
        seen.add(inner.struct);
        next.push({ struct: inner.struct, path: [...path, name, ...inner.path] });
      }
    }
    const ofLevel = new Map<string, DataPath | undefined>();
    for (const { struct, path } of next) {
      for (const name of struct.fields.keys()) { ofLevel.set(name, ofLevel.has(name) ? undefined : [...path, name]); }
    }
    for (const [name, path] of ofLevel) {
      if (!found.has(name)) { found.set(name, path); }
    }
    level = next;
  }
  return found;
}

/** The type of a field, or of each item of it. Types below free map keys are ignored. */
function structIn(type: FieldType): { readonly struct: Struct; readonly path: DataPath } | undefined {
  if (type.shape === 'struct') { return { struct: type.struct, path: [] }; }
  const item = type.shape === 'list' ? structIn(type.of) : undefined;
  return item && { struct: item.struct, path: [0, ...item.path] };
}
