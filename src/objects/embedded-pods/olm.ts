import { partsAt } from './embedded-pod';
import { DataPath, valueAt } from '../data-path';
import { field } from '../plain-object';

/** An object that a controller creates from a part of another. */
export interface ImpliedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly manifest: { readonly [field: string]: unknown };
  /** Its name among the implied objects of the same owner. */
  readonly key: string;
  /** The part that implies it. */
  readonly home: DataPath;
  /** The path of a field in the owner. */
  placeOf(path: DataPath): DataPath;
}

const RBAC = 'rbac.authorization.k8s.io/v1';

/**
 * The accounts, roles and bindings of an operator that OLM creates. An existing account
 * is not created again.
 *
 * @see https://github.com/operator-framework/operator-lifecycle-manager/blob/master/pkg/controller/registry/resolver/rbac.go
 */
export function objectsOfClusterServiceVersion(name: string, namespace: string | undefined, object: unknown): ImpliedObject[] {
  const accounts = new Map<string, ImpliedObject>();
  const roles = [['permissions', 'Role'], ['clusterPermissions', 'ClusterRole']].flatMap(([list, kind]) =>
    partsAt(object, ['spec', 'install', 'spec', list]).flatMap(path => {
      const account = field(valueAt(object, path), 'serviceAccountName');
      if (typeof account !== 'string' || account === '') { return []; }
      if (!accounts.has(account)) { accounts.set(account, serviceAccount(account, namespace, path)); }
      return roleAndBinding(`${name}-${account}`, namespace, kind, account, object, path);
    }));
  return [...accounts.values(), ...roles];
}

function serviceAccount(name: string, namespace: string | undefined, path: DataPath): ImpliedObject {
  const manifest = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } };
  return { apiVersion: 'v1', kind: 'ServiceAccount', name, manifest, key: `${path.at(-2)} ${name}`, home: path, placeOf: () => [...path, 'serviceAccountName'] };
}

function roleAndBinding(
  name: string, namespace: string | undefined, kind: string, account: string, object: unknown, path: DataPath,
): ImpliedObject[] {
  const metadata = kind === 'Role' ? { name, namespace } : { name };
  const key = `${path.at(-2)} ${account}`;
  const implied = (ofKind: string, fields: object, placeOf: ImpliedObject['placeOf']): ImpliedObject => (
    { apiVersion: RBAC, kind: ofKind, name, key, home: path, manifest: { apiVersion: RBAC, kind: ofKind, metadata, ...fields }, placeOf });
  return [
    implied(kind, { rules: valueAt(object, [...path, 'rules']) ?? [] }, ([step, ...inner]) => step === 'rules' ? [...path, step, ...inner] : path),
    implied(`${kind}Binding`, {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
    }, ([step]) => step === 'subjects' ? [...path, 'serviceAccountName'] : path),
  ];
}
