import { isDeepStrictEqual } from 'util';
import { BuiltInBinding, builtInOfAny, BuiltInRole } from './built-in-roles';
import { mergePolicyRules, PolicyRule } from './policy-rule';
import { KNOWN_MINORS } from '../kubernetes-version';
import { field, isObject } from '../pod-security/pod';

const RBAC_GROUP = 'rbac.authorization.k8s.io';
/** A ClusterRole with such a label adds its rules to a built-in role. */
const AGGREGATE_PREFIX = `${RBAC_GROUP}/aggregate-to-`;
const FIELDS = ['apiVersion', 'kind', 'metadata', 'rules', 'aggregationRule', 'roleRef', 'subjects'];

/** Recognizes the roles and bindings that the API server makes when it starts. */
export class MadeByKubernetes {
  private readonly roles = new Map<string, BuiltInRole[]>();
  private readonly bindings = new Map<string, BuiltInBinding[]>();

  public constructor() {
    // A cluster may still have what an earlier version made, whichever version it is of now.
    const { roles, bindings } = builtInOfAny(KNOWN_MINORS);
    for (const role of roles) { add(this.roles, role); }
    for (const binding of bindings) { add(this.bindings, binding); }
  }

  /**
   * Whether an object grants exactly what the API server makes under its name. What
   * does not grant anything, such as annotations, does not count.
   *
   * @param manifest A Role, ClusterRole, RoleBinding or ClusterRoleBinding.
   */
  public includes(manifest: unknown): boolean {
    const key = keyOf(field(manifest, 'kind'), field(manifest, 'metadata', 'namespace'), field(manifest, 'metadata', 'name'));
    const roles = this.roles.get(key);
    const bindings = this.bindings.get(key);
    if (!roles && !bindings) { return false; }
    if (!Object.keys(manifest as object).every(name => FIELDS.includes(name))) { return false; }
    return (roles?.some(role => equalsRole(manifest, role)) ?? false) || (bindings?.some(binding => equalsBinding(manifest, binding)) ?? false);
  }
}

function add<T extends BuiltInRole | BuiltInBinding>(index: Map<string, T[]>, one: T): void {
  const key = keyOf(one.kind, one.namespace, one.name);
  const others = index.get(key);
  if (others) { others.push(one); } else { index.set(key, [one]); }
}

function keyOf(...names: readonly unknown[]): string {
  return names.map(name => typeof name === 'string' ? name : '').join('\n');
}

function equalsRole(manifest: unknown, { labels = {}, selectors, rules }: BuiltInRole): boolean {
  return aggregateLabels(field(manifest, 'metadata', 'labels')) === aggregateLabels(labels)
    && isDeepStrictEqual(field(manifest, 'aggregationRule'), selectors && { clusterRoleSelectors: selectors.map(matchLabels => ({ matchLabels })) })
    // The controller overwrites the rules of a role that aggregates.
    && (selectors !== undefined || rulesText(field(manifest, 'rules')) === rulesText(rules));
}

function aggregateLabels(labels: unknown): string {
  return keyOf(...Object.entries(isObject(labels) ? labels : {}).filter(([name]) => name.startsWith(AGGREGATE_PREFIX)).flat().sort());
}

/** The same text for rules that grant the same; none for what is not a list of rules. */
function rulesText(rules: unknown): string | undefined {
  const list = rules ?? [];
  return Array.isArray(list) && list.every(isPolicyRule) ? JSON.stringify(mergePolicyRules(list)) : undefined;
}

const LISTS = ['verbs', 'apiGroups', 'resources', 'resourceNames', 'nonResourceURLs'];

function isPolicyRule(rule: unknown): rule is PolicyRule {
  return isObject(rule) && field(rule, 'verbs') !== undefined && Object.entries(rule).every(
    ([name, texts]) => LISTS.includes(name) && Array.isArray(texts) && texts.every(text => typeof text === 'string'),
  );
}

function equalsBinding(manifest: unknown, { roleKind, roleName, subjects }: BuiltInBinding): boolean {
  const roleRef = field(manifest, 'roleRef');
  const written = field(manifest, 'subjects') ?? [];
  return field(roleRef, 'kind') === roleKind && field(roleRef, 'name') === roleName && (field(roleRef, 'apiGroup') ?? RBAC_GROUP) === RBAC_GROUP
    && Array.isArray(written) && subjectsText(written) === subjectsText(subjects);
}

function subjectsText(subjects: readonly unknown[]): string {
  return [...new Set(subjects.map(subject => {
    const kind = field(subject, 'kind');
    const group = kind === 'ServiceAccount' ? '' : RBAC_GROUP;
    return keyOf(kind, field(subject, 'apiGroup') || group, field(subject, 'namespace'), field(subject, 'name'));
  }))].sort().join('\n\n');
}
