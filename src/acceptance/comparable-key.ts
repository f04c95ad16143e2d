import { createHash } from 'crypto';
import { oneLine } from './one-line';

/** An annotation holds many acceptances, and all annotations of an object together at most 256 KiB. */
const MAXIMUM_LENGTH = 240;
const KEPT_LENGTH = 200;

/**
 * A key in the form in which acceptances and findings are compared, and in which it
 * is written: on one line, and of a long one the beginning and a digest of all.
 */
export function comparableKey(key: string): string {
  const line = oneLine(key);
  if (line.length <= MAXIMUM_LENGTH) { return line; }
  // Not through the middle of a pair of surrogates.
  const start = line.slice(0, KEPT_LENGTH).replace(/[\uD800-\uDBFF]$/, '').trimEnd();
  return `${start}... sha256:${createHash('sha256').update(line).digest('hex').slice(0, 16)}`;
}
