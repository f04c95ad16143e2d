import { compareAcceptances } from './acceptance-order';
import { AnnotatedAcceptances, CheckedAcceptance } from './annotated-acceptances';
import { BaselineEntry } from './baseline-entry';
import { AcceptedBy, AcceptedFinding, AuditResult } from './finding';
import { Acceptance, comparableKey } from '../acceptance';
import { ManifestObject, Position } from '../manifest/manifest-object';
import { AppModel } from '../model/app-model';
import { SeverityName } from '../rules/severity';

/**
 * The state of an acceptance: it accepts a finding; it has expired, matches no finding,
 * cannot be parsed, names a finding that cannot be accepted, or names an unknown rule;
 * something else accepts the finding, annotations have no effect, or its rule did not
 * check the app.
 */
export type AcceptanceState = 'active' | 'expired' | 'stale' | 'invalid' | 'forbidden' | 'unknown-rule' | 'redundant' | 'ignored' | 'not-checked';

/** The object of an acceptance. */
export interface AcceptedObject {
  /** Its group and version. Only the group for an entry of a baseline; empty for an exception, which has neither. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** An acceptance of one finding, or an acceptance that accepts none. */
export interface ListedAcceptance {
  readonly state: AcceptanceState;
  readonly rule: string;
  /** The key of the finding; unset for an acceptance of all findings of a rule that accepts none. */
  readonly key?: string;
  /** Unset if it accepts no finding. */
  readonly severity?: SeverityName;
  readonly object: AcceptedObject;
  /** The number of other objects with the same acceptance, if it accepts none. */
  readonly otherObjects?: number;
  /** The number of identical findings that a baseline entry accepts; unset for one. */
  readonly count?: number;
  readonly reason: string;
  readonly by: AcceptedBy;
  readonly created?: string;
  /** The last day on which it applies. */
  readonly until?: string;
  /** The days until then: 0 on the last day, negative afterwards. */
  readonly daysLeft?: number;
  readonly owner?: string;
  readonly ticket?: string;
  readonly location?: Position;
  /** Why it accepts nothing. */
  readonly problem?: string;
}

/** Optional settings of an acceptance. */
type Details = Partial<Record<'owner' | 'ticket' | 'created' | 'until', string>>;

const STATES: { readonly [rule: string]: AcceptanceState } = {
  'expired-acceptance': 'expired',
  'unused-acceptance': 'stale',
  'invalid-acceptance': 'invalid',
  'forbidden-acceptance': 'forbidden',
  'unknown-rule-acceptance': 'unknown-rule',
};

const MILLISECONDS_A_DAY = 24 * 60 * 60 * 1000;

/** Lists all acceptances of an app, including those that accept nothing: the oldest first, then the soonest to expire. */
export function listAcceptances(model: AppModel, result: AuditResult, today: string): ListedAcceptance[] {
  return [
    ...result.accepted.map(finding => ofFinding(finding, today)),
    ...ofAnnotations(model, result, today),
    ...ofExceptions(result, today),
    ...ofBaseline(result, today),
  ].sort(compareAcceptances);
}

function ofFinding(finding: AcceptedFinding, today: string): ListedAcceptance {
  const { rule, key, severity, object, path, reason, by } = finding;
  return { state: 'active', rule, key, severity, object: objectOf(object), reason, by, ...detailsOf(finding, today), location: object.origin.position(path) };
}

function ofAnnotations(model: AppModel, { annotated, accepted }: AuditResult, today: string): ListedAcceptance[] {
  const accepting = new Map<ManifestObject, Set<string>>();
  for (const finding of accepted) {
    if (finding.by !== 'annotation') { continue; }
    const ids = accepting.get(finding.object) ?? new Set();
    accepting.set(finding.object, ids.add(idOf(finding.rule, finding)).add(idOf(finding.rule, { ...finding, key: undefined })));
  }
  const isAccepting = ({ rule, acceptance, places }: CheckedAcceptance) =>
    acceptance !== undefined && places.some(({ object }) => accepting.get(object)?.has(idOf(rule, acceptance)));
  const list = annotated
    ? annotated.filter(written => written.problem !== undefined || !isAccepting(written))
    : new AnnotatedAcceptances(model).all.map(({ problem, ...written }) => ({ ...written, isUsed: false, problem: undefined }));
  return list.map(written => {
    const { rule, line, acceptance, places: [{ object, path }, ...others] } = written;
    const { state, problem } = annotated ? stateOf(written) : { state: 'ignored' as const, problem: 'annotations do not count here' };
    return {
      state,
      rule,
      key: acceptance?.key,
      object: objectOf(object),
      ...others.length === 0 ? {} : { otherObjects: others.length },
      reason: acceptance?.reason ?? line,
      by: 'annotation' as const,
      ...detailsOf(acceptance ?? {}, today),
      location: object.origin.position(path),
      problem,
    };
  });
}

function stateOf({ isUsed, isForeign, problem }: Pick<CheckedAcceptance, 'isUsed' | 'isForeign' | 'problem'>): Pick<ListedAcceptance, 'state' | 'problem'> {
  if (isForeign) { return { state: 'ignored', problem: problem?.message ?? 'it is in a foreign manifest, where acceptances do not count' }; }
  if (problem) { return { state: STATES[problem.rule] ?? 'invalid', problem: problem.message }; }
  return isUsed ? { state: 'redundant', problem: 'something else accepts the finding, or other versions of Kubernetes have it' }
    : { state: 'not-checked', problem: 'the rule did not check the app' };
}

/** Exceptions that accept no finding. */
function ofExceptions({ exceptions = [] }: AuditResult, today: string): ListedAcceptance[] {
  return exceptions.filter(({ isAccepting }) => !isAccepting).map(({ exception, object, path, isUsed, problem }) => ({
    ...stateOf({ isUsed, isForeign: false, problem }),
    rule: exception.rule,
    key: exception.finding,
    object: { apiVersion: '', ...exception.object },
    reason: exception.reason,
    by: 'exception',
    ...detailsOf(exception, today),
    location: object.origin.position(path),
  }));
}

/** Baseline entries that accept no finding. */
function ofBaseline({ baseline = [] }: AuditResult, today: string): ListedAcceptance[] {
  return baseline.flatMap(({ entry, refused, problem, stale, notChecked }) => [
    ...ofEntry(entry, refused, { state: STATES[problem?.rule ?? ''], problem: problem?.message }, today),
    ...ofEntry(entry, stale, { state: 'stale', problem: 'it matches no finding' }, today),
    ...ofEntry(entry, notChecked, { state: 'not-checked', problem: 'the rule did not check the app' }, today),
  ]);
}

function ofEntry(entry: BaselineEntry, count: number, outcome: Pick<ListedAcceptance, 'state' | 'problem'>, today: string): ListedAcceptance[] {
  if (count === 0) { return []; }
  const { rule, key, object: { group, kind, namespace, name } } = entry;
  return [{
    ...outcome,
    rule,
    key,
    object: { apiVersion: group, kind, ...namespace === undefined ? {} : { namespace }, name },
    ...count === 1 ? {} : { count },
    reason: 'it existed when the baseline was written',
    by: 'baseline',
    ...detailsOf(entry, today),
  }];
}

/** Distinguishes the acceptance of a finding from others on the same object. */
function idOf(rule: string, { key, reason, until, owner, ticket }: Acceptance): string {
  return JSON.stringify([rule, key === undefined ? null : comparableKey(key), reason, until ?? null, owner ?? null, ticket ?? null]);
}

function detailsOf({ owner, ticket, created, until }: Details, today: string): Pick<ListedAcceptance, 'owner' | 'ticket' | 'created' | 'until' | 'daysLeft'> {
  const end = until === undefined ? NaN : Date.parse(until);
  return { created, until, ...isNaN(end) ? {} : { daysLeft: Math.round((end - Date.parse(today)) / MILLISECONDS_A_DAY) }, owner, ticket };
}

function objectOf({ apiVersion, kind, namespace, name }: ManifestObject): AcceptedObject {
  return { apiVersion, kind, ...namespace === undefined ? {} : { namespace }, name };
}
