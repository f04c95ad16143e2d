import { isDeepStrictEqual } from 'util';
import { BuiltInBinding, builtInOfAny, BuiltInRole } from './built-in-roles';
import { mergePolicyRules } from './policy-rule';
import type * as k8s from '../../objects/kubernetes-types';
import { items, texts } from '../../objects/lists';
import { KNOWN_MINORS } from '../kubernetes-version';

const RBAC_GROUP = 'rbac.authorization.k8s.io';
/** A ClusterRole with such a label adds its rules to a built-in role. */
const AGGREGATE_PREFIX = `${RBAC_GROUP}/aggregate-to-`;

/** A role or a binding. */
export type RbacManifest = Partial<k8s.ClusterRole & k8s.ClusterRoleBinding>;

/** Recognizes the roles and bindings that the API server creates when it starts. */
export class MadeByKubernetes {
  private readonly roles = new Map<string, BuiltInRole[]>();
  private readonly bindings = new Map<string, BuiltInBinding[]>();

  public constructor() {
    // A cluster may still have those of an earlier version, whatever its current version.
    const { roles, bindings } = builtInOfAny(KNOWN_MINORS);
    for (const role of roles) { add(this.roles, role); }
    for (const binding of bindings) { add(this.bindings, binding); }
  }

  /**
   * Whether a role or binding grants exactly what the API server creates under its name.
   * Fields that grant nothing, such as annotations, are ignored.
   */
  public includes(manifest: RbacManifest): boolean {
    const key = keyOf(manifest.kind, manifest.metadata?.namespace, manifest.metadata?.name);
    return (this.roles.get(key)?.some(role => equalsRole(manifest, role)) ?? false)
      || (this.bindings.get(key)?.some(binding => equalsBinding(manifest, binding)) ?? false);
  }
}

function add<T extends BuiltInRole | BuiltInBinding>(index: Map<string, T[]>, one: T): void {
  const key = keyOf(one.kind, one.namespace, one.name);
  const others = index.get(key);
  if (others) { others.push(one); } else { index.set(key, [one]); }
}

function keyOf(...names: readonly (string | null | undefined)[]): string {
  return names.map(name => name ?? '').join('\n');
}

function equalsRole({ metadata, aggregationRule, rules: written }: RbacManifest, { labels = {}, selectors, rules }: BuiltInRole): boolean {
  return aggregateLabels(metadata?.labels ?? {}) === aggregateLabels(labels)
    && isDeepStrictEqual(aggregationRule ?? undefined, selectors && { clusterRoleSelectors: selectors.map(matchLabels => ({ matchLabels })) })
    // The controller overwrites the rules of a role that aggregates.
    && (selectors !== undefined || rulesText(items(written)) === rulesText(rules));
}

function aggregateLabels(labels: { readonly [name: string]: string | null }): string {
  return keyOf(...Object.entries(labels).filter(([name]) => name.startsWith(AGGREGATE_PREFIX)).flat().sort());
}

/** The same text for rules that grant the same. */
function rulesText(rules: readonly k8s.PolicyRule[]): string {
  return JSON.stringify(mergePolicyRules(rules.map(({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }) => ({
    verbs: texts(verbs),
    apiGroups: texts(apiGroups),
    resources: texts(resources),
    resourceNames: texts(resourceNames),
    nonResourceURLs: texts(nonResourceURLs),
  }))));
}

function equalsBinding({ roleRef, subjects: written }: RbacManifest, { roleKind, roleName, subjects }: BuiltInBinding): boolean {
  return roleRef?.kind === roleKind && roleRef.name === roleName && (roleRef.apiGroup || RBAC_GROUP) === RBAC_GROUP
    && subjectsText(items(written)) === subjectsText(subjects);
}

function subjectsText(subjects: readonly k8s.Subject[]): string {
  return [...new Set(subjects.map(({ kind, apiGroup, namespace, name }) => keyOf(
    kind, apiGroup || (kind === 'ServiceAccount' ? '' : RBAC_GROUP), namespace, name,
  )))].sort().join('\n\n');
}
