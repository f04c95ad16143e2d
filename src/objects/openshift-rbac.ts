import { isObject } from './plain-object';

type Plain = { readonly [field: string]: unknown };

const GROUP = /^authorization\.openshift\.io\//;
const RBAC_GROUP = 'rbac.authorization.k8s.io';
const KINDS = ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'];

/**
 * Converts a role or binding of OpenShift's own API group to the RBAC object that the
 * API server stores for it. Anything else is returned unchanged.
 *
 * @see https://github.com/openshift/api/blob/master/authorization/v1/types.go
 */
export function withoutOpenShiftRbac(manifest: Plain): Plain {
  const { apiVersion, kind } = manifest;
  if (typeof apiVersion !== 'string' || !GROUP.test(apiVersion) || typeof kind !== 'string' || !KINDS.includes(kind)) { return manifest; }
  const { userNames, groupNames, roleRef, subjects, rules, ...others } = manifest;
  const isBinding = kind.endsWith('Binding');
  return {
    ...others,
    apiVersion: `${RBAC_GROUP}/v1`,
    ...isBinding ? { roleRef: roleOf(roleRef), subjects: subjectsOf(subjects, userNames, groupNames) } : {},
    ...isBinding || rules === undefined ? {} : { rules: Array.isArray(rules) ? rules.map(ruleOf) : rules },
  };
}

/** A reference to a Role has a namespace, one to a ClusterRole none. */
function roleOf(roleRef: unknown): unknown {
  if (!isObject(roleRef)) { return roleRef; }
  const { name, namespace } = roleRef;
  return { apiGroup: RBAC_GROUP, kind: namespace === undefined || namespace === null || namespace === '' ? 'ClusterRole' : 'Role', name };
}

/** Old clients list users and groups separately. */
function subjectsOf(subjects: unknown, userNames: unknown, groupNames: unknown): unknown {
  if (subjects !== undefined && subjects !== null && !Array.isArray(subjects)) { return subjects; }
  const named = (kind: string, names: unknown): Plain[] => Array.isArray(names) ? names.map(name => ({ kind, name: name as unknown })) : [];
  const all = [...(subjects ?? []).map(subjectOf), ...named('User', userNames), ...named('Group', groupNames)];
  // Both forms of the same subject are one.
  const keyOf = (subject: unknown): unknown => isObject(subject) ? [subject.kind, subject.namespace, subject.name].map(String).join('\n') : subject;
  return [...new Map(all.map(subject => [keyOf(subject), subject])).values()];
}

const SUBJECT_KINDS: { readonly [kind: string]: string } = { SystemUser: 'User', SystemGroup: 'Group' };

function subjectOf(subject: unknown): unknown {
  if (!isObject(subject)) { return subject; }
  const { kind, name, namespace } = subject;
  return {
    kind: typeof kind === 'string' && Object.hasOwn(SUBJECT_KINDS, kind) ? SUBJECT_KINDS[kind] : kind,
    name,
    ...kind === 'ServiceAccount' && namespace !== undefined ? { namespace } : {},
  };
}

/** A rule without groups applies to the core group. */
function ruleOf(rule: unknown): unknown {
  if (!isObject(rule)) { return rule; }
  const { attributeRestrictions, apiGroups, resources, ...others } = rule;
  const hasResources = Array.isArray(resources) && resources.length > 0;
  const groups = apiGroups === undefined || apiGroups === null || (Array.isArray(apiGroups) && apiGroups.length === 0) ? [''] : apiGroups;
  return { ...others, ...hasResources ? { apiGroups: groups, resources } : {} };
}
