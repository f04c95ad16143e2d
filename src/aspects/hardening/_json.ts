import { DataPath } from '../../objects/data-path';

/** Rendered data, never changed in place. */
export interface Json {
  readonly [key: string]: any;
}

/** The keys that cdk8s writes first; it sorts all other keys of an object. */
const FIRST_KEYS = ['apiVersion', 'kind', 'metadata'];

/**
 * A copy of a document with another value at a path. Missing objects on the path are
 * created, and keys are in the order of cdk8s. Returns the document itself if it
 * already has the value.
 */
export function withValue<T>(document: T, path: DataPath, value: unknown): T {
  return set(document, path, value, true) as T;
}

function set(target: unknown, path: DataPath, value: unknown, isDocument: boolean): unknown {
  if (path.length === 0) { return value; }
  const [key, ...rest] = path;
  if (typeof key === 'number') {
    const items = target as readonly unknown[];
    const item = set(items[key], rest, value, false);
    return item === items[key] ? items : items.map((other, index) => index === key ? item : other);
  }
  const before = (target ?? {}) as Json;
  const field = set(before[key], rest, value, false);
  const isThere = Object.prototype.hasOwnProperty.call(before, key);
  if (isThere && field === before[key]) { return target; }
  const after = { ...before, [key]: field };
  if (isThere) { return after; }
  const order = keyOrder(isDocument);
  return isSorted(Object.keys(before), order) ? sortKeys(after, order) : after;
}

type Order = (a: string, b: string) => number;

function keyOrder(isDocument: boolean): Order {
  const rank = (key: string): number => isDocument && FIRST_KEYS.includes(key) ? FIRST_KEYS.indexOf(key) : FIRST_KEYS.length;
  return (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1);
}

function isSorted(keys: readonly string[], order: Order): boolean {
  return keys.every((key, index) => index === 0 || order(keys[index - 1], key) < 0);
}

function sortKeys(object: Json, order: Order): Json {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => order(a, b)));
}
