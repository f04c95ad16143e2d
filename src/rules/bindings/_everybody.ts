import { AllRules } from './_all-rules';
import { builtInOfAny } from '../../kubernetes/rbac/built-in-roles';
import { PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { isAllowedBy } from '../../kubernetes/rbac/rule-matching';
import { AppModel } from '../../model/app-model';
import { Binding } from '../../model/service-account';
import { SeverityName } from '../severity';

/** For each group, the other groups that its members belong to. */
const IS_IN: { readonly [group: string]: readonly string[] } = {
  'system:unauthenticated': [],
  'system:authenticated': [],
  'system:authenticated:oauth': ['system:authenticated'],
  'system:serviceaccounts': ['system:authenticated'],
};

/**
 * Whether a binding grants no more than every cluster grants to that group by default.
 * The permissions of the role count, not its name, which can imitate a harmless one.
 * Permissions that one checked version of Kubernetes grants by default are harmless in
 * the others.
 */
export function isGrantedByDefault({ role }: Binding, group: string, model: AppModel): boolean {
  if (role === undefined || role.mayGrantMore) { return false; }
  const known = model.once(givenByGroup);
  let given = known.get(group);
  if (!given) {
    const rules = givenTo(group, model.minors);
    known.set(group, given = new AllRules(rule => isAllowedBy(rule, rules)));
  }
  return given.pass(role.rules);
}

function givenByGroup(): Map<string, AllRules> {
  return new Map();
}

/** The highest severity of a grant to everyone: low if it only shows named ConfigMaps. */
export function limitForEveryone({ role }: Binding): { readonly atMost?: SeverityName } {
  const isHarmless = role !== undefined && !role.mayGrantMore && role.rules.every(isReadOfNamedConfigMaps);
  return isHarmless ? { atMost: 'low' } : {};
}

function isReadOfNamedConfigMaps({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): boolean {
  return nonResourceURLs.length === 0 && resourceNames.length > 0 && !resourceNames.includes('')
    && apiGroups.every(group => group === '') && resources.every(resource => resource === 'configmaps')
    && verbs.every(verb => ['get', 'list', 'watch'].includes(verb));
}

/** Whether a binding only lets nodes that join a kubeadm cluster read how to reach it. */
export function isClusterInfo({ role, namespace, clusterWide }: Binding, model: AppModel): boolean {
  return !clusterWide && namespace === 'kube-public' && role !== undefined && model.once(clusterInfo).pass(role.rules);
}

function clusterInfo(): AllRules {
  return new AllRules(rule => isAllowedBy(rule, CLUSTER_INFO));
}

const CLUSTER_INFO: readonly PolicyRule[] = [{ apiGroups: [''], resources: ['configmaps'], resourceNames: ['cluster-info'], verbs: ['get'] }];

function givenTo(group: string, minors: readonly number[]): readonly PolicyRule[] {
  const groups = [group, ...IS_IN[group]];
  const { roles, bindings } = builtInOfAny(minors);
  const names = bindings.filter(({ kind, subjects }) => kind === 'ClusterRoleBinding' && subjects.some(subject => subject.kind === 'Group' && groups.includes(subject.name)))
    .map(({ roleName }) => roleName);
  return roles.filter(({ kind, name }) => kind === 'ClusterRole' && names.includes(name)).flatMap(role => role.rules);
}
