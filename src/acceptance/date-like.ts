import { visible } from './visible';

/** How much of a line's end is looked at for a date without a sign of equality. */
const LONGEST_DATE = 60;

/** A word that sets a last day: `until=`, `expires: `. A backslash before it makes it a part of the reason. */
const WORD = '(?:until+|till?|expir(?:es?|y|ation)(?:[ -]?(?:on|date))?|valid-?(?:until|to)|end-?date)';
const SETTING = new RegExp(`(?<![\\\\\\w])${WORD} ?[=:]`, 'i');
const DATE = '\\(?\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}';
const DATE_AT_END = new RegExp(`(?<![\\\\\\w])${WORD} ${DATE}\\S*$`, 'i');

/** Where such a word begins in a reason, to be written with a backslash. */
const PLAIN = new RegExp(`(?<![\\w\\\\])(?=\\\\*${WORD}(?:\\s?[=:]|\\s${DATE}))`, 'gi');
const ESCAPED = new RegExp(`(?<![\\w\\\\])\\\\(?=\\\\*${WORD}(?:\\s?[=:]|\\s${DATE}))`, 'gi');

/** What somebody meant to be the last day in a text that is read as a reason, or `undefined`. Without a date the acceptance would never end. */
export function dateLike(reason: string): string | undefined {
  const text = visible(reason);
  const setting = SETTING.exec(text);
  if (setting) { return text.slice(setting.index, setting.index + LONGEST_DATE); }
  return DATE_AT_END.exec(text.slice(-LONGEST_DATE))?.[0];
}

/** A reason with a backslash before what looks like a date in it, so that it is read as a part of the reason. */
export function escapeDates(reason: string): string {
  return reason.replace(PLAIN, '\\');
}

/** The reason as it was before. */
export function unescapeDates(reason: string): string {
  return reason.replace(ESCAPED, '');
}
