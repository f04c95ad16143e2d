/**
 * Characters that readers cannot see or would mistake for others: control characters,
 * bidirectional marks, zero-width characters, blanks that are not a space, and lone
 * surrogates.
 */
export const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]|(?! )\p{Zs}/gu;

/** Fast path for most texts. */
const PRINTABLE_ASCII = /^[ -~]*$/;

const SHORT_ESCAPES: { readonly [character: string]: string } = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r' };

/** A value from outside as one line that shows its content, escaped as in JSON. */
export function printable(text: string): string {
  return PRINTABLE_ASCII.test(text) ? text : text.replace(UNPRINTABLE, escapeCharacter);
}

/** The same for a text with several lines. */
export function printableLines(text: string): string[] {
  return text.trimEnd().split(/\r\n|\n/).map(line => printable(line.replace(/\t/g, '  ')));
}

/** A character, escaped as in JSON. */
export function escapeCharacter(character: string): string {
  return SHORT_ESCAPES[character] ?? character.split('').map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
