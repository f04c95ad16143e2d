import { field } from './plain-object';

/** Where a value stands in a document: the keys and indexes that lead to it. */
export type DataPath = readonly (string | number)[];

/** The value that a path leads to, or `undefined` where it leads to nothing. */
export function valueAt(start: unknown, path: DataPath): unknown {
  return path.reduce<unknown>(
    (value, key) => typeof key === 'number' ? (Array.isArray(value) ? value[key] as unknown : undefined) : field(value, key), start,
  );
}

/** The text that a path leads to, or `undefined` where none stands there. */
export function textAt(start: unknown, path: DataPath): string | undefined {
  const value = valueAt(start, path);
  return typeof value === 'string' ? value : undefined;
}
