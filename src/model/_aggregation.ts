import { addTo } from './_namespaced-map';
import { componentsOf } from './components-of';
import { Labels, LabelSelector, termsOf } from './label-selector';
import { Role } from './service-account';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { MAX_AGGREGATED_PERMISSIONS, MAX_SELECTOR_COMPARISONS } from '../manifest/limits';

/** A ClusterRole with the label selectors of the roles it aggregates; unset if it does not aggregate. */
export interface AggregatingRole extends Pick<Role, 'rules'> {
  readonly labels: Labels;
  /** Whether findings are reported for the role itself. */
  readonly isChecked: boolean;
  readonly selectors: readonly LabelSelector[] | undefined;
}

/** The non-aggregating roles that a role or a selector leads to, directly or indirectly, and what they grant together. */
interface Sources<R> {
  readonly roles: ReadonlySet<R>;
  readonly rules: readonly PolicyRule[];
  /** The rules from roles without findings of their own. */
  readonly rulesElsewhere: readonly PolicyRule[];
  /** The number of permissions in the rules; each role counts as one more. */
  readonly permissions: number;
}

/**
 * The rules that ClusterRoles aggregate from others by labels. An aggregated role may
 * aggregate others; each then has the rules of all. Roles that aggregate each other are
 * computed once, and roles with the same sources share their rules. Each still has
 * every permission of its sources; together these may be millions.
 */
export class Aggregation<R extends AggregatingRole> {
  /** The roles that exceed a limit together with those before them; their rules are unknown. */
  public readonly tooLarge: readonly R[];
  private readonly byTerm = new Map<string, R[]>();
  /** Roles whose labels contain placeholders. */
  private readonly withUnknownLabels: R[] = [];
  private readonly selected = new Map<string, readonly R[]>();
  private comparisons = 0;
  private readonly numbers: ReadonlyMap<R, number>;
  private readonly shared = new Map<string, Sources<R>>();
  /** By aggregating role, and by selector. */
  private readonly sources = new Map<R | string, Sources<R>>();

  public constructor(private readonly clusterRoles: readonly R[]) {
    this.numbers = new Map(clusterRoles.map((role, index) => [role, index]));
    for (const role of clusterRoles) {
      const terms = termsOf(role.labels);
      if (!terms) { this.withUnknownLabels.push(role); }
      for (const term of terms ?? []) { addTo(this.byTerm, term, role); }
    }
    const aggregating = clusterRoles.filter(({ selectors }) => selectors);
    // The API server rejects the whole role if it rejects one selector.
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

  /** All rules of an aggregating role. */
  public rulesOf(role: R): readonly PolicyRule[] {
    return this.sources.get(role)?.rules ?? [];
  }

  /** The same, without rules from roles with findings of their own. */
  public rulesElsewhereOf(role: R): readonly PolicyRule[] {
    return this.sources.get(role)!.rulesElsewhere;
  }

  /** Finds the roles that a selector selects; many roles share a selector. An unknown match counts as selected. */
  private read(selector: LabelSelector): string {
    const { key } = selector;
    if (!this.selected.has(key)) {
      const candidates = this.comparisons > MAX_SELECTOR_COMPARISONS ? [] : this.candidates(selector);
      this.comparisons += candidates.length;
      this.selected.set(key, candidates.filter(({ labels }) => selector.selects(labels) !== 'no'));
    }
    return key;
  }

  /** The roles with a required label, the rarest one; all roles if the selector requires none. */
  private candidates({ terms: demanded }: LabelSelector): readonly R[] {
    const count = (terms: readonly string[]): number => terms.reduce((sum, term) => sum + (this.byTerm.get(term)?.length ?? 0), 0);
    const [rarest] = demanded.map(terms => ({ terms, roles: count(terms) })).sort((a, b) => a.roles - b.roles);
    return rarest ? [...rarest.terms.flatMap(term => this.byTerm.get(term) ?? []), ...this.withUnknownLabels] : this.clusterRoles;
  }

  /** The sources of a component; those of its successors are already known. */
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
