import { AcceptancePolicy } from './acceptance-policy';
import { AcceptanceProblem, AnnotatedAcceptance, AnnotatedAcceptances, CheckedAcceptance } from './annotated-acceptances';
import { Finding } from './finding';
import { quote } from './quote';
import { StrayAcceptance } from './stray-acceptances';
import { Acceptance, comparableKey } from '../acceptance';
import { formatPath } from '../manifest/path';
import { AppModel } from '../model/app-model';
import { ACCEPTANCE_RULES } from '../rules/registry';
import { RuleDescription } from '../rules/rule';
import { SeverityName } from '../rules/severity';
import { didYouMean } from '../text/nearest';

/** What must be known to match acceptances with findings. */
export interface AcceptanceContext {
  readonly policy: AcceptancePolicy;
  /** Where a demand of a policy stands; unset for one of the configuration. */
  readonly demandedBy?: (key: keyof AcceptancePolicy, rule: string) => string | undefined;
  /** The day of the audit, as YYYY-MM-DD. */
  readonly today: string;
  /** The ids of rules that can be accepted, whether they are judged or not. */
  readonly acceptable: ReadonlySet<string>;
  /** The rules that judged the whole app. */
  readonly judged: ReadonlySet<string>;
}

/** An acceptance while it is matched. */
interface Matching {
  readonly written: AnnotatedAcceptance;
  /** Why it does not hold, whatever it covers. */
  readonly problem?: AcceptanceProblem;
  /** Why the configuration does not let it hold; no matter where something else accepts the finding. */
  readonly refusal?: string;
  /** Whether it covers anything. */
  used: boolean;
  /** Whether it covers something that nothing else accepts. */
  missed: boolean;
  /** Whether it covers something that nothing can accept. */
  powerless: boolean;
}

const MILLISECONDS_A_DAY = 24 * 60 * 60 * 1000;

const DESCRIPTIONS: ReadonlyMap<string, RuleDescription> = new Map(ACCEPTANCE_RULES.map(rule => [rule.id, rule]));

/** Whether what a rule finds is about acceptances themselves. */
export function isAboutAcceptances(rule: string): boolean {
  return DESCRIPTIONS.has(rule);
}

/** The acceptances in the annotations of an app, to be matched with all of its findings. */
export class Acceptances {
  private readonly annotated: AnnotatedAcceptances;
  private readonly matchings: ReadonlyMap<AnnotatedAcceptance, Matching>;

  public constructor(model: AppModel, private readonly context: AcceptanceContext) {
    this.annotated = new AnnotatedAcceptances(model);
    this.matchings = new Map(this.annotated.all.map(written => [written, {
      written, problem: this.problemOf(written), refusal: this.refusalOf(written), used: false, missed: false, powerless: false,
    }]));
  }

  /** What accepts a finding, if anything does. Each finding is asked for once. */
  public match(finding: Finding): Acceptance | undefined {
    const found = this.annotated.of(finding.object, finding.rule, finding.key)
      .map(written => this.matchings.get(written)!);
    const accepting = finding.unacceptable ? undefined : found.find(({ problem, refusal }) => problem === undefined && refusal === undefined);
    for (const matching of found) {
      matching.used = true;
      matching.missed ||= accepting === undefined;
      matching.powerless ||= finding.unacceptable === true;
    }
    return accepting?.written.acceptance;
  }

  /** What is wrong with the acceptances, once all findings are matched. */
  public findings(grades: ReadonlyMap<string, SeverityName>): Finding[] {
    const findings: Finding[] = [];
    for (const matching of this.matchings.values()) {
      const problem = matching.problem ?? this.outcomeOf(matching);
      const severity = problem && grades.get(problem.rule);
      if (severity === undefined) { continue; }
      const { rule, line, places: [{ object, path }, ...others] } = matching.written;
      const { category, fix } = DESCRIPTIONS.get(problem!.rule)!;
      findings.push({
        rule: problem!.rule,
        category,
        severity,
        object,
        path,
        key: comparableKey(`${rule} ${line}`),
        message: `${problem!.message}${others.length === 0 ? '' : ` (the same stands on ${others.length} more ${others.length === 1 ? 'object' : 'objects'})`}`,
        fix: problem!.fix ?? (object.origin.construct === undefined ? fix.yaml : fix.construct),
        unknown: false,
        unacceptable: true,
      });
    }
    return [...findings, ...this.strays(grades)];
  }

  /** What somebody meant to be an acceptance; on each object once for all that carry it. */
  private strays(grades: ReadonlyMap<string, SeverityName>): Finding[] {
    const severity = grades.get('invalid-acceptance');
    if (severity === undefined) { return []; }
    const byMessage = new Map(this.annotated.strays.map(stray => [stray.message, stray]).reverse() as [string, StrayAcceptance][]);
    const { category, fix } = DESCRIPTIONS.get('invalid-acceptance')!;
    return [...byMessage.values()].reverse().map(({ object, path, key, message }) => ({
      rule: 'invalid-acceptance',
      category,
      severity,
      object,
      path,
      key: comparableKey(key),
      message,
      fix: object.origin.construct === undefined ? fix.yaml : fix.construct,
      unknown: false,
      unacceptable: true,
    }));
  }

  /** All of them, once all findings are matched. */
  public list(): CheckedAcceptance[] {
    return [...this.matchings.values()].map(matching => ({
      ...matching.written, isUsed: matching.used, problem: matching.problem ?? this.outcomeOf(matching),
    }));
  }

  /** What is wrong with an acceptance, whatever it covers. */
  private problemOf({ rule, acceptance, problem, places: [{ path }] }: AnnotatedAcceptance): AcceptanceProblem | undefined {
    const { acceptable, policy, today } = this.context;
    if (isAboutAcceptances(rule)) {
      return { rule: 'forbidden-acceptance', message: `what ${rule} finds is about acceptances, and can't be accepted`, fix: `remove the annotation ${formatPath(path)}` };
    }
    if (!acceptable.has(rule)) {
      return { rule: 'unknown-rule-acceptance', message: `there is no rule ${quote(rule)}, so that nothing is accepted${didYouMean(rule, [...acceptable])}` };
    }
    if (problem !== undefined) { return { rule: 'invalid-acceptance', message: `an acceptance of ${rule} accepts nothing, because ${problem}` }; }
    if (acceptance?.until !== undefined && acceptance.until < today) {
      return { rule: 'expired-acceptance', message: `the acceptance of ${nameOf(rule, acceptance)} ended after ${acceptance.until}` };
    }
    if (policy.forbid?.includes(rule)) {
      return { rule: 'forbidden-acceptance', message: `${this.whoDemands('forbid', rule)} forbids to accept what ${rule} finds` };
    }
    return undefined;
  }

  private whoDemands(key: keyof AcceptancePolicy, rule: string): string {
    return this.context.demandedBy?.(key, rule) ?? 'the configuration';
  }

  /** Why the configuration does not let an acceptance hold as it is. */
  private refusalOf({ rule, acceptance }: AnnotatedAcceptance): string | undefined {
    const { policy: { maximumDays, requireUntil }, today } = this.context;
    // An acceptance without a date would escape the limit.
    if (acceptance?.until === undefined) { return requireUntil || maximumDays !== undefined ? `${this.whoDemands(requireUntil ? 'requireUntil' : 'maximumDays', rule)} demands a last day: end the line in until=YYYY-MM-DD` : undefined; }
    if (maximumDays === undefined) { return undefined; }
    const last = new Date(Date.parse(today) + maximumDays * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
    return acceptance.until > last ? `it ends on ${acceptance.until}, but ${this.whoDemands('maximumDays', rule)} allows ${maximumDays} ${maximumDays === 1 ? 'day' : 'days'}: until=${last} at the latest` : undefined;
  }

  /** What is wrong with an acceptance that could hold. */
  private outcomeOf({ written: { rule, acceptance, places }, refusal, used, missed, powerless }: Matching): AcceptanceProblem | undefined {
    const name = nameOf(rule, acceptance!);
    if (powerless) { return { rule: 'forbidden-acceptance', message: `nothing can accept ${name}: it lets everybody take the cluster` }; }
    if (!used) {
      const isJudged = this.context.judged.has(rule) && places.every(({ object }) => object.unreadable === undefined);
      return isJudged ? { rule: 'unused-acceptance', message: `the acceptance of ${name} matches no finding` } : undefined;
    }
    return refusal !== undefined && missed ? { rule: 'forbidden-acceptance', message: `the acceptance of ${name} does not hold: ${refusal}` } : undefined;
  }
}

function nameOf(rule: string, { key }: Acceptance): string {
  return key === undefined ? rule : `${rule} [${quote(key).slice(1, -1)}]`;
}
