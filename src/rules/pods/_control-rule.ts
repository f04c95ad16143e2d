import { judgedPods } from './_judged';
import { keyOf, Place, placeOf } from './_place';
import { nearestPath } from '../_paths';
import { minorsOf } from '../_versions';
import { Rule, RuleDescription, Violation } from '../rule';

/** What a rule says about the places that have one key. */
export interface Verdict {
  readonly message: string;
  readonly fix?: string;
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
    *check(model) {
      for (const { workload, violations } of judgedPods(model)) {
        const all = violations.filter(({ control }) => controls.includes(control)).map(violation => placeOf(workload, violation));
        const places = concerns === undefined ? all : all.filter(place => concerns(place, all));
        for (const [key, group] of byKey(places, keysOf)) { yield violationOf(group, key, describe(group, key)); }
      }
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

function violationOf(places: readonly [Place, ...Place[]], key: string, verdict: Verdict): Violation {
  const [{ workload: { object, podPath }, path }] = places;
  const minors = minorsOf(places);
  return { object, path: nearestPath(object.manifest, [...podPath, ...path]), key, ...verdict, ...minors ? { minors } : {} };
}
