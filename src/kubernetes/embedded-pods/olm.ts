import { partsAt } from './embedded-pod';
import { field } from '../pod-security/pod';
import { DataPath, valueAt } from '../workloads';

/** An object that a controller makes from a part of another. */
export interface ImpliedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly manifest: { readonly [field: string]: unknown };
  /** Names it among those of the object that implies it. */
  readonly key: string;
  /** Where a field stands in the object that implies it. */
  placeOf(path: DataPath): DataPath;
}

const RBAC = 'rbac.authorization.k8s.io/v1';

/**
 * The roles and bindings that OLM makes for the accounts of an operator.
 *
 * @see https://github.com/operator-framework/operator-lifecycle-manager/blob/master/pkg/controller/registry/resolver/rbac.go
 */
export function rolesOfClusterServiceVersion(name: string, namespace: string | undefined, object: unknown): ImpliedObject[] {
  return [['permissions', 'Role'], ['clusterPermissions', 'ClusterRole']].flatMap(([list, kind]) =>
    partsAt(object, ['spec', 'install', 'spec', list]).flatMap(path => {
      const account = field(valueAt(object, path), 'serviceAccountName');
      return typeof account === 'string' ? roleAndBinding(`${name}-${account}`, namespace, kind, account, object, path) : [];
    }));
}

function roleAndBinding(
  name: string, namespace: string | undefined, kind: string, account: string, object: unknown, path: DataPath,
): ImpliedObject[] {
  const metadata = kind === 'Role' ? { name, namespace } : { name };
  const key = `${path.at(-2)} ${account}`;
  const implied = (ofKind: string, fields: object, placeOf: ImpliedObject['placeOf']): ImpliedObject => (
    { apiVersion: RBAC, kind: ofKind, name, key, manifest: { apiVersion: RBAC, kind: ofKind, metadata, ...fields }, placeOf });
  return [
    implied(kind, { rules: valueAt(object, [...path, 'rules']) ?? [] }, ([step, ...inner]) => step === 'rules' ? [...path, step, ...inner] : path),
    implied(`${kind}Binding`, {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
    }, ([step]) => step === 'subjects' ? [...path, 'serviceAccountName'] : path),
  ];
}
