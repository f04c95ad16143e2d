import { ModelOptions } from '../../src/model/app-model';
import { Random } from '../_random';

/** A manifest is data of any shape. */
export type Manifest = any;

/** No message text contains these names, and they keep their order when their first letter changes. */
export const NAMESPACES = ['qbank', 'qshop'];
export const ACCOUNTS = ['default', 'qjob', 'qweb'];
export const ROLES = ['qeditor', 'qreader'];
const RBAC = 'rbac.authorization.k8s.io';

/** An app with its model options. */
export interface World {
  readonly manifests: readonly Manifest[];
  readonly options: ModelOptions;
}

/** A random app without duplicate definitions. */
export function randomWorld(random: Random): World {
  const namespace = (): object => random.oneOf([{ namespace: 'qbank' }, { namespace: 'qshop' }, { namespace: 'qshop' }, {}]);
  const options: ModelOptions = { complete: random.below(2) === 0, ...random.below(3) === 0 ? { namespace: 'qshop' } : {} };
  const manifests: Manifest[] = [];
  const seen = new Set<string>();
  const add = (manifest: Manifest): void => {
    const id = JSON.stringify([manifest.kind, manifest.metadata.namespace ?? options.namespace, manifest.metadata.name]);
    // A duplicate definition has two meanings.
    if (!seen.has(id)) { manifests.push(manifest); }
    seen.add(id);
  };
  for (const name of random.some(NAMESPACES)) { add({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }); }
  for (let count = random.below(4); count > 0; count--) {
    const automount = random.oneOf([{}, { automountServiceAccountToken: false }, { automountServiceAccountToken: true }]);
    add({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: random.oneOf(ACCOUNTS), ...namespace() }, ...automount });
  }
  for (let count = random.below(4); count > 0; count--) { add(randomWorkload(random, `qapp-${count}`, namespace())); }
  if (random.below(3) === 0) {
    const annotations = { 'kubernetes.io/service-account.name': random.oneOf(ACCOUNTS) };
    add({ apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/service-account-token', metadata: { name: 'qtoken', ...namespace(), annotations } });
  }
  for (let count = random.below(4); count > 0; count--) {
    const kind = random.oneOf(['Role', 'ClusterRole']);
    const rules = [1, 2].slice(random.below(2)).map(() => randomRule(random));
    add({ apiVersion: `${RBAC}/v1`, kind, metadata: { name: random.oneOf(ROLES), ...kind === 'Role' ? namespace() : {} }, rules });
  }
  for (let count = random.below(4); count > 0; count--) { add(randomBinding(random, `qbinding-${count}`, namespace())); }
  return { manifests, options };
}

/** A workload of one of the accounts. */
export function randomWorkload(random: Random, name: string, namespace: object): Manifest {
  const volumes = random.some([
    { name: 'qapi', projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: random.oneOf([3600, 3607, 100000]) } }] } },
    { name: 'qvault', projected: { sources: [{ serviceAccountToken: { path: 'token', audience: 'vault' } }] } },
    { name: 'qsecret', secret: { secretName: 'qtoken' } },
  ]);
  const containers = ['qmain', 'qside'].slice(random.below(2)).map(container => ({
    name: container,
    image: 'x',
    volumeMounts: random.some(volumes).map(({ name: volume }) => ({ name: volume, mountPath: `/${volume}`, ...random.below(5) === 0 ? { subPath: 'token' } : {} })),
  }));
  const spec = {
    ...random.oneOf([{}, ...['serviceAccountName', 'serviceAccountName', 'serviceAccount'].map(nameField => ({ [nameField]: random.oneOf(ACCOUNTS) }))]),
    ...random.oneOf([{}, { automountServiceAccountToken: false }, { automountServiceAccountToken: true }]),
    ...random.below(4) === 0 ? { shareProcessNamespace: true } : {},
    containers,
    volumes,
  };
  return random.below(3) === 0 ? { apiVersion: 'v1', kind: 'Pod', metadata: { name, ...namespace }, spec }
    : { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, ...namespace }, spec: { template: { spec } } };
}

/** A rule of a role. */
export function randomRule(random: Random): Manifest {
  return random.below(6) === 0 ? { nonResourceURLs: [random.oneOf(['/metrics', '*'])], verbs: ['get'] } : {
    apiGroups: [random.oneOf(['', '', 'apps', '*'])],
    resources: [random.oneOf(['pods', 'secrets', 'configmaps', 'nodes', 'deployments', 'pods/exec', 'serviceaccounts/token', '*', 'pods/*'])],
    verbs: [random.oneOf(['get', 'list', 'create', 'patch', '*']), 'watch'].slice(0, 1 + random.below(2)),
    ...random.below(4) === 0 ? { resourceNames: [random.oneOf(['qone', 'qtwo', ''])] } : {},
  };
}

/** A binding of an account to a role, which may exist. */
export function randomBinding(random: Random, name: string, namespace: object): Manifest {
  const kind = random.oneOf(['RoleBinding', 'RoleBinding', 'ClusterRoleBinding']);
  const role = kind === 'RoleBinding' ? random.oneOf(['Role', 'ClusterRole']) : 'ClusterRole';
  return {
    apiVersion: `${RBAC}/v1`,
    kind,
    metadata: { name, ...kind === 'RoleBinding' ? namespace : {} },
    roleRef: { apiGroup: RBAC, kind: role, name: random.oneOf([...ROLES, ...role === 'ClusterRole' ? ['view', 'edit', 'cluster-admin', 'system:discovery'] : ['qmissing']]) },
    subjects: [1, 2].slice(random.below(2)).map(() => random.oneOf<object>([
      { kind: 'ServiceAccount', name: random.oneOf(ACCOUNTS), namespace: random.oneOf(NAMESPACES) },
      { kind: 'ServiceAccount', name: random.oneOf(ACCOUNTS) },
      { kind: 'User', apiGroup: RBAC, name: `system:serviceaccount:qshop:${random.oneOf(ACCOUNTS)}` },
      { kind: 'Group', apiGroup: RBAC, name: random.oneOf(['system:serviceaccounts', 'system:serviceaccounts:qshop', 'system:authenticated', 'system:anonymous', 'system:masters', 'qteam']) },
    ])),
  };
}

/** All manifests in one text. */
export function textOf(manifests: readonly Manifest[]): string {
  return manifests.map(manifest => JSON.stringify(manifest)).join('\n---\n');
}
