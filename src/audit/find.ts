import { AuditError, Finding } from './finding';
import { UnreadablePlaces } from './unreadable-places';
import { comparableKey } from '../acceptance';
import { versionsText } from '../kubernetes/kubernetes-version';
import { AppModel } from '../model/app-model';
import { RuleEngine } from '../rules/engine/rule-engine';
import { Rule } from '../rules/rule';
import { lesserOf, Severity } from '../rules/severity';

const MAX_MESSAGE_LENGTH = 5000;

/** What rules find in an app. */
export interface Found {
  readonly findings: readonly Finding[];
  /** What is none in the version of Kubernetes that is asked about, but in others: what accepts it is of use. */
  readonly ofOtherVersions: readonly Finding[];
  /** The rules that could not judge it. */
  readonly errors: readonly AuditError[];
  /** The rules that judged all of it. */
  readonly judged: ReadonlySet<string>;
}

/**
 * Lets rules judge an app. One that fails is an error, and what it found before that stays found.
 *
 * @param gradeOfUnknown The severity of what depends on what the app does not show, from that of the same if it were known.
 */
export function find(
  model: AppModel, rules: readonly Rule[], grades: ReadonlyMap<string, Severity>, gradeOfUnknown: (known: Severity) => Severity = () => 'low',
): Found {
  const findings: Finding[] = [];
  const ofOtherVersions: Finding[] = [];
  const errors: AuditError[] = [];
  const judged = new Set<string>();
  const unreadable = new UnreadablePlaces();
  const engine = new RuleEngine(model);
  for (const rule of rules) {
    const severity = grades.get(rule.id);
    if (severity === undefined) { continue; }
    const { violations, failure } = engine.run(rule);
    for (const { object, path, place, key, message, fix, unknown, atMost = severity, minors = model.minors } of violations) {
      if (unreadable.concern(object, place)) { continue; }
      const within = model.minors.filter(minor => minors.includes(minor));
      (within.length > 0 ? findings : ofOtherVersions).push({
        rule: rule.id,
        severity: unknown ? gradeOfUnknown(lesserOf(severity, atMost)) : lesserOf(severity, atMost),
        object,
        path,
        key: comparableKey(key),
        message: shortened(within.length > 0 ? withVersions(message, within, model.minors) : message),
        fix: fix ?? (object.origin.construct === undefined ? rule.fix.yaml : rule.fix.construct),
        unknown: unknown === true,
      });
    }
    if (failure === undefined) {
      judged.add(rule.id);
    } else {
      errors.push({ message: `the rule ${rule.id} failed, so nobody knows what it would find: ${failure}` });
    }
  }
  return { findings, ofOtherVersions, errors, judged };
}

/** More nobody reads; and what it names may be long, and be named in thousands of findings. */
function shortened(message: string): string {
  return message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}...` : message;
}

function withVersions(message: string, minors: readonly number[], all: readonly number[]): string {
  const versions = versionsText(minors, all);
  return versions === undefined ? message : `${versions}, ${message}`;
}
