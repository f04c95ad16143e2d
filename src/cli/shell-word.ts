/** What a shell reads as it is. */
const PLAIN = /^[\w./][\w./-]*$/;

/** A text as one word of a POSIX shell. */
export function shellWord(text: string): string {
  return PLAIN.test(text) ? text : `'${text.replaceAll('\'', '\'\\\'\'')}'`;
}
