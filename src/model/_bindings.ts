import { Objects, RBAC_GROUP } from './_objects';
import { Roles } from './_roles';
import { isUnreadable } from './_unreadable';
import { Binding, Subject } from './service-account';
import { accountsOfSubject } from '../kubernetes/rbac/subject';
import type * as k8s from '../objects/kubernetes-types';
import { items } from '../objects/lists';
import { isPlaceholder, UNREADABLE } from '../objects/placeholder';

/** The RoleBindings and ClusterRoleBindings, with the roles that they refer to. */
export function bindingsOf(objects: Objects, roles: Roles): Binding[] {
  return (['RoleBinding', 'ClusterRoleBinding'] as const).flatMap(
    kind => objects.of(RBAC_GROUP, kind).map(object => bindingOf(object, objects.namespaceOf(object), roles)),
  );
}

function bindingOf(object: Binding['object'], namespace: string | undefined, roles: Roles): Binding {
  const clusterWide = object.kind === 'ClusterRoleBinding';
  const { roleRef, subjects } = object.manifest;
  const kind = roleRef?.kind ?? '';
  const isUnknown = isUnreadable(object, ['roleRef']) || isPlaceholder(kind);
  const name = isUnknown ? UNREADABLE : roleRef?.name ?? '';
  const isKnown = name !== '' && (kind === 'ClusterRole' || (kind === 'Role' && !clusterWide)) && isDefaulted(roleRef?.apiGroup, RBAC_GROUP);
  const found = isKnown ? roles.find(kind, name, namespace) : undefined;
  return {
    object,
    namespace,
    clusterWide,
    roleRef: { kind, name },
    role: found?.role,
    roleCertainty: isUnknown ? 'unknown' : found?.certainty ?? 'yes',
    refused: !isKnown && !isUnknown,
    subjects: items(subjects).map((subject, index) => subjectOf(subject, index, clusterWide, namespace)),
  };
}

function subjectOf(subject: k8s.Subject, index: number, clusterWide: boolean, bindingNamespace: string | undefined): Subject {
  const kind = subject.kind ?? '';
  const isAccount = kind === 'ServiceAccount';
  const written = isAccount ? subject.namespace || undefined : undefined;
  const name = subject.name ?? '';
  const namespace = written ?? (isAccount ? bindingNamespace : undefined);
  return {
    kind,
    name,
    namespace,
    accounts: accountsOfSubject({ kind, name, namespace }, clusterWide ? 'ClusterRoleBinding' : 'RoleBinding', bindingNamespace),
    hasNamespace: written !== undefined || (isAccount && !clusterWide),
    refused: !isDefaulted(subject.apiGroup, isAccount ? '' : RBAC_GROUP),
    path: ['subjects', index],
  };
}

/** Whether a field is what the API server would fill in for it. */
function isDefaulted(value: string | null | undefined, by: string): boolean {
  return !value || value === by || isPlaceholder(value);
}
