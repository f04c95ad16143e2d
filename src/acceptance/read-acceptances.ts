import { Acceptance, explainKey, explainReason, explainUntil, parseAcceptances } from './acceptance';
import { dateLike } from './date-like';

/** An acceptance as somebody wrote it. */
export interface WrittenAcceptance {
  /** The line, without the blanks around it. */
  readonly line: string;
  readonly acceptance: Acceptance;
  /** Why it accepts nothing; unset when it is fine. */
  readonly problem?: string;
}

/** Reads an annotation value, and says what is wrong with each line. */
export function readAcceptances(value: string): WrittenAcceptance[] {
  return value.split('\n').map(line => line.trim()).filter(line => line !== '').map(line => {
    const [acceptance] = parseAcceptances(line);
    const problem = explainLine(line, acceptance);
    return { line, acceptance, ...problem === undefined ? {} : { problem } };
  });
}

function explainLine(line: string, { key, reason, until }: Acceptance): string | undefined {
  // Read as a reason it would accept every finding of the rule.
  if (line.startsWith('[') && key === undefined) { return 'it begins with a key whose bracket is not closed; write [<key>] <reason>'; }
  return (key === undefined ? undefined : explainKey(key))
    ?? explainMisspeltDate(line)
    ?? (until === undefined ? undefined : explainUntil(until))
    ?? explainReason(reason);
}

/** A backslash makes it a part of the reason, which parsing takes away: so it is looked for in the line. */
function explainMisspeltDate(line: string): string | undefined {
  const found = dateLike(line.replace(KEY, '').replace(UNTIL, ''));
  return found === undefined ? undefined
    : `a date in it can't be read, got ${JSON.stringify(found)}; write until=YYYY-MM-DD at the end of the line`;
}

const KEY = /^\[(?:\\.|[^\\\]])*\]/s;
const UNTIL = /(?:^|\s)until=\d{4}-\d{2}-\d{2}$/;
