import { visible } from './visible';

/** The length of a line's end that is searched for a date without an equals sign. */
const LONGEST_DATE = 60;

/** A word that sets a last day: `until=`, `expires: `. A backslash before it makes it part of the reason. */
const UNTIL_WORD = '(?:until+|till?|expir(?:es?|y|ation)(?:[ -]?(?:on|date))?|valid-?(?:until|to)|end-?date)';
const SETTING = new RegExp(`(?<![\\\\\\w])${UNTIL_WORD} ?[=:]`, 'i');
const DATE = '\\(?\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}';
const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const PERIOD = '(?:day|week|month|quarter|year|sprint|spring|summer|autumn|fall|winter|(?:mon|tues|wednes|thurs|fri|satur|sun)day)';
/** A time that only humans can read: `tomorrow`, `Q3 2030`, `the end of next year`, `31 January`, `2030`. */
const TIME = `(?:the )?(?:(?:end|start|middle|beginning) of )?(?:the )?(?:tomorrow|today|tonight|(?:next |this )?${PERIOD}|q[1-4]|${MONTH}(?: \\d{1,2}(?:st|nd|rd|th)?)?`
  + `|\\d{1,2}(?:st|nd|rd|th)?\\.? ${MONTH}|\\d{4}(?:[-/]\\d{1,2})?)(?:,? \\d{4})?`;
const DATE_AT_END = new RegExp(`(?<![\\\\\\w])${UNTIL_WORD} (?:${DATE}\\S*|${TIME}[).!]{0,2})$`, 'i');

/** Any other word set to a date, as in `ends=2030-01-31`. Repetitions are bounded, since lines may be long. */
const SET_TO_DATE = '\\w{1,30} ?= ?\\d{4}-\\d{1,2}-\\d{1,2}\\S{0,5}$';
const SET_TO_DATE_AT_END = new RegExp(`(?<![\\\\\\w])${SET_TO_DATE}`);

/** Where such a word begins in a reason, to be escaped with a backslash. */
const DATE_SETTING = `\\\\*(?:${UNTIL_WORD}(?:\\s?[=:]|\\s${DATE}|\\s${TIME}[).!]{0,2}$)|${SET_TO_DATE})`;
const PLAIN = new RegExp(`(?<![\\w\\\\])(?=${DATE_SETTING})`, 'gi');
const ESCAPED = new RegExp(`(?<![\\w\\\\])\\\\(?=${DATE_SETTING})`, 'gi');

/** A likely last day in a text that is read as a reason, or `undefined`. Without a date the acceptance would never end. */
export function dateLike(reason: string): string | undefined {
  const text = visible(reason.normalize('NFKC'));
  const setting = SETTING.exec(text);
  if (setting) { return text.slice(setting.index, setting.index + LONGEST_DATE); }
  const end = text.slice(-LONGEST_DATE);
  return (DATE_AT_END.exec(end) ?? SET_TO_DATE_AT_END.exec(end))?.[0];
}

/** A reason with a backslash before text that looks like a date, which makes it part of the reason. */
export function escapeDates(reason: string): string {
  return reason.replace(PLAIN, '\\');
}

/** The reason before escaping. */
export function unescapeDates(reason: string): string {
  return reason.replace(ESCAPED, '');
}
