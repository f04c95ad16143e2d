import { comparableKey } from './comparable-key';
import { escapeDates, unescapeDates } from './date-like';
import { oneLine } from './one-line';
import { AcceptanceSettings, escapeSettings, explainSetting, formatSettings, splitSettings, unescapeSettings } from './settings';
import { visible } from './visible';

/** The prefix of the annotations that hold acceptances; the rule id follows. */
export const ACCEPTANCE_ANNOTATION_PREFIX = 'cdk8s-least-privilege/accept.';

/** The fewest characters a reason may have. */
export const MINIMUM_REASON_LENGTH = 10;

/** One accepted finding of one rule on one object. */
export interface Acceptance {
  /** The key of the accepted finding; all findings of the rule if unset. */
  readonly key?: string;
  /** Why. */
  readonly reason: string;
  /** The last day on which it applies, as YYYY-MM-DD. */
  readonly until?: string;
  /** The owner. */
  readonly owner?: string;
  /** The ticket. */
  readonly ticket?: string;
}

/** Why an acceptance is refused, or `undefined` if it is valid. */
export function explainAcceptance({ key, reason, until, owner, ticket }: Acceptance): string | undefined {
  return (key === undefined ? undefined : explainKey(key)) ?? explainReason(reason) ?? explainSettings({ until, owner, ticket });
}

/** Why a date, an owner or a ticket is refused, or `undefined` if they are valid. */
export function explainSettings({ until, owner, ticket }: AcceptanceSettings): string | undefined {
  return (until === undefined ? undefined : explainUntil(until))
    ?? (owner === undefined ? undefined : explainSetting('owner', owner))
    ?? (ticket === undefined ? undefined : explainSetting('ticket', ticket));
}

/** Why a reason is refused, or `undefined` if it is valid. */
export function explainReason(reason: string): string | undefined {
  const length = [...visible(reason)].length;
  return length >= MINIMUM_REASON_LENGTH ? undefined
    : `a reason needs at least ${MINIMUM_REASON_LENGTH} characters for a reviewer to assess it, got ${JSON.stringify(reason)}`;
}

/** Why a date is refused, or `undefined` if it is valid. */
export function explainUntil(until: string): string | undefined {
  const date = new Date(`${until}T00:00:00Z`);
  const real = /^\d{4}-\d{2}-\d{2}$/.test(until) && !isNaN(date.getTime()) && date.toISOString().startsWith(until);
  return real ? undefined : `a date must be a calendar day as YYYY-MM-DD, got ${JSON.stringify(until)}`;
}

/** Why a finding key is refused, or `undefined` if it is valid. */
export function explainKey(key: string): string | undefined {
  return visible(key) === '' ? `a finding is named by its key, such as "container app", got ${JSON.stringify(key)}` : undefined;
}

/** The annotation key for the acceptances of a rule. */
export function acceptanceAnnotation(rule: string): string {
  return `${ACCEPTANCE_ANNOTATION_PREFIX}${rule}`;
}

/**
 * The annotation value: one acceptance a line, sorted, without duplicates. White space in
 * keys and reasons becomes one space; everything else is preserved.
 */
export function formatAcceptances(acceptances: readonly Acceptance[]): string {
  return [...new Set(acceptances.map(formatLine))].sort().join('\n');
}

/** Parses an annotation value. */
export function parseAcceptances(value: string): Acceptance[] {
  return value.split('\n').map(line => line.trim()).filter(line => line !== '').map(parseLine);
}

function formatLine({ key, reason, until, owner, ticket }: Acceptance): string {
  let text = oneLine(reason);
  // A backslash keeps the reason from being read as a key or a setting.
  if (key === undefined) { text = text.replace(/^(?=\\*\[)/, '\\'); }
  text = escapeSettings(escapeDates(text));
  return [
    ...(key === undefined ? [] : [`[${escapeKey(comparableKey(key))}]`]),
    ...(text === '' ? [] : [text]),
    ...formatSettings({ owner, ticket, until }),
  ].join(' ');
}

function parseLine(line: string): Acceptance {
  // A carriage return does not end a line here. The patterns avoid quadratic time on runs of spaces, because lines may be long.
  const [, key, rest] = /^(?:\[((?:\\.|[^\\\]])*)\]\s*)?(.*)$/s.exec(line)!;
  const { text, settings } = splitSettings(rest);
  const reason = unescapeDates(unescapeSettings(key === undefined ? text.replace(/^\\(?=\\*\[)/, '') : text));
  return { ...(key === undefined ? {} : { key: key.replace(/\\(.)/gs, '$1') }), reason, ...settings };
}

/** RBAC names may contain a bracket, which would end the key early. */
function escapeKey(key: string): string {
  return key.replace(/[\\\]]/g, '\\$&');
}
