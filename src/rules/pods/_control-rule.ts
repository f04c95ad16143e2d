import { ForbiddenField, keyOf } from './_forbidden-field';
import { forbiddenFields } from './_pod-security';
import { minorsOf } from '../_versions';
import { ObjectViolation, Rule, RuleDescription } from '../rule';
import { SeverityName } from '../severity';

/** What a rule reports for all fields with one key. */
export interface Verdict {
  readonly message: string;
  readonly fix?: string;
  /** The highest possible severity. */
  readonly atMost?: SeverityName;
}

/** A rule that reports violations of Pod Security controls. */
export interface ControlRule extends RuleDescription {
  /** The ids of the controls in Kubernetes. */
  readonly controls: readonly string[];
  /** Whether the rule reports a field; all if unset. */
  concerns?(field: ForbiddenField, all: readonly ForbiddenField[]): boolean;
  /** The keys of the findings on a field; that of its container or pod if unset. */
  keysOf?(field: ForbiddenField): readonly string[];
  /** The violation and its consequence, for one key. */
  describe(forbidden: readonly [ForbiddenField, ...ForbiddenField[]], key: string): Verdict;
}

/** Creates a rule that reports each key of a workload once. */
export function controlRule({ controls, concerns, keysOf = field => [keyOf(field)], describe, ...description }: ControlRule): Rule {
  return {
    ...description,
    subject: 'workload',
    check(workload, model) {
      const all = forbiddenFields(workload, controls, model);
      const forbidden = concerns === undefined ? all : all.filter(field => concerns(field, all));
      return [...byKey(forbidden, keysOf)].map(([key, group]) => violationOf(group, key, describe(group, key)));
    },
  };
}

function byKey(
  forbidden: readonly ForbiddenField[], keysOf: (field: ForbiddenField) => readonly string[],
): Map<string, [ForbiddenField, ...ForbiddenField[]]> {
  const groups = new Map<string, [ForbiddenField, ...ForbiddenField[]]>();
  for (const field of forbidden) {
    for (const key of keysOf(field)) {
      const group = groups.get(key);
      if (group) { group.push(field); } else { groups.set(key, [field]); }
    }
  }
  return groups;
}

function violationOf(forbidden: readonly [ForbiddenField, ...ForbiddenField[]], key: string, verdict: Verdict): ObjectViolation {
  const [{ workload: { podPath }, path }] = forbidden;
  const minors = minorsOf(forbidden);
  return { path: [...podPath, ...path], key, ...verdict, ...minors ? { minors } : {} };
}
