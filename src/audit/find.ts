import { AuditError, Finding } from './finding';
import { fixOf, linesAt } from './fix-of';
import { Overrides } from './overrides';
import { SeverityOverride } from './rule-severities';
import { UnknownSeverity } from './unknown-policy';
import { UnreadablePaths } from './unreadable-paths';
import { comparableKey } from '../acceptance';
import { versionsText } from '../kubernetes/kubernetes-version';
import { ManifestObject } from '../manifest/manifest-object';
import { AppModel } from '../model/app-model';
import { Container } from '../model/workload';
import { Circumstance } from '../rules/circumstance';
import { RuleEngine } from '../rules/engine/rule-engine';
import { FindingReference, Rule } from '../rules/rule';
import { lesserOf, SeverityName, worseOf } from '../rules/severity';

const MAX_MESSAGE_LENGTH = 5000;

/** A violation with its severity, which may depend on other findings. */
export interface FoundViolation extends Finding {
  readonly onceAccepted?: readonly FindingReference[];
  readonly followsFrom?: readonly (readonly FindingReference[])[];
}

/** What rules find in an app. */
export interface Found {
  readonly findings: readonly FoundViolation[];
  /** Violations only in other versions of Kubernetes or other packs: their acceptances are not unused. */
  readonly leftOut: readonly Finding[];
  /** Rules that failed. */
  readonly errors: readonly AuditError[];
  /** Rules that checked the whole app. */
  readonly checkedRules: ReadonlySet<string>;
  /** Rules with findings that the pack turns off in their circumstance. */
  readonly limited: ReadonlySet<string>;
}

/** Settings of the severities of findings. */
export interface FindOptions {
  /** The severities of the rules; rules that are not listed do not run. */
  readonly severities: ReadonlyMap<string, SeverityName>;
  /** Severities that depend on the object. */
  readonly overrides?: Overrides;
  /** The rules whose severity the user overrides. */
  readonly byUser?: object;
  /** The highest severity of findings in a circumstance, for rules whose severity the user does not override. */
  readonly limitIn?: (rule: string, circumstance: Circumstance) => SeverityOverride | undefined;
  /** The severities of the pack; a lower one that the user sets also caps unknown findings. */
  readonly ofPack?: ReadonlyMap<string, SeverityName>;
  /** The severity of findings that depend on objects outside the app; `low` unless given. */
  readonly unknownSeverity?: UnknownSeverity;
  /** Called before each rule. */
  readonly progress?: (done: number, total: number) => void;
}

/** Runs the rules on an app. A rule that fails is an error, and its earlier findings are kept. */
export function find(model: AppModel, rules: readonly Rule[], options: FindOptions): Found {
  const { severities, overrides, byUser = {}, limitIn = () => undefined, ofPack = severities, unknownSeverity = () => 'low' } = options;
  const findings: FoundViolation[] = [];
  const leftOut: Finding[] = [];
  const errors: AuditError[] = [];
  const checkedRules = new Set<string>();
  const limited = new Set<string>();
  const unreadable = new UnreadablePaths();
  const engine = new RuleEngine(model);
  for (const [index, rule] of rules.entries()) {
    options.progress?.(index, rules.length);
    const elsewhere = severities.get(rule.id);
    if (elsewhere === undefined && !overrides?.concern(rule.id)) { continue; }
    const { violations, failure } = engine.run(rule);
    for (const violation of violations) {
      const { object, path, place, key, message, fix, fixIsExample, circumstance, onceAccepted, followsFrom } = violation;
      const { unknown, atMost, minors = model.minors } = violation;
      if (unreadable.concern(object, place)) { continue; }
      const within = model.minors.filter(minor => minors.includes(minor));
      const override = overrides?.severityOf(rule.id, object);
      const configured = override ?? elsewhere ?? 'off';
      const limit = configured === 'off' ? 'off'
        : circumstance === undefined || override !== undefined || Object.hasOwn(byUser, rule.id) ? undefined : limitIn(rule.id, circumstance);
      if (limit === 'off') { limited.add(rule.id); }
      const severity = configured === 'off' ? 'low' : configured;
      const isLowered = isLess(severity, ofPack.get(rule.id));
      const { worst = severity } = violation;
      const known = lesserOf(unknown && !isLowered ? worseOf(severity, worst) : severity, atMost ?? 'critical');
      const capped = limit === 'off' ? 'low' : lesserOf(known, limit ?? 'critical');
      (within.length > 0 && limit !== 'off' ? findings : leftOut).push({
        rule: rule.id,
        ...rule.category === undefined ? {} : { category: rule.category },
        severity: unknown && limit !== 'off' ? unknownSeverity(capped, rule.category) : capped,
        object,
        path,
        key: comparableKey(key),
        message: shortened(within.length > 0 ? withVersions(message, within, model.minors) : message),
        ...fixOf(object, rule, path, fix === undefined ? undefined : linesAt(path, place, fix), containersOf(object, model)),
        ...fixIsExample ? { fixIsExample } : {},
        unknown: unknown === true,
        ...onceAccepted === undefined ? {} : { onceAccepted },
        ...followsFrom === undefined ? {} : { followsFrom },
      });
    }
    if (failure === undefined) {
      checkedRules.add(rule.id);
    } else {
      errors.push({ message: `the rule ${rule.id} failed, so its findings are missing: ${failure}` });
    }
  }
  return { findings, leftOut, errors, checkedRules, limited };
}

/** The containers that code refers to: only objects of constructs have any. */
function containersOf(object: ManifestObject, model: AppModel): readonly Container[] {
  return object.origin.construct === undefined ? [] : model.once(containersByObject).get(object) ?? [];
}

function containersByObject({ workloads }: AppModel): ReadonlyMap<ManifestObject, readonly Container[]> {
  return new Map(workloads.map(({ object, containers }) => [object, containers]));
}

/** Whether a severity is below another. */
function isLess(severity: SeverityName, other: SeverityName = 'low'): boolean {
  return severity !== other && lesserOf(severity, other) === severity;
}

/** Shortens a message: readers skip longer texts, and long names may appear in thousands of findings. */
function shortened(message: string): string {
  return message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}...` : message;
}

function withVersions(message: string, minors: readonly number[], all: readonly number[]): string {
  const versions = versionsText(minors, all);
  return versions === undefined ? message : `${versions}, ${message}`;
}
