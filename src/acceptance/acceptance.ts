/** The prefix of the annotations that hold acceptances; the rule id follows. */
export const ACCEPTANCE_ANNOTATION_PREFIX = 'cdk8s-least-privilege/accept.';

/** The fewest characters a reason may have. */
export const MINIMUM_REASON_LENGTH = 10;

/** One accepted finding of one rule on one object. */
export interface Acceptance {
  /** Which finding of the rule is accepted; all of them without it. */
  readonly key?: string;
  /** Why. */
  readonly reason: string;
  /** The last day on which it holds, as YYYY-MM-DD. */
  readonly until?: string;
}

/** Why a reason is refused, or `undefined` when it is fine. */
export function explainReason(reason: string): string | undefined {
  const length = oneLine(reason).length;
  return length >= MINIMUM_REASON_LENGTH ? undefined
    : `a reason needs at least ${MINIMUM_REASON_LENGTH} characters so that a reviewer can judge it, got ${JSON.stringify(reason)}`;
}

/** The annotation key under which the acceptances of a rule are written. */
export function acceptanceAnnotation(rule: string): string {
  return `${ACCEPTANCE_ANNOTATION_PREFIX}${rule}`;
}

/** The annotation value: one acceptance a line, sorted, none twice. */
export function formatAcceptances(acceptances: readonly Acceptance[]): string {
  return [...new Set(acceptances.map(formatLine))].sort().join('\n');
}

/** Reads an annotation value back. */
export function parseAcceptances(value: string): Acceptance[] {
  return value.split('\n').map(line => line.trim()).filter(line => line !== '').map(parseLine);
}

function formatLine({ key, reason, until }: Acceptance): string {
  return [
    ...(key === undefined ? [] : [`[${escapeKey(oneLine(key))}]`]),
    oneLine(reason),
    ...(until === undefined ? [] : [`until=${until}`]),
  ].join(' ');
}

function parseLine(line: string): Acceptance {
  const match = /^(?:\[((?:\\.|[^\\\]])*)\]\s*)?(.*?)(?:\s+until=(\d{4}-\d{2}-\d{2}))?$/.exec(line)!;
  const [, key, reason, until] = match;
  return {
    ...(key === undefined ? {} : { key: key.replace(/\\(.)/g, '$1') }),
    reason,
    ...(until === undefined ? {} : { until }),
  };
}

/** Names in RBAC may hold a bracket, which would end the key too early. */
function escapeKey(key: string): string {
  return key.replace(/[\\\]]/g, '\\$&');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
