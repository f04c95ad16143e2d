import { distance } from 'fastest-levenshtein';
import { visible } from './visible';

/** Settings allowed at the end of a line, in the order in which they are written. */
const SETTINGS = ['owner', 'ticket', 'until'] as const;

/** Settings of an acceptance in addition to its reason. */
export type AcceptanceSettings = { readonly [setting in typeof SETTINGS[number]]?: string };

/** Dates in other forms are left in the text, where they are detected. */
const LAST = /(?:^|\s)(?:(owner|ticket)=(\S+)|(until)=(\d{4}-\d{2}-\d{2}))$/;

const SETTING_WORD = '[A-Za-z][\\w-]{0,30}(?= ?=)';
/** A word followed by a value, with any backslashes before it. */
const SET = new RegExp(`(?<![\\w\\\\-])(\\\\*)(${SETTING_WORD})`, 'g');
/** The maximum number of characters to show of a text. */
const MAX_SHOWN_LENGTH = 60;

/** The settings at the end of a line, each once and in any order, and the text before them. */
export function splitSettings(line: string): { readonly text: string; readonly settings: AcceptanceSettings } {
  const settings: { [setting: string]: string } = {};
  let text = line.trimEnd();
  for (;;) {
    const found = LAST.exec(text);
    const [name, value] = found?.[3] === undefined ? [found?.[1], found?.[2]] : [found[3], found[4]];
    if (name === undefined || name in settings) { return { text, settings }; }
    settings[name] = value!;
    text = text.slice(0, found!.index).trimEnd();
  }
}

/** The settings as written after a reason. */
export function formatSettings(settings: AcceptanceSettings): string[] {
  return SETTINGS.flatMap(name => settings[name] === undefined ? [] : [`${name}=${settings[name]}`]);
}

/** A likely owner or ticket in a text that is read as a reason, or `undefined`. */
export function settingLike(reason: string): string | undefined {
  const found = [...reason.matchAll(SET)].find(([, slashes, word]) => slashes === '' && isSetting(word));
  return found && reason.slice(found.index, found.index + MAX_SHOWN_LENGTH);
}

/** A reason with a backslash before text that looks like a setting, which makes it part of the reason. */
export function escapeSettings(reason: string): string {
  return reason.replace(SET, (all, _, word: string) => isSetting(word) ? `\\${all}` : all);
}

/** The reason before escaping. */
export function unescapeSettings(reason: string): string {
  return reason.replace(SET, (all: string, slashes: string, word: string) => slashes !== '' && isSetting(word) ? all.slice(1) : all);
}

/** Why an owner or a ticket is refused, or `undefined` if it is valid. */
export function explainSetting(name: 'owner' | 'ticket', value: string): string | undefined {
  const isWord = typeof value === 'string' && visible(value) !== '' && !/[\s"'`\p{C}\p{Default_Ignorable_Code_Point}]|[,;]$/u.test(value);
  return isWord ? undefined
    : `${name === 'owner' ? 'an owner' : 'a ticket'} is one word without spaces and quotes, such as ${name === 'owner' ? 'team-payments' : 'SEC-42'}, got ${JSON.stringify(value)}`;
}

/** Whether a word is the name of a setting or similar to one. Dates are read separately. */
function isSetting(word: string): boolean {
  const lower = word.toLowerCase();
  return ['owner', 'ticket'].some(name => distance(lower, name) <= 1 || lower.startsWith(`${name}-`) || lower.startsWith(`${name}_`));
}
