import { ReadFailure } from './read-failure';
import { numberAsKey, plainScalar, taggedScalar } from './scalar';
import { Event, EventType } from './yaml/parser';

const MERGE_TAG = 'tag:yaml.org,2002:merge';

/** Whether a key merges the keys of other mappings. */
export function isMergeKey({ type, value, isPlain, tag }: Event): boolean {
  return type === EventType.SCALAR && value === '<<' && (tag === undefined ? isPlain : tag === '!' || tag === MERGE_TAG);
}

/** The meaning of a scalar in Kubernetes. @throws ReadFailure if Kubernetes rejects it */
export function scalarOf({ value: source, isPlain, tag, start }: Event): string | number | boolean | null {
  if (tag === undefined) { return isPlain ? refuseInfinite(plainScalar(source), source, start) : source; }
  const value = taggedScalar(tag, source);
  if (value === undefined) { throw new ReadFailure(`"${source}" is not a valid ${tag.replace('tag:yaml.org,2002:', '!!')}; remove the tag, or write a value of its type`, start); }
  return refuseInfinite(value, source, start);
}

function refuseInfinite<T>(value: T, source: string, start: number): T {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new ReadFailure(`Kubernetes does not accept ${source}; quote it if it is a string: "${source}"`, start);
  }
  return value;
}

/** A key in JSON form. @throws ReadFailure if there is none */
export function mappingKey(value: unknown, { value: source, start }: Event): string {
  if (typeof value === 'string') { return value; }
  if (typeof value === 'boolean') { return String(value); }
  if (typeof value === 'number') {
    const key = numberAsKey(source, value);
    if (key === undefined) { throw new ReadFailure(`Kubernetes rewrites the number ${source} when it is a key; quote it`, start); }
    return key;
  }
  const what = value === null ? 'null' : Array.isArray(value) ? 'a list' : 'a mapping';
  throw new ReadFailure(`${what} cannot be a key in Kubernetes; quote it if it is a string`, Math.max(start, 0));
}
