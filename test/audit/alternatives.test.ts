import { TODAY } from './_apps';
import { audit } from '../../src/audit/audit';
import { readText } from '../../src/manifest/read-text';
import { AppModel } from '../../src/model/app-model';
import { restricted } from '../../src/rules/packs';
import { SEVERITIES } from '../../src/rules/severity';

/** Two definitions of one object, such as those of two clusters: findings of either are reported. */

type Manifest = Record<string, unknown>;

interface Case {
  readonly name: string;
  /** The objects of both clusters. */
  readonly rest: readonly Manifest[];
  readonly one: Manifest;
  readonly other: Manifest;
  /** A rule that the first definition violates and the second hides. */
  readonly rule: string;
}

const RBAC = 'rbac.authorization.k8s.io';
const APP = { kind: 'ServiceAccount', name: 'app', namespace: 'shop' };
const WEB = { app: 'web' };

const object = (apiVersion: string, kind: string, name: string, fields: object = {}, metadata: object = {}): Manifest =>
  ({ apiVersion, kind, metadata: { name, namespace: 'shop', ...metadata }, ...fields });
const clusterRole = (name: string, ...rules: object[]): Manifest => ({ apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name }, rules });
const clusterRoleBinding = (role: string, ...subjects: object[]): Manifest =>
  ({ apiVersion: `${RBAC}/v1`, kind: 'ClusterRoleBinding', metadata: { name: role }, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role }, subjects });
const secrets = (...verbs: string[]): object => ({ apiGroups: [''], resources: ['secrets'], verbs });
const everything = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] };
const pod = (spec: object = {}): Manifest =>
  object('v1', 'Pod', 'web', { spec: { automountServiceAccountToken: false, containers: [{ name: 'app', image: 'a:1' }], ...spec } }, { labels: WEB });
const namespace = (...labels: string[]): Manifest => ({
  apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: Object.fromEntries(labels.map(label => label.split('=')).map(([key, value]) => [`pod-security.kubernetes.io/${key}`, value])) },
});
const policy = (podSelector: object, policyTypes = ['Egress'], egress: readonly object[] = []): Manifest =>
  object('networking.k8s.io/v1', 'NetworkPolicy', 'deny', { spec: { podSelector, policyTypes, egress } });
const account = (name: string, fields: object = {}, annotations: object = {}): Manifest => object('v1', 'ServiceAccount', name, fields, { annotations });
const HARDENED = { automountServiceAccountToken: false };
const KEYS = { AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' };
const RUNNING_AS = { serviceAccountName: 'app', automountServiceAccountToken: undefined };

const CASES: readonly Case[] = [
  {
    name: 'a wider role that is harmless in another definition hides nothing',
    rest: [clusterRole('narrow', secrets('get')), clusterRoleBinding('narrow', APP), clusterRoleBinding('wide', APP)],
    one: clusterRole('wide'),
    other: clusterRole('wide', secrets('get', 'list')),
    rule: 'read-secrets',
  },
  {
    name: 'a role that grants everything in one definition hides nothing',
    rest: [clusterRole('narrow', secrets('get')), clusterRoleBinding('narrow', APP), clusterRoleBinding('wide', APP)],
    one: clusterRole('wide'),
    other: clusterRole('wide', everything),
    rule: 'read-secrets',
  },
  {
    name: 'a binding with other subjects in another definition hides nothing',
    rest: [clusterRole('narrow', secrets('get')), clusterRoleBinding('narrow', APP), clusterRole('wide', secrets('get', 'list'))],
    one: clusterRoleBinding('wide', { ...APP, name: 'other' }),
    other: clusterRoleBinding('wide', APP),
    rule: 'read-secrets',
  },
  {
    name: 'a binding to cluster-admin with other subjects in another definition hides nothing',
    rest: [clusterRole('narrow', secrets('get')), clusterRoleBinding('narrow', APP)],
    one: clusterRoleBinding('cluster-admin', { ...APP, name: 'other' }),
    other: clusterRoleBinding('cluster-admin', APP),
    rule: 'read-secrets',
  },
  {
    name: 'each definition of a role is checked separately',
    rest: [clusterRoleBinding('r', APP)],
    one: clusterRole('r', secrets('get')),
    other: clusterRole('r', { apiGroups: [''], resources: ['configmaps'], resourceNames: ['a'], verbs: ['get'] }),
    rule: 'read-secrets',
  },
  {
    name: 'a binding of all users is checked against the worst definition of its role',
    rest: [clusterRoleBinding('r', { apiGroup: RBAC, kind: 'Group', name: 'system:authenticated' })],
    one: clusterRole('r', secrets('get')),
    other: clusterRole('r', { nonResourceURLs: ['/healthz'], verbs: ['get'] }),
    rule: 'binding-to-all-authenticated-users',
  },
  { name: 'a namespace without a level', rest: [pod()], one: namespace(), other: namespace('enforce=restricted'), rule: 'namespace-without-pod-security' },
  { name: 'a namespace with a weaker level', rest: [pod()], one: namespace('enforce=baseline'), other: namespace('enforce=restricted'), rule: 'pod-security-below-restricted' },
  { name: 'a namespace that refuses the pod', rest: [pod({ hostNetwork: true })], one: namespace('enforce=baseline'), other: namespace('enforce=privileged'), rule: 'pod-refused-by-namespace' },
  { name: 'a policy that selects other pods in one definition', rest: [pod()], one: policy({ matchLabels: { app: 'db' } }), other: policy({}), rule: 'metadata-endpoint-reachable' },
  { name: 'a policy that limits no egress in one definition', rest: [pod()], one: policy({}, ['Ingress']), other: policy({}), rule: 'metadata-endpoint-reachable' },
  { name: 'a policy that opens the endpoint in one definition', rest: [pod()], one: policy({}, ['Egress'], [{}]), other: policy({}), rule: 'metadata-endpoint-reachable' },
  {
    name: 'a Secret that holds a token in one definition',
    rest: [pod({ volumes: [{ name: 'v', secret: { secretName: 's' } }], containers: [{ name: 'app', image: 'a:1', volumeMounts: [{ name: 'v', mountPath: '/v' }] }] })],
    one: object('v1', 'Secret', 's', { type: 'kubernetes.io/service-account-token' }, { annotations: { 'kubernetes.io/service-account.name': 'app' } }),
    other: object('v1', 'Secret', 's', { type: 'Opaque' }),
    rule: 'legacy-token-secret-in-pod',
  },
  ...['Secret', 'ConfigMap'].map(kind => ({
    name: `a ${kind} with the keys of a cloud in one definition`,
    rest: [pod({ containers: [{ name: 'app', image: 'a:1', envFrom: [{ [kind === 'Secret' ? 'secretRef' : 'configMapRef']: { name: 'cloud' } }] }] })],
    one: object('v1', kind, 'cloud', { data: KEYS }),
    other: object('v1', kind, 'cloud', { data: { LOG: 'x' } }),
    rule: 'static-cloud-credentials',
  })),
  {
    name: 'an account with a cloud identity in one definition',
    rest: [pod({ serviceAccountName: 'default' })],
    one: account('default', HARDENED, { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/web' }),
    other: account('default', HARDENED),
    rule: 'cloud-identity-on-default-service-account',
  },
  { name: 'a default account that is hardened in one definition', rest: [pod({ serviceAccountName: 'default' })], one: account('default'), other: account('default', HARDENED), rule: 'workload-on-default-service-account' },
  { name: 'an account that mounts its token in one definition', rest: [pod(RUNNING_AS)], one: account('app'), other: account('app', HARDENED), rule: 'automounted-token' },
  {
    name: 'a LimitRange with a default in one definition',
    rest: [pod()],
    one: object('v1', 'LimitRange', 'limits', { spec: { limits: [] } }),
    other: object('v1', 'LimitRange', 'limits', { spec: { limits: [{ type: 'Container', default: { memory: '64Mi' } }] } }),
    rule: 'missing-memory-limit',
  },
  {
    name: 'a volume with programs of the node in one definition',
    rest: [
      pod({ volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'c' } }] }),
      object('v1', 'PersistentVolumeClaim', 'c', { spec: { storageClassName: 'local' } }),
    ],
    one: { apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'p' }, spec: { storageClassName: 'local', hostPath: { path: '/etc' } } },
    other: { apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'p' }, spec: { storageClassName: 'local', hostPath: { path: '/data' } } },
    rule: 'sensitive-host-path',
  },
  {
    name: 'a claim on a directory of the node in one definition',
    rest: [
      pod({ volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'c' } }] }),
      { apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'p' }, spec: { hostPath: { path: '/etc' } } },
    ],
    one: object('v1', 'PersistentVolumeClaim', 'c', { spec: { volumeName: 'p' } }),
    other: object('v1', 'PersistentVolumeClaim', 'c', { spec: { volumeName: 'q' } }),
    rule: 'host-path-volume-through-claim',
  },
  { name: 'a workload that is hardened in one definition', rest: [], one: pod({ hostPID: true }), other: pod(), rule: 'host-pid' },
];

/** The severity index of each finding, by its rule, object and key. */
function severities(manifests: readonly Manifest[], context: readonly Manifest[] = []): Map<string, number> {
  const read = (all: readonly Manifest[]) => readText(all.map(manifest => JSON.stringify(manifest)).join('\n---\n'), 'app.yaml').objects;
  const { findings, errors } = audit(new AppModel(read(manifests), { complete: true, context: read(context) }), { today: TODAY, pack: restricted, unknown: 'low' });
  expect(errors).toEqual([]);
  const worst = new Map<string, number>();
  for (const { rule, object: { kind, name }, key, severity } of findings) {
    const id = `${rule} ${kind}/${name} ${key}`;
    worst.set(id, Math.min(worst.get(id) ?? Infinity, SEVERITIES.indexOf(severity)));
  }
  return worst;
}

const ofRule = (found: Map<string, number>, rule: string): [string, number][] => [...found].filter(([id]) => id.startsWith(`${rule} `));

test.each(CASES)('$name', ({ rest, one, other, rule }) => {
  const alone = ofRule(severities([...rest, one]), rule);
  expect(alone).not.toEqual([]);
  expect(ofRule(severities([...rest, other]), rule)).not.toEqual(alone);
  for (const both of [[one, other], [other, one]]) {
    const found = severities([...rest, ...both]);
    expect(alone.filter(([id, severity]) => (found.get(id) ?? Infinity) > severity)).toEqual([]);
  }
});

test.each(CASES.filter(({ one }) => one.kind !== 'Pod'))('$name, in the context', ({ rest, one, other, rule }) => {
  const alone = ofRule(severities(rest, [one]), rule);
  for (const both of [[one, other], [other, one]]) {
    const found = severities(rest, both);
    expect(alone.filter(([id, severity]) => (found.get(id) ?? Infinity) > severity)).toEqual([]);
  }
});

test.each(CASES)('$name: a duplicate definition changes nothing', ({ rest, one, other }) => {
  const copy = (manifest: Manifest): Manifest => ({ ...Object.fromEntries(Object.entries(manifest).reverse()), metadata: { ...manifest.metadata as object, annotations: { ...(manifest.metadata as Manifest).annotations as object, note: 'x' } } });
  const named = (found: Map<string, number>): [string, number][] => [...found].filter(([id]) => !id.startsWith('default-service-account-of-several-owners'));
  for (const manifest of [one, other]) {
    expect(named(severities([...rest, manifest, copy(manifest)]))).toEqual(named(severities([...rest, manifest])));
  }
});

test('the input replaces objects of the context', () => {
  const [{ rest, one, other, rule }] = CASES.filter(({ rule: id }) => id === 'metadata-endpoint-reachable');
  expect(ofRule(severities([...rest, other], [one]), rule)).toEqual([]);
  expect(ofRule(severities([...rest, one], [other]), rule)).not.toEqual([]);
});

test('a policy that opens the endpoint in one definition and selects other pods in the other opens it, whatever else exists', () => {
  const opening = policy({}, ['Egress'], [{}]);
  for (const definitions of [[opening, policy({ matchLabels: { app: 'db' } })], [policy({ matchLabels: { app: 'db' } }), opening]]) {
    const [{ message, unknown }] = audit(new AppModel(readText([pod(), ...definitions].map(each => JSON.stringify(each)).join('\n---\n'), 'app.yaml').objects), {
      today: TODAY, pack: restricted,
    }).findings.filter(({ rule }) => rule === 'metadata-endpoint-reachable');
    expect([message, unknown]).toEqual([expect.stringContaining("the NetworkPolicy 'deny' lets its pods reach 169.254.169.254"), false]);
  }
});
