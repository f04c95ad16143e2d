import { AcceptanceContext, whoDemands } from './acceptance-context';
import { unmetDemands } from './acceptance-demands';
import { AcceptanceProblem } from './annotated-acceptances';
import { CheckedException, ConfiguredException, Exception, isExcepted, matchesName } from './exception';
import { Finding } from './finding';
import { quote } from './quote';
import { comparableKey } from '../acceptance';
import { ACCEPTANCE_RULES } from '../rules/registry';
import { SeverityName } from '../rules/severity';

/** An exception while it is matched. */
interface Matching {
  readonly configured: ConfiguredException;
  /** Why it is invalid, regardless of what it covers. */
  readonly problem?: AcceptanceProblem;
  /** Why the configuration refuses it; irrelevant where something else accepts the finding. */
  readonly refusal?: string;
  isAccepting: boolean;
  isUsed: boolean;
  /** Whether it covers a finding that nothing else accepts. */
  isMissed: boolean;
  /** Whether it covers a finding that cannot be accepted. */
  coversUnacceptable: boolean;
  /** A finding that it was probably meant for. */
  near?: Finding;
}

/** The exceptions of a configuration, to be matched with all findings. */
export class Exceptions {
  private readonly all: readonly Matching[];
  private readonly byRule = new Map<string, Matching[]>();

  public constructor(configured: readonly ConfiguredException[], private readonly context: AcceptanceContext) {
    this.all = configured.map(each => ({
      configured: each, ...this.reasonsAgainst(each), isAccepting: false, isUsed: false, isMissed: false, coversUnacceptable: false,
    }));
    for (const matching of this.all) {
      const { rule } = matching.configured.exception;
      const ofRule = this.byRule.get(rule);
      if (ofRule) { ofRule.push(matching); } else { this.byRule.set(rule, [matching]); }
    }
  }

  /**
   * The exception that accepts a finding, if one does. Call this once per finding.
   *
   * @param isAccepted Whether the finding is already accepted and needs no exception.
   */
  public match(finding: Finding, isAccepted: boolean): Exception | undefined {
    const found = this.covering(finding);
    for (const matching of found) {
      matching.isUsed = true;
      matching.coversUnacceptable ||= finding.unacceptable === true;
    }
    if (isAccepted || finding.unacceptable) { return undefined; }
    const accepting = found.find(({ problem, refusal }) => problem === undefined && refusal === undefined);
    if (accepting) { accepting.isAccepting = true; }
    return accepting?.configured.exception;
  }

  /** Records a finding that nothing accepts. */
  public miss(finding: Finding): void {
    for (const matching of this.covering(finding)) { matching.isMissed = true; }
  }

  /** Problems of the exceptions. Call this once all findings are matched. */
  public findings(severities: ReadonlyMap<string, SeverityName>, checkedRules: ReadonlySet<string>): Finding[] {
    return this.list(checkedRules).flatMap(({ exception, object, path, place, problem }) => {
      const severity = problem && severities.get(problem.rule);
      if (severity === undefined) { return []; }
      return [{
        rule: problem!.rule,
        category: ACCEPTANCE_RULES.find(({ id }) => id === problem!.rule)!.category,
        severity,
        object,
        path,
        key: comparableKey(`exception ${nameOf(exception)}`),
        message: problem!.message,
        fix: problem!.fix ?? `remove ${place}`,
        unknown: false,
        unacceptable: true as const,
      }];
    });
  }

  /** All exceptions. Call this once all findings are matched. */
  public list(checkedRules: ReadonlySet<string>): CheckedException[] {
    return this.all.map(matching => {
      const { configured, isAccepting, isUsed } = matching;
      return { ...configured, isAccepting, isUsed, problem: matching.problem ?? this.outcomeOf(matching, checkedRules) };
    });
  }

  private reasonsAgainst({ exception, place }: ConfiguredException): Pick<Matching, 'problem' | 'refusal'> {
    const { rule, until } = exception;
    const { policy, today } = this.context;
    if (until !== undefined && until < today) {
      return { problem: { rule: 'expired-acceptance', message: `the exception for ${nameOf(exception)} expired after ${until}`, fix: `fix the finding and remove ${place}, or review it again and set a later day` } };
    }
    if (policy.forbid?.includes(rule)) {
      return { problem: { rule: 'forbidden-acceptance', message: `${whoDemands(this.context, 'forbid', rule)} forbids accepting findings of ${rule}` } };
    }
    const unmet = unmetDemands(policy, exception, today).map(({ key, text }) => text(whoDemands(this.context, key, rule), (setting, value) => `${setting}: ${value}`));
    return unmet.length === 0 ? {} : { refusal: unmet.join('; ') };
  }

  /** The problem of an exception that is valid in itself. */
  private outcomeOf(matching: Matching, checkedRules: ReadonlySet<string>): AcceptanceProblem | undefined {
    const { configured: { exception, place }, refusal, isUsed, isMissed, coversUnacceptable, near } = matching;
    const name = nameOf(exception);
    if (coversUnacceptable) { return { rule: 'forbidden-acceptance', message: `${name} cannot be accepted: it lets everyone take over the cluster` }; }
    if (!isUsed) {
      const hint = near === undefined ? '' : `; the nearest is ${nameOf({ rule: near.rule, finding: near.key, object: near.object })}`;
      return checkedRules.has(exception.rule) ? { rule: 'unused-acceptance', message: `the exception for ${name} matches no finding${hint}` } : undefined;
    }
    if (refusal === undefined || !isMissed) { return undefined; }
    return { rule: 'forbidden-acceptance', message: `the exception for ${name} is not valid: ${refusal}`, fix: `add what is missing to ${place}, or remove it` };
  }

  private covering(finding: Finding): Matching[] {
    return this.byRule.get(finding.rule)?.filter(matching => {
      const { finding: key, object } = matching.configured.exception;
      const isOfObject = isExcepted(object, finding.object);
      if (isOfObject && (key === undefined || comparableKey(key) === comparableKey(finding.key))) { return true; }
      if (isOfObject || matchesName(object.name, finding.object.name)) { matching.near ??= finding; }
      return false;
    }) ?? [];
  }
}

function nameOf({ rule, finding, object: { kind, namespace, name } }: Pick<Exception, 'rule' | 'finding' | 'object'>): string {
  const key = finding === undefined ? '' : ` [${quote(finding).slice(1, -1)}]`;
  return `${rule}${key} on ${quote(kind).slice(1, -1)} ${quote(`${namespace === undefined ? '' : `${namespace}/`}${name}`).slice(1, -1)}`;
}
