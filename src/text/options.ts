import { didYouMean } from './nearest';
import { printable } from './printable';
import { safeText } from './safe-text';

/** The names of a type's options; the compiler reports a missing one. */
export type OptionNames<T> = { readonly [name in keyof T]-?: true };

/**
 * Rejects unknown options, which a JavaScript program can pass. An ignored option would be
 * a check or a limit that is missing.
 *
 * @param what What has the options, for the message.
 */
export function refuseUnknownOptions<T extends object>(what: string, options: T, names: OptionNames<T>): void {
  const unknown = Object.keys(options).find(option => !Object.hasOwn(names, option));
  if (unknown === undefined) { return; }
  const known = Object.keys(names);
  throw new Error(safeText(`${what} has no option ${printable(JSON.stringify(unknown))}${didYouMean(unknown, known) || `; it has ${known.join(', ')}`}`));
}
