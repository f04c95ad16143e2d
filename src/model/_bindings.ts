import { Objects, RBAC_GROUP } from './_objects';
import { Roles } from './_roles';
import { isUnreadable } from './_unreadable';
import { Binding, Role, Subject } from './service-account';
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
  const isUnreadableRef = isUnreadable(object, ['roleRef']);
  const written = isUnreadableRef ? UNREADABLE : roleRef?.kind ?? '';
  const name = isUnreadableRef ? UNREADABLE : roleRef?.name ?? '';
  const kinds = kindsOf(written, clusterWide);
  const kind = kinds.length === 1 ? kinds[0] : written;
  const isTaken = name !== '' && kinds.length > 0 && isDefaulted(roleRef?.apiGroup, RBAC_GROUP);
  const candidates = isTaken ? kinds.flatMap(each => roles.find(each, name, namespace) ?? []) : [];
  const found = candidates.length === 1 ? candidates[0] : undefined;
  return {
    object,
    namespace,
    clusterWide,
    roleRef: { kind, name },
    role: found?.role,
    roleCertainty: isPlaceholder(written) ? 'unknown' : found?.certainty ?? 'yes',
    refused: !isTaken,
    subjects: items(subjects).map((subject, index) => subjectOf(subject, index, clusterWide, namespace)),
  };
}

/** The possible kinds of a role. */
function kindsOf(written: string, clusterWide: boolean): readonly Role['kind'][] {
  const taken = clusterWide ? ['ClusterRole' as const] : ['ClusterRole' as const, 'Role' as const];
  return taken.filter(kind => kind === written || isPlaceholder(written));
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

/** Whether a field has the value that the API server defaults it to, or may have it. */
function isDefaulted(value: string | null | undefined, by: string): boolean {
  return !value || value === by || isPlaceholder(value);
}
