import { ManifestObject } from '../../manifest/manifest-object';
import type * as k8s from '../../objects/kubernetes-types';
import { items } from '../../objects/lists';
import { flowValue } from '../_fix';

/** A RoleBinding with the role and subjects of a ClusterRoleBinding; without a namespace, the other way around. */
export function bindingInstead({ kind, name, manifest }: ManifestObject, namespace?: string): { readonly fix?: string } {
  const { roleRef, subjects } = manifest as k8s.RoleBinding;
  const [role, recipients] = [flowValue(roleRef), flowValue(subjects)];
  // Only a RoleBinding has a namespace for them.
  const isLent = namespace === undefined && items(subjects).some(subject => subject.kind === 'ServiceAccount' && !subject.namespace);
  if (role === undefined || recipients === undefined || isLent) { return {}; }
  return {
    fix: [
      `# instead of the ${kind}`,
      'apiVersion: rbac.authorization.k8s.io/v1',
      `kind: ${namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding'}`,
      `metadata: {name: ${JSON.stringify(name)}${namespace === undefined ? '' : `, namespace: ${JSON.stringify(namespace)}`}}`,
      `roleRef: ${role}`,
      `subjects: ${recipients}`,
    ].join('\n'),
  };
}
