import { safeText } from 'cdk8s-least-privilege/lib/text/safe-text';

/** Prints what was read from manifests, which must not command a terminal or a CI. */
export function print(text: string): void {
  console.log(safeText(text));
}
