import { closest, distance } from 'fastest-levenshtein';

/** Longer words are not misspelled ids, and comparing them takes time. */
const MAXIMUM_LENGTH = 100;

/** The known word that was probably meant, or `undefined` if none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || word.length > MAXIMUM_LENGTH) { return undefined; }
  const lower = word.toLowerCase();
  const found = closest(lower, known);
  return distance(lower, found) <= Math.ceil(found.length / 3) ? found : undefined;
}

/** A hint to append to an error message; empty if nothing is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const found = nearest(word, known);
  return found === undefined ? '' : `; did you mean ${found}?`;
}
