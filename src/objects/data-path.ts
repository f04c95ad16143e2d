import { field } from './plain-object';

/** The path of a value in a document: the keys and indexes that lead to it. */
export type DataPath = readonly (string | number)[];

/** The value at a path, or `undefined` if there is none. */
export function valueAt(start: unknown, path: DataPath): unknown {
  return path.reduce<unknown>(
    (value, key) => typeof key === 'number' ? (Array.isArray(value) ? value[key] as unknown : undefined) : field(value, key), start,
  );
}

/** The text at a path, or `undefined` if there is none. */
export function textAt(start: unknown, path: DataPath): string | undefined {
  const value = valueAt(start, path);
  return typeof value === 'string' ? value : undefined;
}
