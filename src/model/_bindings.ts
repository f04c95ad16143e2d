import { Objects, RBAC_GROUP } from './_objects';
import { Roles } from './_roles';
import { listOf, textOf } from './_texts';
import { Binding, Subject } from './service-account';
import { field } from '../kubernetes/pod-security/pod';
import { accountsOfSubject } from '../kubernetes/rbac/subject';
import { ManifestObject } from '../manifest/manifest-object';

/** The RoleBindings and ClusterRoleBindings, with the roles that they refer to. */
export function bindingsOf(objects: Objects, roles: Roles): Binding[] {
  return ['RoleBinding', 'ClusterRoleBinding'].flatMap(
    kind => objects.of(RBAC_GROUP, kind).map(object => bindingOf(object, objects.namespaceOf(object), roles)),
  );
}

function bindingOf(object: ManifestObject, namespace: string | undefined, roles: Roles): Binding {
  const clusterWide = object.kind === 'ClusterRoleBinding';
  const roleRef = field(object.manifest, 'roleRef');
  const kind = textOf(field(roleRef, 'kind')) ?? '';
  const name = textOf(field(roleRef, 'name')) ?? '';
  const readable = name !== '' && (kind === 'ClusterRole' || (kind === 'Role' && !clusterWide)) && isDefaulted(field(roleRef, 'apiGroup'), RBAC_GROUP);
  const found = readable ? roles.find(kind, name, namespace) : undefined;
  return {
    object,
    namespace,
    clusterWide,
    roleRef: { kind, name },
    role: found?.role,
    roleCertainty: found?.certainty ?? 'yes',
    refused: !readable,
    subjects: listOf(field(object.manifest, 'subjects')).map((subject, index) => subjectOf(subject, index, clusterWide, namespace)),
  };
}

function subjectOf(subject: unknown, index: number, clusterWide: boolean, bindingNamespace: string | undefined): Subject {
  const kind = textOf(field(subject, 'kind')) ?? '';
  const isAccount = kind === 'ServiceAccount';
  const written = isAccount ? textOf(field(subject, 'namespace')) || undefined : undefined;
  const name = textOf(field(subject, 'name')) ?? '';
  const namespace = written ?? (isAccount ? bindingNamespace : undefined);
  return {
    kind,
    name,
    namespace,
    accounts: accountsOfSubject({ kind, name, namespace }, clusterWide ? 'ClusterRoleBinding' : 'RoleBinding', bindingNamespace),
    hasNamespace: written !== undefined || (isAccount && !clusterWide),
    refused: !isDefaulted(field(subject, 'apiGroup'), isAccount ? '' : RBAC_GROUP),
    path: ['subjects', index],
  };
}

/** Whether a field is what the API server would fill in for it. */
function isDefaulted(value: unknown, by: string): boolean {
  return value === undefined || value === '' || value === by;
}
