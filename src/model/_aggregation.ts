import { addTo } from './_namespaced-map';
import { componentsOf } from './components-of';
import { Labels, LabelSelector, termsOf } from './label-selector';
import { Role } from './service-account';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { MAX_AGGREGATED_PERMISSIONS, MAX_SELECTOR_COMPARISONS } from '../manifest/limits';

/** A ClusterRole, and the label selectors of those that it aggregates; unset where it does not. */
export interface AggregatingRole extends Pick<Role, 'rules'> {
  readonly labels: Labels;
  /** Whether its own faults are reported. */
  readonly isChecked: boolean;
  readonly selectors: readonly LabelSelector[] | undefined;
}

/** The roles without selectors that a role or a selector leads to in the end, and what they grant together. */
interface Sources<R> {
  readonly roles: ReadonlySet<R>;
  readonly rules: readonly PolicyRule[];
  /** The part that comes from roles whose faults are not reported. */
  readonly rulesElsewhere: readonly PolicyRule[];
  /** What the rules stand for; a role without any counts too. */
  readonly permissions: number;
}

/**
 * What ClusterRoles take over from others by labels. An aggregated role may
 * aggregate others; in the end each has the rules of all. Roles that aggregate each
 * other are worked out once, and those with the same rules share them. All the same
 * each has every permission of its sources, so that together they may have millions.
 */
export class Aggregation<R extends AggregatingRole> {
  /** The roles that are too much together with those before them: nobody knows what they have. */
  public readonly tooLarge: readonly R[];
  private readonly byTerm = new Map<string, R[]>();
  /** Those whose labels another tool still fills in. */
  private readonly withUnknownLabels: R[] = [];
  private readonly selected = new Map<string, readonly R[]>();
  private comparisons = 0;
  private readonly numbers: ReadonlyMap<R, number>;
  private readonly shared = new Map<string, Sources<R>>();
  /** By role that aggregates, and by selector. */
  private readonly sources = new Map<R | string, Sources<R>>();

  public constructor(private readonly clusterRoles: readonly R[]) {
    this.numbers = new Map(clusterRoles.map((role, index) => [role, index]));
    for (const role of clusterRoles) {
      const terms = termsOf(role.labels);
      if (!terms) { this.withUnknownLabels.push(role); }
      for (const term of terms ?? []) { addTo(this.byTerm, term, role); }
    }
    const aggregating = clusterRoles.filter(({ selectors }) => selectors);
    // The API server refuses the whole role for one selector that it refuses.
    const selectorsOf = new Map(aggregating.map(role => [
      role, role.selectors!.some(({ isRefused }) => isRefused) ? [] : role.selectors!.map(selector => this.read(selector)),
    ]));
    const nextOf = (node: R | string): readonly (R | string)[] =>
      typeof node === 'string' ? this.selected.get(node)!.filter(({ selectors }) => selectors) : selectorsOf.get(node)!;
    const tooLarge: R[][] = [];
    let permissions = 0;
    const isTooLarge = (): boolean => permissions > MAX_AGGREGATED_PERMISSIONS || this.comparisons > MAX_SELECTOR_COMPARISONS;
    for (const component of componentsOf<R | string>(aggregating, nextOf)) {
      const roles = component.filter(node => typeof node !== 'string');
      if (!isTooLarge()) {
        const sources = this.together(component, nextOf);
        for (const node of component) { this.sources.set(node, sources); }
        permissions += roles.length * sources.permissions;
      }
      if (isTooLarge()) { tooLarge.push(roles); }
    }
    this.tooLarge = tooLarge.flat();
  }

  /** All that a role has which aggregates. */
  public rulesOf(role: R): readonly PolicyRule[] {
    return this.sources.get(role)?.rules ?? [];
  }

  /** The same, without what comes from roles whose own faults are reported. */
  public rulesElsewhereOf(role: R): readonly PolicyRule[] {
    return this.sources.get(role)!.rulesElsewhere;
  }

  /** Finds what a selector selects; the same one stands in many roles. What is not known counts as selected. */
  private read(selector: LabelSelector): string {
    const { key } = selector;
    if (!this.selected.has(key)) {
      const candidates = this.comparisons > MAX_SELECTOR_COMPARISONS ? [] : this.candidates(selector);
      this.comparisons += candidates.length;
      this.selected.set(key, candidates.filter(({ labels }) => selector.selects(labels) !== 'no'));
    }
    return key;
  }

  /** The roles that have a label which the selector demands, the rarest of them; all where it demands none. */
  private candidates({ terms: demanded }: LabelSelector): readonly R[] {
    const count = (terms: readonly string[]): number => terms.reduce((sum, term) => sum + (this.byTerm.get(term)?.length ?? 0), 0);
    const [rarest] = demanded.map(terms => ({ terms, roles: count(terms) })).sort((a, b) => a.roles - b.roles);
    return rarest ? [...rarest.terms.flatMap(term => this.byTerm.get(term) ?? []), ...this.withUnknownLabels] : this.clusterRoles;
  }

  /** What the nodes of a component lead to; what its successors lead to is known. */
  private together(component: readonly (R | string)[], nextOf: (node: R | string) => readonly (R | string)[]): Sources<R> {
    const own = component.flatMap(node => typeof node === 'string' ? this.selected.get(node)!.filter(({ selectors }) => !selectors) : []);
    const others = new Set(component.flatMap(nextOf).map(node => this.sources.get(node)).filter(sources => sources !== undefined));
    const [first] = others;
    if (own.length === 0 && others.size === 1) { return first; }
    const roles = new Set(own);
    for (const { roles: more } of others) {
      for (const role of more) { roles.add(role); }
    }
    const key = [...roles].map(role => this.numbers.get(role)!).sort((a, b) => a - b).join();
    let sources = this.shared.get(key);
    if (!sources) {
      const rules = [...roles].flatMap(role => role.rules);
      this.shared.set(key, sources = {
        roles,
        rules,
        rulesElsewhere: [...roles].flatMap(role => role.isChecked ? [] : role.rules),
        permissions: rules.reduce((sum, rule) => sum + permissionsOf(rule), roles.size),
      });
    }
    return sources;
  }
}

function permissionsOf({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): number {
  return verbs.length * (apiGroups.length * resources.length * Math.max(resourceNames.length, 1) + nonResourceURLs.length);
}
