import { builtInOfAny } from '../../kubernetes/rbac/built-in-roles';
import { effectivePermissions } from '../../kubernetes/rbac/effective-permissions';
import { PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { isAllowedBy } from '../../kubernetes/rbac/rule-matching';
import { SensitivePermission } from '../../kubernetes/rbac/sensitive-permissions';
import { isPlaceholder } from '../../objects/placeholder';
import { listed } from '../_text';
import { isInVersions, minorsOf } from '../_versions';
import { cis, kubernetes, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

const LABEL_PREFIX = 'rbac.authorization.k8s.io/aggregate-to-';

/** The built-in roles that each label adds to, the one it names first; each built-in role is part of the next. */
const REACHED: { readonly [target: string]: readonly string[] } = {
  view: ['view', 'edit', 'admin'],
  edit: ['edit', 'admin'],
  admin: ['admin'],
};

export const aggregatedToBuiltInRole: Rule = {
  id: 'aggregated-to-built-in-role',
  summary: 'A ClusterRole adds sensitive permissions to admin, edit or view',
  remedy: 'remove the aggregation label',
  why: 'The label rbac.authorization.k8s.io/aggregate-to-<role> adds the rules to a built-in role that every cluster has. Every subject bound to that role then holds them, in every namespace where it is bound, and no binding shows it. '
    + 'What is added to view reaches edit and admin too.',
  fix: {
    construct: 'new MinimalClusterRole(chart, \'databases\', { permissions: [Permission.read(kplus.ApiResource.custom({ apiGroup: \'example.com\', resourceType: \'databases\' }))] }).bindInNamespace(\'production\', account)',
    yaml: [
      'metadata:',
      '  labels: {}  # without rbac.authorization.k8s.io/aggregate-to-...',
    ].join('\n'),
  },
  references: [
    cis('5.1.3'),
    owaspKubernetes('K02'),
    mitre('T1098.006'),
    kubernetes('Using RBAC Authorization: aggregated ClusterRoles', 'reference/access-authn-authz/rbac/#aggregated-clusterroles'),
  ],
  subject: 'role',
  fields: Object.keys(REACHED).map(labelOf),
  *check(role, model) {
    if (role.kind !== 'ClusterRole') { return; }
    for (const [target, reached] of Object.entries(REACHED)) {
      const label = labelOf(target);
      const value = role.object.manifest.metadata?.labels?.[label];
      if (value !== 'true' && !isPlaceholder(value)) { continue; }
      const held = builtInRules(target, model.minors);
      const added = effectivePermissions(role).filter(permission => isAddition(permission, held));
      if (added.length === 0) { continue; }
      const here = added.filter(permission => isInVersions(permission, model));
      const minors = minorsOf(added);
      yield {
        path: ['metadata', 'labels', label],
        key: [target, ...keysOf(added)].join(' '),
        ...minors ? { minors } : {},
        message: `${value === 'true' ? 'adds' : 'may add'} ${listed([...new Set((here.length === 0 ? added : here).map(({ key }) => `'${key}'`))])} to the built-in ${reached.length > 1 ? 'roles' : 'role'} ${listed(reached)}, for every subject that is bound to ${reached.length > 1 ? 'one of them' : 'it'}`,
        ...value === 'true' ? { fix: 'remove the label' } : { unknown: true },
      };
    }
  },
};

function labelOf(target: string): string {
  return `${LABEL_PREFIX}${target}`;
}

/** The added permissions, in an order independent of the order of the rules. */
function keysOf(added: readonly SensitivePermission[]): string[] {
  return [...new Set(added.map(({ key }) => key))].sort();
}

/** What the built-in role grants without the roles of the app. */
function builtInRules(target: string, minors: readonly number[]): readonly PolicyRule[] {
  const parts = Object.keys(REACHED).filter(part => REACHED[part].includes(target)).map(part => `system:aggregate-to-${part}`);
  return builtInOfAny(minors).roles.filter(({ name }) => parts.includes(name)).flatMap(({ rules }) => rules);
}

/** Administrators usually get a wildcard on the custom resource types of the app; other wildcards grant more than the built-in role has. */
function isAddition({ rule, source }: SensitivePermission, held: readonly PolicyRule[]): boolean {
  if (rule === 'wildcard-verb') { return false; }
  if (rule === 'wildcard-resource' && source.apiGroups!.every(isOwnGroup)) { return false; }
  return !isAllowedBy(source, held);
}

/** Whether an API group is not part of Kubernetes. */
function isOwnGroup(group: string): boolean {
  return group.includes('.') && !group.endsWith('.k8s.io');
}
