import { Acceptance, explainKey, explainReason, explainUntil, parseAcceptances } from './acceptance';

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

/** How much of a line's end is looked at for a date. */
const LONGEST_DATE = 50;

function explainLine(line: string, { key, reason, until }: Acceptance): string | undefined {
  // Read as a reason it would accept every finding of the rule.
  if (line.startsWith('[') && key === undefined) { return 'it begins with a key whose bracket is not closed; write [<key>] <reason>'; }
  return (key === undefined ? undefined : explainKey(key))
    ?? (until === undefined ? explainMisspeltUntil(reason) : explainUntil(until))
    ?? explainReason(reason);
}

/** What somebody meant to be a date; read as a reason it would never end. */
function explainMisspeltUntil(reason: string): string | undefined {
  // A reason may well end like a date, with a backslash before it.
  if (/(?:^|[\s\\])until=\d{4}-\d{2}-\d{2}$/.test(reason)) { return undefined; }
  const [end] = /\b(?:until|expires)\s?[=:]\s?\d\S*$/i.exec(reason.slice(-LONGEST_DATE)) ?? [];
  return end === undefined ? undefined : `it ends like a date that can't be read, got ${JSON.stringify(end)}; write until=YYYY-MM-DD at the end of the line`;
}
