import { Acceptance, explainKey, explainReason, explainSettings, parseAcceptances } from './acceptance';
import { dateLike } from './date-like';
import { settingLike, splitSettings } from './settings';

/** An acceptance as written. */
export interface WrittenAcceptance {
  /** The line, trimmed. */
  readonly line: string;
  readonly acceptance: Acceptance;
  /** Why it accepts nothing; unset if it is valid. */
  readonly problem?: string;
}

/** Reads an annotation value and reports the problem of each line. */
export function readAcceptances(value: string): WrittenAcceptance[] {
  return value.split('\n').map(line => line.trim()).filter(line => line !== '').map(line => {
    const [acceptance] = parseAcceptances(line);
    const problem = explainLine(line, acceptance);
    return { line, acceptance, ...problem === undefined ? {} : { problem } };
  });
}

function explainLine(line: string, acceptance: Acceptance): string | undefined {
  const { key, reason } = acceptance;
  // Read as a reason, it would accept every finding of the rule.
  if (line.startsWith('[') && key === undefined) { return 'it begins with a key whose bracket is not closed; write [<key>] <reason>'; }
  return (key === undefined ? undefined : explainKey(key))
    ?? explainMisspelt(line)
    ?? explainSettings(acceptance)
    ?? explainReason(reason);
}

/** Checks the line, because parsing removes the backslashes that make text part of the reason. */
function explainMisspelt(line: string): string | undefined {
  const { text, settings } = splitSettings(line.replace(KEY, ''));
  const date = dateLike(text);
  if (date !== undefined) { return `a date in it can't be read, got ${JSON.stringify(date)}; write until=YYYY-MM-DD at the end of the line`; }
  const setting = settingLike(text);
  if (setting === undefined) { return undefined; }
  const twice = (['owner', 'ticket'] as const).find(name => settings[name] !== undefined && setting.startsWith(`${name}=`));
  return twice === undefined
    ? `an owner or a ticket in it can't be read, got ${JSON.stringify(setting)}; write owner=<one word> or ticket=<one word> at the end of the line, or \\${setting.split(/[ =]/)[0]}= if it is part of the reason`
    : `it names two ${twice}s, got ${JSON.stringify(setting)} too; write ${twice}= once`;
}

const KEY = /^\[(?:\\.|[^\\\]])*\]/s;
