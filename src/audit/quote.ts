import { printable } from '../text/printable';

const MAXIMUM_LENGTH = 80;

/** A value of somebody else's in a message: on one line, and not longer than a reader reads. */
export function quote(value: unknown): string {
  if (typeof value === 'string') { return printable(JSON.stringify(value.length > MAXIMUM_LENGTH ? `${value.slice(0, MAXIMUM_LENGTH)}...` : value)); }
  if (Array.isArray(value)) { return 'a list'; }
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
