import { oneLine } from './one-line';

/**
 * What shows nothing by itself: marks that combine with the letter before, control and
 * format characters such as zero-width and bidirectional ones, what has no meaning
 * yet or a private one, fillers, and the blank pattern of Braille.
 */
const INVISIBLE = /[\p{M}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** The visible characters of a text, with one blank between its words. */
export function visible(text: string): string {
  return oneLine(text.replace(/\s+/g, ' ').replace(INVISIBLE, ''));
}
