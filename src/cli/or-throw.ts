import { InputError } from '../audit/input-error';
import { printable } from '../text/printable';

/** The parsed value of an option or argument. @throws InputError with the problem if it is invalid */
export function orThrow<T extends object>(value: T | { readonly problem: string }): T {
  if ('problem' in value) { throw new InputError(printable(value.problem)); }
  return value;
}
