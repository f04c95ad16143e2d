import { AcceptanceContext } from './acceptance-context';
import { AcceptancePolicy } from './acceptance-policy';
import { Acceptances } from './acceptances';
import { Baseline, staleEntries } from './baseline';
import { BaselineMatcher } from './baseline-matcher';
import { dependentFindings } from './dependent-findings';
import { derivedFindings } from './derived-findings';
import { ConfiguredException } from './exception';
import { Exceptions } from './exceptions';
import { FailOnName } from './fail-on';
import { find } from './find';
import { AcceptedFinding, AuditError, AuditResult, AuditSummary, Finding } from './finding';
import { foreignAudiencesNote } from './foreign-audiences';
import { ForeignManifests } from './foreign-manifests';
import { InputError } from './input-error';
import { LoweredRules } from './lowered-rules';
import { NeverAcceptable } from './never-acceptable';
import { notCheckedIn, notCheckedNote } from './not-checked';
import { Override, Overrides } from './overrides';
import { ruleSeverities, SeverityOverride } from './rule-severities';
import { tooLargeRoles } from './too-large-roles';
import { UnknownOptions, UnknownPolicy, unknownSeverity } from './unknown-policy';
import { unusedOverrides } from './unused-overrides';
import { ACCEPTED_RULES, explainUntil } from '../acceptance';
import { factsOf } from '../kubernetes/kubernetes-version';
import { AppModel } from '../model/app-model';
import { unusedAcceptance } from '../rules/acceptances/unused-acceptance';
import { limitIn } from '../rules/combined-pack';
import { Pack } from '../rules/pack';
import { recommended } from '../rules/packs';
import { RULE_DESCRIPTIONS, RULES } from '../rules/registry';
import { Rule } from '../rules/rule';
import { SEVERITIES, SeverityName } from '../rules/severity';

/** Options of an audit. */
export interface AuditOptions {
  /** The date of the audit, as YYYY-MM-DD; acceptances whose last day is before it have expired. */
  readonly today: string;
  /** @default - the pack `recommended` */
  readonly pack?: Pack;
  /** Overrides the severity of rules, or turns them off. */
  readonly rules?: { readonly [rule: string]: SeverityOverride };
  /** Severities of rules for parts of the input, which take precedence over `rules`. */
  readonly overrides?: readonly Override[];
  /** Custom rules, with the severity `medium` unless overridden. */
  readonly customRules?: readonly Rule[];
  readonly acceptances?: AcceptancePolicy;
  /** Where a policy sets a requirement for acceptances. */
  readonly demandedBy?: AcceptanceContext['demandedBy'];
  readonly baseline?: Baseline;
  readonly exceptions?: readonly ConfiguredException[];
  /** Whether only a part of the configured app is checked; exceptions without a finding are then not reported. */
  readonly isPart?: boolean;
  /** @default - no manifest is foreign */
  readonly isForeign?: ForeignManifests;
  /** @default - the setting of the pack, or else `low` */
  readonly unknown?: UnknownPolicy;
  /** Categories whose unknown findings count at least `as-known`, because a policy says so. */
  readonly asKnown?: UnknownOptions['asKnown'];
  /** The lowest severity of a finding that fails a run: with `unknown: fail`, unknown findings get at least this severity. */
  readonly failOn?: FailOnName;
  /** Problems of the settings, which become part of the result. */
  readonly findings?: readonly Finding[];
  /** Additional notes for the reader, which become part of the result. */
  readonly notes?: readonly string[];
  /** Read errors, which become part of the result. */
  readonly errors?: readonly AuditError[];
  /** Called before each rule. */
  readonly progress?: (done: number, total: number) => void;
}

const RANK: ReadonlyMap<SeverityName, number> = new Map(SEVERITIES.map((severity, index) => [severity, index]));

/**
 * Checks an app. Findings are in the order of the given objects, the most severe of each
 * first.
 *
 * @throws InputError if an option names a rule that does not exist, or a custom rule has the id of another
 */
export function audit(model: AppModel, options: AuditOptions): AuditResult {
  const { today, pack = recommended, customRules = [], acceptances: policy = {} } = options;
  const problem = explainUntil(today);
  if (problem) { throw new InputError(`today is not a date: ${problem}`); }
  const severities = ruleSeverities(pack, RULE_DESCRIPTIONS, customRules, options.rules);
  const never = new NeverAcceptable(model);
  const ofUnknown = unknownSeverity({ ...options, pack });
  const ofPack = ruleSeverities(pack, RULE_DESCRIPTIONS, customRules);
  const overrides = new Overrides(options.overrides ?? [], severities, never);
  const lowered = new LoweredRules(ofPack, severities, never, ofUnknown);
  const { leftOut, errors, limited, ...all } = find(model, [...RULES, ...customRules], {
    severities: lowered.toFind,
    overrides,
    byUser: options.rules,
    limitIn: (rule, circumstance) => limitIn(pack, rule, circumstance),
    ofPack,
    unknownSeverity: ofUnknown,
    progress: options.progress,
  });
  const found = lowered.without(all.findings, overrides);
  const checkedRules = new Set([...all.checkedRules].filter(rule => severities.has(rule)));

  const forbidden = new Set(policy.forbid);
  const context: AcceptanceContext = { policy, demandedBy: options.demandedBy, today };
  const acceptances = policy.inline === false ? undefined : new Acceptances(model, {
    ...context,
    isForeign: policy.foreign ? undefined : options.isForeign,
    // Constructs write acceptances for rules of later versions; those are valid, and not checked.
    acceptable: new Set([...RULES, ...customRules].map(({ id }) => id).concat(ACCEPTED_RULES)),
    checkedRules,
  });
  const exceptions = new Exceptions(options.exceptions ?? [], context);
  const baseline = new BaselineMatcher(options.baseline ?? { entries: [] }, context);

  const findings: Finding[] = [];
  const accepted: AcceptedFinding[] = [];
  const asFinding = (raw: Finding): Finding => never.includes(raw.rule, raw.object) || forbidden.has(raw.rule) ? { ...raw, unacceptable: true } : raw;
  const report = (finding: Finding): void => {
    const acceptance = acceptances?.match(finding);
    const exception = exceptions.match(finding, acceptance !== undefined);
    if (acceptance) {
      const { key: _, ...details } = acceptance;
      accepted.push({ ...finding, ...details, by: 'annotation' });
      return;
    }
    if (exception) {
      const { reason, until, owner, ticket } = exception;
      accepted.push({ ...finding, reason, until, owner, ticket, by: 'exception' });
      return;
    }
    const entry = baseline.match(finding);
    if (entry) {
      const { created, until, owner, ticket } = entry;
      accepted.push({ ...finding, reason: 'it existed when the baseline was written', created, until, owner, ticket, by: 'baseline' });
    } else {
      findings.push(finding);
      acceptances?.miss(finding);
      exceptions.miss(finding);
    }
  };
  found.filter(({ onceAccepted, followsFrom }) => onceAccepted === undefined && followsFrom === undefined).map(asFinding).forEach(report);
  const dependent = dependentFindings(model, found.filter(({ onceAccepted }) => onceAccepted !== undefined), { findings, accepted }, ofUnknown);
  dependent.due.map(asFinding).forEach(report);
  const derived = derivedFindings(model, found.filter(({ followsFrom }) => followsFrom !== undefined), { findings, accepted });
  derived.due.map(asFinding).forEach(report);
  // Accepting a finding before it appears is valid.
  const accepts = (finding: Finding): boolean => {
    const acceptance = acceptances?.match(finding);
    exceptions.match(finding, true);
    baseline.keep(finding);
    return acceptance !== undefined;
  };
  const pending = dependent.pending.map(asFinding).filter(finding => !accepts(finding));
  dependent.idle.forEach(accepts);
  derived.declared.forEach(accepts);
  // Acceptances of findings in other versions of Kubernetes or other packs are not unused.
  leftOut.forEach(accepts);
  findings.push(...acceptances?.findings(severities) ?? [], ...baseline.findings(severities));

  const annotated = acceptances?.list() ?? [];
  const entries = baseline.list(checkedRules);
  const excepting = options.isPart ? new Set<string>() : checkedRules;
  const allErrors = [...options.errors ?? [], ...errors, ...tooLargeRoles(model)];
  const severityOfUnused = severities.get(unusedAcceptance.id);
  // The override may be for something that could not be read.
  const seesAll = !options.isPart && (options.errors ?? []).length === 0;
  const idle = severityOfUnused === undefined || !seesAll ? [] : unusedOverrides(model, options.overrides ?? [], severityOfUnused);
  const sorted = [...options.findings ?? [], ...exceptions.findings(severities, excepting), ...idle, ...sort(model, findings)];
  const notChecked = notCheckedIn(model);
  const { note, ...version } = versionOf(model);
  const notes = [note, foreignAudiencesNote(model), notCheckedNote(notChecked), lowered.note, ...options.notes ?? []]
    .filter(each => each !== undefined);
  return {
    pack: pack.name,
    ...version,
    ...notes.length === 0 ? {} : { notes },
    ...notChecked.length === 0 ? {} : { notChecked },
    findings: sorted,
    accepted: sort(model, accepted),
    ...pending.length === 0 ? {} : { pending },
    errors: allErrors,
    summary: summarize(model, sorted, accepted.length, allErrors.length),
    checkedRules: new Set([...checkedRules].filter(rule => !limited.has(rule))),
    ...options.exceptions === undefined ? {} : { exceptions: exceptions.list(excepting) },
    staleBaseline: staleEntries(entries),
    ...entries.length === 0 ? {} : { baseline: entries },
    ...annotated.length === 0 ? {} : { annotated },
  };
}

function versionOf({ kubernetesVersion }: AppModel): Pick<AuditResult, 'kubernetesVersion'> & { readonly note?: string } {
  if (kubernetesVersion === undefined) { return {}; }
  const { minor, note = `checked for Kubernetes 1.${minor}` } = factsOf(kubernetesVersion);
  return { kubernetesVersion: `1.${minor}`, note };
}

function sort<F extends Finding>(model: AppModel, findings: readonly F[]): F[] {
  if (findings.length < 2) { return [...findings]; }
  const order = new Map(model.objects.map((object, index) => [object, index]));
  return [...findings].sort((a, b) => order.get(a.object)! - order.get(b.object)! || RANK.get(a.severity)! - RANK.get(b.severity)!);
}

function summarize(model: AppModel, findings: readonly Finding[], accepted: number, errors: number): AuditSummary {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const { severity } of findings) { counts[severity]++; }
  return {
    objects: model.objects.length,
    workloads: model.workloads.filter(({ object }) => !model.isContext(object)).length,
    serviceAccounts: model.serviceAccounts.filter(({ object }) => object !== undefined && !model.isContext(object) && !model.partOf(object)).length,
    findings: counts,
    accepted,
    errors,
  };
}
