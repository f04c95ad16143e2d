import { safeText } from '../src/text/safe-text';

/** Prints what was read from manifests, which must not command a terminal or a CI. */
export function print(text: string): void {
  console.log(safeText(text));
}
