import { readFileSync } from 'fs';
import { join } from 'path';
import { audit } from '../../src/audit/audit';
import { baselineOf } from '../../src/audit/baseline';
import { readText } from '../../src/manifest/read-text';
import { AppModel } from '../../src/model/app-model';
import { restricted } from '../../src/rules/packs';
import { RULES } from '../../src/rules/registry';

/** Carries out each row of the table in docs/acceptances.md about changes after which a finding must be accepted again. */

const RBAC = 'rbac.authorization.k8s.io';
const TODAY = '2030-06-15';

interface App {
  readonly manifests: readonly object[];
  readonly context?: readonly object[];
}

const app = (...manifests: object[]): App => ({ manifests });

const user = (name: string): object => ({ kind: 'User', apiGroup: RBAC, name });
const account = (name: string, namespace = 'shop'): object => ({ kind: 'ServiceAccount', name, namespace });

const clusterRole = (...rules: object[]): object => ({ apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name: 'role' }, rules });
const rule = (resource: string, ...verbs: string[]): { resources: string[] } => ({ apiGroups: [''], resources: [resource], verbs } as { resources: string[] });
const binding = (role: string, subjects: readonly object[], metadata: object = {}): object => (
  { apiVersion: `${RBAC}/v1`, kind: 'ClusterRoleBinding', metadata: { name: 'binding', ...metadata }, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role }, subjects });

const deployment = (spec: object, { name = 'web', labels = {} }: { name?: string; labels?: object } = {}): object => (
  { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: 'shop', labels }, spec: { template: { spec: { containers: [{ name: 'app', image: 'app:v1' }], ...spec } } } });
const container = (fields: object): App => app(deployment({ containers: [{ name: 'app', image: 'app:v1', ...fields }] }));
const hostPath = (path: string, mountPath = '/in'): App => app(deployment({
  containers: [{ name: 'app', image: 'app:v1', volumeMounts: [{ name: 'data', mountPath }] }], volumes: [{ name: 'data', hostPath: { path } }],
}));
const volume = (source: object): App => app(deployment({ volumes: [{ name: 'data', ...source }] }));
const token = (fields: object): App => volume({ projected: { sources: [{ serviceAccountToken: { path: 'token', ...fields } }] } });
const legacy = (...containers: object[]): App => app(
  deployment({ containers }),
  ...['one', 'two'].map(name => ({ apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/service-account-token', metadata: { name, namespace: 'shop', annotations: { 'kubernetes.io/service-account.name': 'robot' } } })),
);
const fromSecret = (name: string, secret: string, key = 'token'): object => (
  { name, image: 'app:v1', env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: secret, key } } }] });
const serviceAccount = (name: string, annotations: object): App => app({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: 'shop', annotations }, automountServiceAccountToken: false });
const inCluster = (role: string): App => ({
  manifests: [deployment({ serviceAccountName: 'web' }), { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web', namespace: 'shop' } }],
  context: [binding(role, [account('web')])],
});
const shared = (...names: string[]): App => app(
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web', namespace: 'shop' } }, binding('view', [account('web')]), ...names.map(name => deployment({ serviceAccountName: 'web' }, { name })),
);
const namespace = (level: string): App => app({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': level } } });
const scc = (users: readonly string[], ...fields: string[]): App => app(
  { apiVersion: 'security.openshift.io/v1', kind: 'SecurityContextConstraints', metadata: { name: 'own' }, users, ...Object.fromEntries(fields.map(field => [field, true])) });

const ADMIN = binding('cluster-admin', [user('ada'), account('app')]);
const READER = clusterRole(rule('secrets', 'get'));
const NFS = { nfs: { server: 'storage', path: '/' } };

/** By rule and change: the app before and after it. */
const CASES: { readonly [row: string]: readonly [before: App, after: App] } = {
  'binding-to-cluster-admin: a subject is added': [app(ADMIN), app(binding('cluster-admin', [user('ada'), account('app'), user('eve')]))],
  'binding-to-cluster-admin: a subject is of another kind, or in another namespace': [app(ADMIN), app(binding('cluster-admin', [user('ada'), account('app', 'bank')]))],
  'binding-to-cluster-admin: subjects are removed, repeated or in another order': [app(ADMIN), app(binding('cluster-admin', [account('app'), account('app')]))],
  'binding-to-cluster-admin: labels of the binding change': [app(ADMIN), app(binding('cluster-admin', [user('ada'), account('app')], { labels: { a: 'b' } }))],
  'binding-to-anonymous: the binding refers to another role': [app(binding('view', [user('system:anonymous')])), app(binding('edit', [user('system:anonymous')]))],
  'binding-to-accepted-role: the role is bound to another subject': [app(READER, binding('role', [user('ada')])), app(READER, binding('role', [user('ada'), user('eve')]))],
  'binding-to-accepted-role: the role is bound once more, by another binding': [
    app(READER, binding('role', [user('ada')])), app(READER, binding('role', [user('ada')]), binding('role', [user('ada')], { name: 'other' })),
  ],
  'privileged-security-context-constraints: a user is added': [scc(['ada'], 'allowHostNetwork'), scc(['ada', 'eve'], 'allowHostNetwork')],
  'privileged-security-context-constraints: they allow more': [scc(['ada'], 'allowHostNetwork'), scc(['ada'], 'allowHostNetwork', 'allowPrivilegedContainer')],
  'read-secrets: a verb is added': [app(READER), app(clusterRole(rule('secrets', 'get', 'list')))],
  'read-secrets: the rules are in another order, or split': [
    app(clusterRole({ ...rule('pods', 'get'), resources: ['pods', 'secrets'] })), app(clusterRole(rule('secrets', 'get'), rule('pods', 'get'))),
  ],
  'read-secrets: the role is bound to another subject': [app(READER, binding('role', [user('ada')])), app(READER, binding('role', [user('eve')]))],
  'create-workloads: a name is added': [
    app(clusterRole({ ...rule('x', 'patch'), apiGroups: ['apps'], resources: ['deployments'], resourceNames: ['web'] })),
    app(clusterRole({ ...rule('x', 'patch'), apiGroups: ['apps'], resources: ['deployments'], resourceNames: ['web', 'api'] })),
  ],
  'wildcard-non-resource-url: a verb is added': [app(clusterRole({ nonResourceURLs: ['*'], verbs: ['get'] })), app(clusterRole({ nonResourceURLs: ['*'], verbs: ['get', 'post'] }))],
  'sensitive-host-path: the path of the node changes': [hostPath('/etc'), hostPath('/root')],
  'host-path-volume: the path of the node changes': [hostPath('/data'), hostPath('/other')],
  'host-path-volume: the path in the container changes': [hostPath('/data'), hostPath('/data', '/elsewhere')],
  'host-port: the port of the node changes': [container({ ports: [{ containerPort: 80, hostPort: 8080 }] }), container({ ports: [{ containerPort: 80, hostPort: 22 }] })],
  'host-port: the port of the container changes': [container({ ports: [{ containerPort: 80, hostPort: 8080 }] }), container({ ports: [{ containerPort: 81, hostPort: 8080 }] })],
  'host-probe: the host changes': [
    container({ livenessProbe: { httpGet: { host: 'a', port: 80 } } }), container({ livenessProbe: { httpGet: { host: '169.254.169.254', port: 80 } } }),
  ],
  'host-probe: the path of the probe changes': [
    container({ livenessProbe: { httpGet: { host: 'a', port: 80 } } }), container({ livenessProbe: { httpGet: { host: 'a', port: 80, path: '/up' } } }),
  ],
  'added-capability: a capability is added': [
    container({ securityContext: { capabilities: { add: ['CHOWN'] } } }), container({ securityContext: { capabilities: { add: ['CHOWN', 'SETUID'] } } }),
  ],
  'unsafe-sysctl: the name changes': [
    app(deployment({ securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } })), app(deployment({ securityContext: { sysctls: [{ name: 'kernel.shmmax', value: '1' }] } })),
  ],
  'unsafe-sysctl: the value changes': [
    app(deployment({ securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } })), app(deployment({ securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '2' }] } })),
  ],
  'unsafe-selinux-options: the type changes': [
    container({ securityContext: { seLinuxOptions: { type: 'own_t' } } }), container({ securityContext: { seLinuxOptions: { type: 'spc_t' } } }),
  ],
  'restricted-volume-type: the type changes': [volume(NFS), volume({ cephfs: { monitors: ['storage'] } })],
  'restricted-volume-type: the server changes': [volume(NFS), volume({ nfs: { server: 'other', path: '/' } })],
  'privileged-container: another container is privileged': [
    app(deployment({ containers: ['app', 'proxy'].map(name => ({ name, image: 'x', securityContext: { privileged: name === 'app' } })) })),
    app(deployment({ containers: ['app', 'proxy'].map(name => ({ name, image: 'x', securityContext: { privileged: true } })) })),
  ],
  'privileged-container: the image changes': [container({ securityContext: { privileged: true } }), container({ image: 'other:v2', securityContext: { privileged: true } })],
  'secret-in-environment: the Secret changes': [app(deployment({ containers: [fromSecret('app', 'one')] })), app(deployment({ containers: [fromSecret('app', 'two')] }))],
  'secret-in-environment: the key of the Secret changes': [
    app(deployment({ containers: [fromSecret('app', 'one')] })), app(deployment({ containers: [fromSecret('app', 'one', 'other')] })),
  ],
  'legacy-token-secret-in-pod: the Secret changes': [legacy(fromSecret('app', 'one')), legacy(fromSecret('app', 'two'))],
  'legacy-token-secret-in-pod: another container gets it': [legacy(fromSecret('app', 'one')), legacy(fromSecret('app', 'one'), fromSecret('proxy', 'one'))],
  'long-lived-token: the lifetime changes': [token({ expirationSeconds: 90_000 }), token({ expirationSeconds: 900_000 })],
  'hard-coded-api-audience: the audience changes': [token({ audience: 'https://kubernetes.default.svc' }), token({ audience: 'https://kubernetes.default.svc.cluster.local' })],
  'automounted-token: the ServiceAccount changes': [app(deployment({ serviceAccountName: 'web' })), app(deployment({ serviceAccountName: 'api' }))],
  'automounted-token: a container is added': [
    app(deployment({})), app(deployment({ containers: ['app', 'proxy'].map(name => ({ name, image: 'x:v1' })) })),
  ],
  'workload-on-privileged-service-account: the account gets a worse role in the cluster': [inCluster('system:kubelet-api-admin'), inCluster('cluster-admin')],
  'shared-service-account: another workload runs as it': [shared('one', 'two'), shared('one', 'two', 'three')],
  'cloud-identity-on-default-service-account: the identity changes': [
    serviceAccount('default', { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/one' }), serviceAccount('default', { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/two' }),
  ],
  'pod-security-below-restricted: the level changes': [namespace('baseline'), namespace('privileged')],
  'any rule: the object gets another name': [container({ securityContext: { privileged: true } }), app(deployment({ containers: [{ name: 'app', image: 'app:v1', securityContext: { privileged: true } }] }, { name: 'other' }))],
  'any rule: objects move within a file, or to another file': [app(ADMIN, READER), app(READER, ADMIN)],
};

interface Row {
  readonly name: string;
  readonly rule: string;
  readonly again: boolean;
}

function rowsOfPage(): Row[] {
  const page = readFileSync(join(__dirname, '../../docs/acceptances.md'), 'utf8');
  return [...page.matchAll(/^\| (`[\w-]+`|any rule) \| ([^|]+) \| (yes|no) \|$/gm)].map(([, id, change, again]) => {
    const ruleId = id.replace(/`/g, '');
    return { name: `${ruleId}: ${change.trim()}`, rule: ruleId, again: again === 'yes' };
  });
}

const ROWS = rowsOfPage();

function resultOf({ manifests, context = [] }: App, baseline?: ReturnType<typeof baselineOf>): ReturnType<typeof audit> {
  const objects = (all: readonly object[]) => readText(all.map(manifest => JSON.stringify(manifest)).join('\n---\n'), 'app.yaml').objects;
  // Enables each rule, even if it is `off` in the pack.
  const rules = Object.fromEntries(RULES.filter(({ id }) => !Object.hasOwn(restricted.severities, id)).map(({ id }) => [id, 'low'] as const));
  return audit(new AppModel(objects(manifests), { context: objects(context) }), { today: TODAY, pack: restricted, rules, baseline });
}

const isOf = (row: Row) => ({ rule: id }: { readonly rule: string }): boolean => row.rule === 'any rule' || id === row.rule;

test('each row has a case, and each case a row', () => {
  expect(ROWS.map(({ name }) => name).sort()).toEqual(Object.keys(CASES).sort());
});

test.each(ROWS)('$name', row => {
  const [before, after] = CASES[row.name] ?? [app(), app()];
  const was = resultOf(before);
  const baseline = baselineOf(was, '2026-01-01');
  expect(baseline.entries.filter(isOf(row))).not.toEqual([]);
  expect(resultOf(before, baseline).findings).toEqual([]);
  const { findings, accepted } = resultOf(after, baseline);
  expect([...findings, ...accepted].filter(isOf(row))).not.toEqual([]);
  expect(findings.filter(isOf(row)).length > 0).toBe(row.again);
});
