import { distance } from 'fastest-levenshtein';

/** Longer words are not misspelt names, and comparing them takes time. */
const MAX_WORD_LENGTH = 100;

/** The name that a word was probably meant to be: the nearest one, if it is close enough. */
export function misspelt(word: string, names: Iterable<string>): string | undefined {
  if (word.length > MAX_WORD_LENGTH) { return undefined; }
  const lower = word.toLowerCase();
  let [best, least] = [undefined as string | undefined, mistakesIn(word) + 1];
  for (const name of names) {
    if (Math.abs(name.length - lower.length) >= least) { continue; }
    const mistakes = distance(lower, name.toLowerCase());
    if (mistakes < least) { [best, least] = [name, mistakes]; }
  }
  return best;
}

/** The number of wrong letters that is hardly intentional. */
function mistakesIn({ length }: string): number {
  return length >= 8 ? 2 : length >= 4 ? 1 : 0;
}
