import { safeText } from './safe-text';

/** Prints to stderr what a synth has to say without failing. */
export function warn(text: string): void {
  console.warn(safeText(text));
}
