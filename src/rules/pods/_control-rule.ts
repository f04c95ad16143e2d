import { keyOf, Place } from './_place';
import { placesOf } from './_pod-security';
import { minorsOf } from '../_versions';
import { ObjectViolation, Rule, RuleDescription } from '../rule';
import { SeverityName } from '../severity';

/** What a rule says about the places that have one key. */
export interface Verdict {
  readonly message: string;
  readonly fix?: string;
  /** The highest severity that it can have. */
  readonly atMost?: SeverityName;
}

/** A rule that judges what controls of Pod Security judge. */
export interface ControlRule extends RuleDescription {
  /** The ids that Kubernetes gives them. */
  readonly controls: readonly string[];
  /** Whether a place is its business; all are, when unset. */
  concerns?(place: Place, all: readonly Place[]): boolean;
  /** The findings that a place is; that of its container or its pod, when unset. */
  keysOf?(place: Place): readonly string[];
  /** What is there and what follows, for one key. */
  describe(places: readonly [Place, ...Place[]], key: string): Verdict;
}

/** Makes a rule of it that reports each key of a workload once. */
export function controlRule({ controls, concerns, keysOf = place => [keyOf(place)], describe, ...description }: ControlRule): Rule {
  return {
    ...description,
    subject: 'workload',
    check(workload, model) {
      const all = placesOf(workload, controls, model);
      const places = concerns === undefined ? all : all.filter(place => concerns(place, all));
      return [...byKey(places, keysOf)].map(([key, group]) => violationOf(group, key, describe(group, key)));
    },
  };
}

function byKey(places: readonly Place[], keysOf: (place: Place) => readonly string[]): Map<string, [Place, ...Place[]]> {
  const groups = new Map<string, [Place, ...Place[]]>();
  for (const place of places) {
    for (const key of keysOf(place)) {
      const group = groups.get(key);
      if (group) { group.push(place); } else { groups.set(key, [place]); }
    }
  }
  return groups;
}

function violationOf(places: readonly [Place, ...Place[]], key: string, verdict: Verdict): ObjectViolation {
  const [{ workload: { podPath }, path }] = places;
  const minors = minorsOf(places);
  return { path: [...podPath, ...path], key, ...verdict, ...minors ? { minors } : {} };
}
