import { safeText } from '../src/text/safe-text';

/** Prints text from manifests, without commands for a terminal or a CI. */
export function print(text: string): void {
  console.log(safeText(text));
}
