import { oneLine } from './one-line';

/**
 * Characters that are invisible on their own: combining marks, control and format
 * characters such as zero-width and bidirectional ones, unassigned and private-use
 * characters, fillers, and the blank Braille pattern.
 */
const INVISIBLE = /[\p{M}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** The visible characters of a text, with one space between words. */
export function visible(text: string): string {
  return oneLine(text.replace(/\s+/g, ' ').replace(INVISIBLE, ''));
}
