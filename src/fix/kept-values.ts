import { Path } from '../manifest/path';

/** Whether the value at a path of a document stays unchanged. */
export type IsKept = (path: Path) => boolean;

/** A document with changes, except those of kept values. */
export function withKeptValues(before: unknown, after: unknown, isKept: IsKept, path: Path = []): unknown {
  if (before === after) { return before; }
  if (Array.isArray(after) && Array.isArray(before) && before.length === after.length) {
    return after.map((value, index) => withKeptValues(before[index], value, isKept, [...path, index]));
  }
  if (isFields(after) && (before === undefined || isFields(before))) {
    const fields = Object.entries(after).map(([field, value]) => [field, withKeptValues(before?.[field], value, isKept, [...path, field])] as const);
    const left = fields.filter(([field, value]) => value !== undefined || before?.[field] !== undefined);
    return before === undefined && left.length === 0 && fields.length > 0 ? undefined : Object.fromEntries(left);
  }
  return isKept(path) ? before : after;
}

function isFields(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
