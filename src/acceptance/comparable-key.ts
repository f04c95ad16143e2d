import { createHash } from 'crypto';
import { oneLine } from './one-line';

/** Limits the key because an annotation holds many acceptances, and all annotations of an object together at most 256 KiB. */
const MAXIMUM_LENGTH = 240;
const KEPT_LENGTH = 200;

/**
 * The form of a key in which acceptances and findings are compared and written: on
 * one line, and with a long key cut and followed by a digest of the whole.
 */
export function comparableKey(key: string): string {
  const line = oneLine(key);
  if (line.length <= MAXIMUM_LENGTH) { return line; }
  // Does not split a surrogate pair.
  const start = line.slice(0, KEPT_LENGTH).replace(/[\uD800-\uDBFF]$/, '').trimEnd();
  return `${start}... sha256:${createHash('sha256').update(line).digest('hex').slice(0, 16)}`;
}
