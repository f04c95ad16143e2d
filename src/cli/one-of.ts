import { InputError } from '../audit/input-error';
import { quote } from '../audit/quote';
import { didYouMean } from '../text/nearest';

/**
 * The value of an option with a fixed set of values.
 *
 * @throws InputError if it is not one of them
 */
export function oneOf<T extends string>(option: string, value: string, values: readonly T[]): T {
  const found = values.find(each => each === value);
  if (found === undefined) { throw new InputError(`${option} is ${values.slice(0, -1).join(', ')} or ${values.at(-1)}, got ${quote(value)}${didYouMean(value, values)}`); }
  return found;
}
