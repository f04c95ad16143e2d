/** A text as a TypeScript literal. */
export function codeText(value: string): string {
  return /['\\\p{C}]/u.test(value) ? JSON.stringify(value) : `'${value}'`;
}
