import { Inventory } from '../../src/access/inventory';
import { inventoryOf } from '../../src/access/inventory-of';
import { AppModel, ModelOptions } from '../../src/model/app-model';
import { objects } from '../_objects';

const APP = `
apiVersion: v1
kind: ServiceAccount
metadata: {name: reader, namespace: apps}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: apps}
spec:
  template:
    spec:
      serviceAccountName: reader
      volumes:
      - name: vault
        projected: {sources: [{serviceAccountToken: {audience: vault, expirationSeconds: 7200, path: token}}]}
      containers:
      - {name: app, image: a, volumeMounts: [{name: vault, mountPath: /vault}]}
      - {name: sidecar, image: b}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: reader}
rules:
- {apiGroups: [''], resources: [pods, secrets, nodes], verbs: [list, get]}
- {apiGroups: [''], resources: [configmaps], resourceNames: [settings], verbs: [get]}
- {nonResourceURLs: [/metrics], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: reader, namespace: apps}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader}
subjects: [{kind: ServiceAccount, name: reader}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: unknown-role}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: elsewhere}
subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: 'system:serviceaccounts:apps'}]
`;

const inventory = (yaml: string, options: ModelOptions = {}): Inventory => inventoryOf(new AppModel(objects(yaml), options));

test('is JSON-compatible', () => {
  const made = inventory(APP);
  expect(JSON.parse(JSON.stringify(made))).toEqual(made);
});

test('has each token of each container', () => {
  const { tokens, workloads, accounts } = inventory(APP);
  expect(workloads).toEqual([{ kind: 'Deployment', namespace: 'apps', name: 'web', account: accounts.findIndex(({ name }) => name === 'reader'), complete: true, containers: ['app', 'sidecar'] }]);
  const injected = { workload: 0, source: 'automount', forApi: 'yes', lifetime: 3607, extended: true, mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', account: 0 };
  expect(tokens).toEqual([
    { ...injected, container: 'app' },
    { workload: 0, container: 'app', source: 'projected', forApi: 'no', audience: 'vault', lifetime: 7200, mountPath: '/vault', account: 0 },
    { ...injected, container: 'sidecar' },
  ]);
});

test('a token in a Secret belongs to the account that the Secret names, and never expires', () => {
  const { tokens, accounts } = inventory(`
apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata: {name: legacy, namespace: apps, annotations: {kubernetes.io/service-account.name: robot}}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: robot, namespace: apps}
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: apps}
spec:
  automountServiceAccountToken: false
  containers:
  - {name: app, image: a, env: [{name: T, valueFrom: {secretKeyRef: {name: legacy, key: token}}}]}
`);
  expect(tokens).toEqual([{ workload: 0, container: 'app', source: 'secret', forApi: 'yes', account: accounts.findIndex(({ name }) => name === 'robot') }]);
});

test('has the chain from an account to its permissions', () => {
  const { accounts: [account], bindings, roles } = inventory(APP);
  expect(account).toMatchObject({ namespace: 'apps', name: 'reader', declared: true });
  expect([...account.bindings, ...account.possibleBindings].map(number => bindings[number])).toEqual([
    { kind: 'RoleBinding', name: 'reader', namespace: 'apps', clusterWide: false, roleKind: 'ClusterRole', roleName: 'reader', role: 0 },
    { kind: 'ClusterRoleBinding', name: 'unknown-role', clusterWide: true, roleKind: 'ClusterRole', roleName: 'elsewhere' },
  ]);
  expect(roles).toHaveLength(1);
});

test('has the verbs of each resource, with sensitive ones and those without effect in a RoleBinding marked', () => {
  const { roles: [{ permissions }] } = inventory(APP);
  expect(permissions).toEqual([
    { apiGroup: '', resource: 'configmaps', names: ['settings'], verbs: ['get'], inNamespace: true },
    { apiGroup: '', resource: 'nodes', verbs: ['get', 'list'], inNamespace: false },
    { apiGroup: '', resource: 'pods', verbs: ['get', 'list'], inNamespace: true },
    { apiGroup: '', resource: 'secrets', verbs: ['get', 'list'], inNamespace: true, sensitive: 'read-secrets' },
    { apiGroup: '', url: '/metrics', verbs: ['get'], inNamespace: false },
  ]);
});

test('the context adds permissions, but no workloads', () => {
  const [account, workload, ...permissions] = objects(APP);
  const made = inventoryOf(new AppModel([account], { context: [workload, ...permissions] }));
  expect(made.workloads).toEqual([]);
  expect(made.tokens).toEqual([]);
  expect(made.accounts[0].bindings.map(number => made.bindings[number].name)).toEqual(['reader', 'unknown-role']);
});

test('the pods of a custom resource may be incomplete', () => {
  const { workloads, customResources, tokens } = inventory(`
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: apps}
spec: {serviceAccountName: scraper}
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: web, namespace: apps}
spec: {template: {spec: {automountServiceAccountToken: false, containers: [{name: app, image: a}]}}}
---
apiVersion: example.com/v1
kind: Robot
metadata: {name: arm, namespace: apps}
spec: {serviceAccountName: mover}
`);
  expect(workloads.map(({ kind, complete }) => ({ kind, complete }))).toEqual([{ kind: 'Prometheus', complete: false }, { kind: 'Rollout', complete: true }]);
  expect(customResources).toContainEqual(expect.objectContaining({ kind: 'Robot', namespace: 'apps', name: 'arm' }));
  expect(tokens).toEqual([]);
});

test('bindings to a possibly different account are separate', () => {
  const { accounts, bindings } = inventory(APP.replaceAll(', namespace: apps', ''));
  const reader = accounts.find(({ name }) => name === 'reader')!;
  expect(bindings.length).toBeGreaterThan(0);
  expect(reader.bindings.map(number => bindings[number].name)).toEqual(['reader']);
  expect(reader.possibleBindings.map(number => bindings[number].name)).toEqual(['unknown-role']);
});
