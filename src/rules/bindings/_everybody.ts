import { builtIn } from '../../kubernetes/rbac/built-in-roles';
import { PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { isAllowedBy } from '../../kubernetes/rbac/rule-matching';
import { Binding } from '../../model/service-account';

/** The groups whose permissions a group has as well. */
const IS_IN: { readonly [group: string]: readonly string[] } = {
  'system:unauthenticated': [],
  'system:authenticated': [],
  'system:serviceaccounts': ['system:authenticated'],
};

const given = new Map<string, readonly PolicyRule[]>();

/**
 * Whether a binding gives no more than every cluster gives to that group anyway.
 * A role counts by what it grants: anybody can name theirs like a harmless one.
 */
export function isGivenAnyway({ role }: Binding, group: string): boolean {
  return role !== undefined && !role.mayGrow && role.rules.every(rule => isAllowedBy(rule, givenTo(group)));
}

/** Whether a binding only lets nodes that join a cluster of kubeadm read how to reach it. */
export function isClusterInfo({ role, namespace, clusterWide }: Binding): boolean {
  return !clusterWide && namespace === 'kube-public' && role !== undefined && role.rules.every(rule => isAllowedBy(rule, CLUSTER_INFO));
}

const CLUSTER_INFO: readonly PolicyRule[] = [{ apiGroups: [''], resources: ['configmaps'], resourceNames: ['cluster-info'], verbs: ['get'] }];

function givenTo(group: string): readonly PolicyRule[] {
  let rules = given.get(group);
  if (!rules) {
    const groups = [group, ...IS_IN[group]];
    const { roles, bindings } = builtIn();
    const names = bindings.filter(({ kind, subjects }) => kind === 'ClusterRoleBinding' && subjects.some(subject => subject.kind === 'Group' && groups.includes(subject.name)))
      .map(({ roleName }) => roleName);
    rules = roles.filter(({ kind, name }) => kind === 'ClusterRole' && names.includes(name)).flatMap(role => role.rules);
    given.set(group, rules);
  }
  return rules;
}
