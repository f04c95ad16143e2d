import { Answer } from './answer';
import { Opening } from './egress-reach';
import { Labels, LabelSelector, termsOf } from './label-selector';
import { ManifestObject } from '../manifest/manifest-object';

/** An opening with the policy it comes from. */
export interface PolicyOpening extends Opening {
  readonly policy: ManifestObject;
}

/** A NetworkPolicy, read once. */
export interface Policy {
  readonly selector: LabelSelector;
  /** `no` if only some of its alternatives limit pods; its openings count all the same. */
  readonly limits: Answer;
  /** One item per endpoint. */
  readonly openings: readonly PolicyOpening[];
  /** The openings as a key; policies with the same effect differ only in their names. */
  readonly effect: string;
}

/**
 * Finds the policies that select a pod without evaluating all of them. Of several with
 * the same limits and openings, one is enough.
 */
export class PolicyIndex {
  private readonly byTerm = new Map<string, Policy[]>();
  /** Policies that cannot be looked up by a label of a pod. */
  private readonly rest: Policy[] = [];
  /** Policies that select every pod without some labels, by effect. */
  private readonly negative = new Map<string, PoliciesByExclusion>();

  public constructor(private readonly policies: readonly Policy[]) {
    const terms = policies.map(({ selector }) => selector.terms);
    const uses = countOf(terms.flat(2));
    const count = (list: readonly string[]): number => list.reduce((sum, term) => sum + uses.get(term)!, 0);
    const exclusions = countOf(policies.flatMap(({ selector }) => selector.excludedTerms));
    policies.forEach((policy, index) => {
      // The rarest label, because all policies of an app may require the same common one.
      const rarest = terms[index].reduce<readonly string[] | undefined>((best, list) => best && count(best) <= count(list) ? best : list, undefined);
      if (rarest) {
        for (const term of new Set(rarest)) { getOrAdd(this.byTerm, term, () => []).push(policy); }
      } else if (policy.selector.isCertain) {
        getOrAdd(this.negative, `${policy.limits} ${policy.effect}`, () => new PoliciesByExclusion(exclusions)).add(policy);
      } else {
        this.rest.push(policy);
      }
    });
  }

  /** The policies that select a pod, or may; at least one of those with the same effect. */
  public taking(labels: Labels): [Policy, Answer][] {
    const found: [Policy, Answer][] = [];
    const terms = termsOf(labels);
    const own = new Set(terms);
    for (const policies of terms ? this.negative.values() : []) {
      const first = policies.firstSelecting(labels, own);
      if (first) { found.push([first, 'yes']); }
    }
    // A pod has one value per label; no policy is found twice.
    for (const policies of terms ? [this.rest, ...terms.map(term => this.byTerm.get(term) ?? [])] : [this.policies]) {
      for (const policy of policies) {
        const taken = policy.selector.selects(labels);
        if (taken !== 'no') { found.push([policy, taken]); }
      }
    }
    return found;
  }
}

/** Policies whose selectors only exclude, by the label that most of them exclude. */
class PoliciesByExclusion {
  private readonly byTerm = new Map<string | undefined, Policy[]>();

  public constructor(private readonly uses: ReadonlyMap<string, number>) {}

  public add(policy: Policy): void {
    const most = policy.selector.excludedTerms.reduce<string | undefined>(
      (best, term) => best !== undefined && this.uses.get(best)! >= this.uses.get(term)! ? best : term, undefined,
    );
    getOrAdd(this.byTerm, most, () => []).push(policy);
  }

  public firstSelecting(labels: Labels, terms: ReadonlySet<string>): Policy | undefined {
    for (const [excluded, policies] of this.byTerm) {
      if (excluded !== undefined && terms.has(excluded)) { continue; }
      const first = policies.find(({ selector }) => selector.selects(labels) === 'yes');
      if (first) { return first; }
    }
    return undefined;
  }
}

function countOf(terms: readonly string[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const term of terms) { uses.set(term, (uses.get(term) ?? 0) + 1); }
  return uses;
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) { return found; }
  const made = make();
  map.set(key, made);
  return made;
}
