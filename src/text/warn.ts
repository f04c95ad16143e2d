import { safeText } from './safe-text';

/** Prints a warning of a synth to stderr, without failing it. */
export function warn(text: string): void {
  console.warn(safeText(text));
}
