import { AcceptanceContext, whoDemands } from './acceptance-context';
import { unmetDemands } from './acceptance-demands';
import { AcceptanceProblem, AnnotatedAcceptance, AnnotatedAcceptances, CheckedAcceptance } from './annotated-acceptances';
import { Finding } from './finding';
import { fixOf } from './fix-of';
import { ForeignManifests } from './foreign-manifests';
import { quote } from './quote';
import { StrayAcceptance } from './stray-acceptances';
import { Acceptance, comparableKey } from '../acceptance';
import { formatPath } from '../manifest/path';
import { AppModel } from '../model/app-model';
import { ACCEPTANCE_RULES } from '../rules/registry';
import { RuleDescription } from '../rules/rule';
import { SeverityName } from '../rules/severity';
import { didYouMean } from '../text/nearest';

/** What acceptances in annotations are matched against. */
export interface AnnotationContext extends AcceptanceContext {
  /** @default - none is foreign */
  readonly isForeign?: ForeignManifests;
  /** The ids of rules that can be accepted, whether they run or not. */
  readonly acceptable: ReadonlySet<string>;
  /** The rules that checked the whole app. */
  readonly checkedRules: ReadonlySet<string>;
}

/** An acceptance while it is matched. */
interface Matching {
  readonly written: AnnotatedAcceptance;
  /** Why it is invalid, regardless of what it covers. */
  readonly problem?: AcceptanceProblem;
  /** Why the configuration refuses it; irrelevant where something else accepts the finding. */
  readonly refusal?: string;
  /** Whether it covers anything. */
  used: boolean;
  /** Whether it covers a finding that nothing else accepts. */
  missed: boolean;
  /** Whether it covers a finding that cannot be accepted. */
  coversUnacceptable: boolean;
}

const DESCRIPTIONS: ReadonlyMap<string, RuleDescription> = new Map(ACCEPTANCE_RULES.map(rule => [rule.id, rule]));

/** Whether a rule reports on acceptances themselves. */
export function isAboutAcceptances(rule: string): boolean {
  return DESCRIPTIONS.has(rule);
}

/** The acceptances in the annotations of an app, to be matched with all findings. */
export class Acceptances {
  private readonly annotated: AnnotatedAcceptances;
  private readonly matchings: ReadonlyMap<AnnotatedAcceptance, Matching>;

  public constructor(model: AppModel, private readonly context: AnnotationContext) {
    this.annotated = new AnnotatedAcceptances(model, context.isForeign);
    this.matchings = new Map(this.annotated.all.map(written => [written, {
      written, ...this.reasonsAgainst(written), used: false, missed: false, coversUnacceptable: false,
    }]));
  }

  /** The acceptance of a finding, if it has one. Call this once per finding. */
  public match(finding: Finding): Acceptance | undefined {
    const found = this.covering(finding);
    const accepting = finding.unacceptable ? undefined : found.find(({ problem, refusal }) => problem === undefined && refusal === undefined);
    for (const matching of found) {
      matching.used = true;
      matching.coversUnacceptable ||= finding.unacceptable === true;
    }
    return accepting?.written.acceptance;
  }

  /** Records a finding that nothing accepts, not even a baseline. */
  public miss(finding: Finding): void {
    for (const matching of this.covering(finding)) { matching.missed = true; }
  }

  private covering({ object, rule, key }: Finding): Matching[] {
    return this.annotated.of(object, rule, key).map(written => this.matchings.get(written)!);
  }

  /** Problems of the acceptances. Call this once all findings are matched. */
  public findings(severities: ReadonlyMap<string, SeverityName>): Finding[] {
    const findings: Finding[] = [];
    for (const matching of this.matchings.values()) {
      const problem = matching.problem ?? this.outcomeOf(matching);
      const severity = problem && severities.get(problem.rule);
      if (severity === undefined) { continue; }
      const { rule, line, places: [{ object, path }, ...others] } = matching.written;
      const description = DESCRIPTIONS.get(problem!.rule)!;
      findings.push({
        rule: problem!.rule,
        category: description.category,
        severity,
        object,
        path,
        key: comparableKey(`${rule} ${line}`),
        message: `${problem!.message}${others.length === 0 ? '' : ` (also on ${others.length} more ${others.length === 1 ? 'object' : 'objects'})`}`,
        ...fixOf(object, description, path, problem!.fix),
        unknown: false,
        unacceptable: true,
      });
    }
    return [...findings, ...this.strayAcceptances(severities)];
  }

  /** Text that was meant as an acceptance, reported once for all objects that carry it. */
  private strayAcceptances(severities: ReadonlyMap<string, SeverityName>): Finding[] {
    const severity = severities.get('invalid-acceptance');
    if (severity === undefined) { return []; }
    const byMessage = new Map(this.annotated.strays.map(stray => [stray.message, stray]).reverse() as [string, StrayAcceptance][]);
    const description = DESCRIPTIONS.get('invalid-acceptance')!;
    return [...byMessage.values()].reverse().map(({ object, path, key, message }) => ({
      rule: 'invalid-acceptance',
      category: description.category,
      severity,
      object,
      path,
      key: comparableKey(key),
      message,
      ...fixOf(object, description, path, undefined),
      unknown: false,
      unacceptable: true,
    }));
  }

  /** All acceptances. Call this once all findings are matched. */
  public list(): CheckedAcceptance[] {
    return [...this.matchings.values()].map(matching => ({
      ...matching.written, isUsed: matching.used, problem: matching.problem ?? this.outcomeOf(matching),
    }));
  }

  /** Why an acceptance is invalid, regardless of what it covers. */
  private problemOf({ rule, acceptance, problem, places: [{ path }] }: AnnotatedAcceptance): AcceptanceProblem | undefined {
    const { acceptable, policy, today } = this.context;
    if (isAboutAcceptances(rule)) {
      return { rule: 'forbidden-acceptance', message: `findings of ${rule} are about acceptances, and can't be accepted`, fix: `remove the annotation ${formatPath(path)}` };
    }
    if (!acceptable.has(rule)) {
      return { rule: 'unknown-rule-acceptance', message: `there is no rule ${quote(rule)}, so the acceptance has no effect${didYouMean(rule, [...acceptable])}` };
    }
    if (problem !== undefined) { return { rule: 'invalid-acceptance', message: `an acceptance of ${rule} has no effect, because ${problem}` }; }
    if (acceptance?.until !== undefined && acceptance.until < today) {
      return { rule: 'expired-acceptance', message: `the acceptance of ${nameOf(rule, acceptance)} expired after ${acceptance.until}` };
    }
    if (policy.forbid?.includes(rule)) {
      return { rule: 'forbidden-acceptance', message: `${whoDemands(this.context, 'forbid', rule)} forbids accepting findings of ${rule}` };
    }
    return undefined;
  }

  private reasonsAgainst(written: AnnotatedAcceptance): Pick<Matching, 'problem' | 'refusal'> {
    return written.isForeign ? { refusal: this.foreignRefusal(written) } : { problem: this.problemOf(written), refusal: this.refusalOf(written) };
  }

  private foreignRefusal({ rule }: AnnotatedAcceptance): string {
    const place = 'it is in a foreign manifest';
    return this.context.policy.foreign === undefined ? `${place}, where acceptances do not count`
      : `${place}, and ${whoDemands(this.context, 'foreign', rule)} does not allow that`;
  }

  /** Why the configuration refuses an acceptance. */
  private refusalOf({ rule, acceptance = { reason: '' } }: AnnotatedAcceptance): string | undefined {
    const { policy, today } = this.context;
    const refusals = unmetDemands(policy, acceptance, today).map(({ key, text }) => text(whoDemands(this.context, key, rule), (setting, value) => `${setting}=${value}`));
    return refusals.length === 0 ? undefined : refusals.join('; ');
  }

  /** The problem of an acceptance that is valid in itself. */
  private outcomeOf({ written, refusal, used, missed, coversUnacceptable }: Matching): AcceptanceProblem | undefined {
    const { rule, acceptance, places, isForeign } = written;
    // Users of a third-party manifest can't fix it; it is reported only if it misleads.
    if (isForeign && !missed) { return undefined; }
    const name = nameOf(rule, acceptance!);
    if (coversUnacceptable) { return { rule: 'forbidden-acceptance', message: `${name} cannot be accepted: it lets everyone take over the cluster` }; }
    if (!used) {
      const isChecked = this.context.checkedRules.has(rule) && places.every(({ object }) => object.unreadable === undefined);
      return isChecked ? { rule: 'unused-acceptance', message: `the acceptance of ${name} matches no finding` } : undefined;
    }
    if (refusal === undefined || !missed) { return undefined; }
    return {
      rule: 'forbidden-acceptance',
      message: `the acceptance of ${name} is not valid: ${refusal}`,
      ...isForeign ? { fix: foreignFix(written) } : {},
    };
  }
}

function foreignFix({ rule, acceptance, places: [{ object }] }: AnnotatedAcceptance): string {
  const key = acceptance?.key ?? '<key in brackets>';
  const own = object.origin.construct === undefined ? 'accept the finding in exceptions of least-privilege.yaml, or in a baseline'
    : `accept it in the app: Findings.of(<the Include or Helm>).accept({ rule: '${rule}', finding: '${key}', reason: '...' })`;
  return `${own}; or let annotations of foreign manifests count, with acceptances: {foreign: true} in least-privilege.yaml`;
}

function nameOf(rule: string, { key }: Acceptance): string {
  return key === undefined ? rule : `${rule} [${quote(key).slice(1, -1)}]`;
}
