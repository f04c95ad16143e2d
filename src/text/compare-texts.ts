/** Compares by code units, independent of the machine's locale; missing texts come last. */
export function compareTexts(a: string | undefined, b: string | undefined): number {
  if (a === b) { return 0; }
  if (a === undefined || b === undefined) { return a === undefined ? 1 : -1; }
  return a < b ? -1 : 1;
}
