import { printable } from '../text/printable';

const MAXIMUM_LENGTH = 80;

/** A value from the input for a message, on one line and cut to a readable length. */
export function quote(value: unknown): string {
  if (typeof value === 'string') { return printable(JSON.stringify(value.length > MAXIMUM_LENGTH ? `${value.slice(0, MAXIMUM_LENGTH)}...` : value)); }
  if (Array.isArray(value)) { return 'a list'; }
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
