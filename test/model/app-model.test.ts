import { AppModel } from '../../src/model/app-model';
import { objectOf, objects } from '../_objects';
import { Random } from '../_random';

test('context provides facts, and checked objects replace it', () => {
  const deployment = (account: string): string =>
    `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: d, namespace: shop }, spec: { template: { spec: { serviceAccountName: ${account} } } } }`;
  const app = objects(deployment('new'));
  const context = objects(`${deployment('old')}\n---\n{ apiVersion: v1, kind: ServiceAccount, metadata: { name: new, namespace: shop } }`);
  const model = new AppModel(app, { context });
  expect(model.objects).toEqual(app);
  expect(model.workloads.map(({ serviceAccount }) => serviceAccount.name)).toEqual(['new']);
  expect(model.serviceAccount('shop', 'new')?.object).toBe(context[1]);
  expect([...app, ...context].map(object => model.isContext(object))).toEqual([false, true, true]);
  expect(model.objectsOf('', 'ServiceAccount')).toEqual([context[1]]);
});

test('once() computes each function once per model, whatever its result', () => {
  const computed: AppModel[] = [];
  const nothing = (model: AppModel): undefined => { computed.push(model); };
  const count = (model: AppModel): number => model.objects.length;
  const [one, other] = [new AppModel([]), new AppModel(objects('{ apiVersion: v1, kind: Pod }'))];
  for (const model of [one, other, one]) { expect(model.once(nothing)).toBeUndefined(); }
  expect(computed).toEqual([one, other]);
  expect([one.once(count), other.once(count), one.once(count)]).toEqual([0, 1, 0]);
});

test('objects of a kind of an API group, in any version', () => {
  const model = new AppModel(objects('{ apiVersion: apps/v1beta1, kind: Deployment }\n---\n{ apiVersion: apps/v1, kind: Deployment }\n---\n{ apiVersion: v1, kind: Pod }'));
  expect(model.objectsOf('apps', 'Deployment')).toEqual(model.objects.slice(0, 2));
  expect(model.objectsOf('', 'Pod')).toEqual(model.objects.slice(2));
  expect(model.objectsOf('', 'Deployment')).toEqual([]);
  expect(model.objectsOf('__proto__', 'constructor')).toEqual([]);
});

test('cloud identities', () => {
  const annotations = '{ eks.amazonaws.com/role-arn: "arn:aws:iam::1:role/r", iam.gke.io/gcp-service-account: a@b, azure.workload.identity/client-id: c, eks.amazonaws.com/audience: x }';
  const model = new AppModel(objects(`{ apiVersion: v1, kind: ServiceAccount, metadata: { name: a, namespace: shop, annotations: ${annotations} } }`));
  const path = (annotation: string): string[] => ['metadata', 'annotations', annotation];
  expect(model.serviceAccounts[0].cloudIdentities).toMatchObject([
    { provider: 'aws', value: 'arn:aws:iam::1:role/r', path: path('eks.amazonaws.com/role-arn') },
    { provider: 'google', value: 'a@b', path: path('iam.gke.io/gcp-service-account') },
    { provider: 'azure', value: 'c', path: path('azure.workload.identity/client-id') },
  ]);
});

test('an account that is not named does not exist', () => {
  const model = new AppModel(objects('{ apiVersion: v1, kind: Pod, metadata: { namespace: shop } }'));
  expect(model.serviceAccount('shop', 'default')).toMatchObject({ object: undefined, cloudIdentities: [] });
  expect(model.serviceAccount('shop', 'robot')).toBeUndefined();
  expect(model.serviceAccount('other', 'default')).toBeUndefined();
});

/** Values of every kind. */
function anything(random: Random): unknown {
  const found: { [name: string]: unknown } = {};
  const scalars = [null, undefined, true, false, 0, -1, 1.5, NaN, '', 'a', 'default', '*', 'token', 'true', '{{ x }}', new Date(0)];
  return random.oneOf<unknown>([
    ...scalars, [], {}, [null], [[]], [random.oneOf(scalars)], { name: random.oneOf(scalars) }, JSON.parse('{ "__proto__": { "name": "a" }, "constructor": "a" }'),
    Object.assign(found, { self: found, containers: [found], name: 'a' }),
  ]);
}

/** A copy with other values in random places. */
function damaged(value: unknown, random: Random): unknown {
  if (random.below(25) === 0) { return anything(random); }
  if (Array.isArray(value)) { return value.map(item => damaged(item, random)); }
  if (typeof value !== 'object' || value === null) { return value; }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, damaged(item, random)]));
}

const SOUND = `
apiVersion: v1
kind: Pod
metadata: { name: a, namespace: a }
spec:
  serviceAccountName: a
  volumes:
  - { name: kube-api-access-a, projected: { sources: [{ serviceAccountToken: { path: token, audience: a, expirationSeconds: 600 } }, { secret: { name: a } }] } }
  - { name: b, secret: { secretName: a, items: [{ key: token, path: token }] } }
  initContainers: [{ name: a, volumeMounts: [{ name: b, mountPath: /a, subPath: token }], env: [{ name: A, valueFrom: { secretKeyRef: { name: a, key: token } } }] }]
  containers: [{ name: b, envFrom: [{ secretRef: { name: a } }], volumeMounts: [{ name: kube-api-access-a, mountPath: /a }] }]
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: a, namespace: a, annotations: { eks.amazonaws.com/role-arn: a } }
automountServiceAccountToken: true
---
apiVersion: v1
kind: Secret
metadata: { name: a, namespace: a, annotations: { kubernetes.io/service-account.name: a } }
type: kubernetes.io/service-account-token
---
apiVersion: v1
kind: Namespace
metadata: { name: a, labels: { pod-security.kubernetes.io/enforce: restricted } }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: a, labels: { a: a } }
aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: a }, matchExpressions: [{ key: a, operator: In, values: [a] }] }] }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: b, labels: { a: a } }
rules: [{ verbs: [get], apiGroups: [''], resources: [pods], resourceNames: [a] }, { verbs: [get], nonResourceURLs: [/a] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: a, namespace: a }
roleRef: { kind: ClusterRole, name: a, apiGroup: rbac.authorization.k8s.io }
subjects: [{ kind: ServiceAccount, name: a }, { kind: Group, name: "system:serviceaccounts:a", apiGroup: rbac.authorization.k8s.io }]
---
apiVersion: example.com/v1
kind: A
metadata: { name: a, namespace: a }
spec: { serviceAccountName: a, template: { containers: [{ image: a }] } }
`;

test('no shape of data throws or hangs', () => {
  const random = new Random(3);
  const sound = objects(SOUND).map(({ manifest }) => manifest);
  const counts = { tokens: 0, rules: 0, grants: 0 };
  for (let round = 0; round < 300; round++) {
    const manifests = sound.map(manifest => ({ ...damaged(manifest, random) as object, apiVersion: manifest.apiVersion, kind: manifest.kind }));
    const model = new AppModel(manifests.map(objectOf), random.oneOf([{}, { complete: true }, { namespace: 'a' }, { apiAudiences: ['a'] }]));
    for (const { automount, containers } of model.workloads) {
      expect(['yes', 'no', 'unknown']).toContain(automount.value);
      for (const { name, tokens } of containers) {
        expect(typeof name).toBe('string');
        counts.tokens += tokens.length;
      }
    }
    for (const account of model.serviceAccounts) {
      expect(typeof account.name).toBe('string');
      expect(['yes', 'no', 'unknown']).toContain(account.hasPermission);
      expect(account.cloudIdentities.length).toBeLessThan(2);
      expect(account.mayEqual.includes(account)).toBe(false);
      counts.grants += account.grants.length;
    }
    for (const role of model.roles) {
      counts.rules += role.rules.length;
      expect(role.rules.every(rule => Object.values(rule).every(list => Array.isArray(list)))).toBe(true);
      expect(model.bindingsTo(role).length).toBeLessThan(2);
    }
    expect(['yes', 'no', 'unknown']).toContain(model.can({ name: 'a', namespace: 'a' }, { verb: 'get', resource: 'pods', namespace: 'a' }));
    expect(model.namespaces.length).toBeGreaterThan(0);
  }
  expect(Math.min(counts.tokens, counts.rules, counts.grants)).toBeGreaterThan(200);
});

describe('manifests that other tools misread', () => {
  test('a RoleBinding to a ClusterRole grants in its namespace', () => {
    const model = new AppModel(objects(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: secrets }
rules: [{ apiGroups: [""], resources: [secrets], verbs: [get] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: b, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: secrets }
subjects: [{ kind: ServiceAccount, name: robot, namespace: bank }]
`), { complete: true });
    const can = (namespace: string): string => model.can({ name: 'robot', namespace: 'bank' }, { verb: 'get', resource: 'secrets', namespace });
    expect([can('shop'), can('bank')]).toEqual(['yes', 'no']);
  });

  test('a subject without a namespace is in that of its RoleBinding, and the built-in role is known', () => {
    const model = new AppModel(objects(`
apiVersion: v1
kind: ServiceAccount
metadata: { name: big-monolith, namespace: big }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: b, namespace: big }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects: [{ kind: ServiceAccount, name: big-monolith }]
`));
    expect(model.serviceAccounts).toMatchObject([{ hasPermission: 'yes' }]);
    expect(model.can({ name: 'big-monolith', namespace: 'big' }, { verb: 'delete', resource: 'secrets', namespace: 'big' })).toBe('yes');
  });

  test('the same name in two namespaces is two accounts', () => {
    const pod = (namespace: string): string => `{ apiVersion: v1, kind: Pod, metadata: { name: p, namespace: ${namespace} }, spec: { serviceAccountName: robot } }`;
    const model = new AppModel(objects(`${pod('shop')}\n---\n${pod('bank')}`));
    expect(model.serviceAccounts.map(({ workloads }) => workloads.length)).toEqual([1, 1]);
  });

  test('a name that starts with system: is an ordinary name', () => {
    const model = new AppModel(objects(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: "system:mine" }
rules: [{ apiGroups: [""], resources: [pods/exec], verbs: [create] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: "system:mine" }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:mine" }
subjects: [{ kind: ServiceAccount, name: robot, namespace: shop }]
`));
    expect(model.serviceAccounts).toMatchObject([{ name: 'robot', hasPermission: 'yes' }]);
  });
});

test('a value is computed once per model', () => {
  const computed: AppModel[] = [];
  const compute = (each: AppModel): number => computed.push(each);
  const [one, other] = [new AppModel([]), new AppModel([])];
  expect([one.once(compute), one.once(compute), other.once(compute)]).toEqual([1, 1, 2]);
  expect(computed).toEqual([one, other]);
  const nothing = jest.fn((): undefined => undefined);
  one.once(nothing);
  one.once(nothing);
  expect(nothing).toHaveBeenCalledTimes(1);
});
