/** A text as a literal of TypeScript. */
export function codeText(value: string): string {
  return /['\\\p{C}]/u.test(value) ? JSON.stringify(value) : `'${value}'`;
}
