import { pathsFrom } from './_attack';
import { EDGE_KINDS } from '../../src/access/edge-kinds';
import { escalationPaths } from '../../src/access/escalation-paths';
import { Answer } from '../../src/model/answer';
import { AppModel } from '../../src/model/app-model';
import { objectOf, objects } from '../_objects';

interface Pod {
  readonly pod?: object;
  readonly container?: object;
  readonly kind?: string;
  readonly besides?: string;
}

/** A workload `shop/web` whose account has no permissions. */
function modelOf({ pod = {}, container = {}, kind = 'Deployment', besides = '' }: Pod): AppModel {
  const spec = { containers: [{ name: 'app', image: 'a', ...container }], ...pod };
  return new AppModel([
    objectOf({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web', namespace: 'shop' } }),
    objectOf({ apiVersion: 'apps/v1', kind, metadata: { name: 'web', namespace: 'shop' }, spec: { template: { spec: { serviceAccountName: 'web', ...spec } } } }),
    ...objects(besides),
  ]);
}

function reachesNode(pod: Pod): Answer {
  const [path] = pathsFrom(modelOf(pod), { from: 'Deployment/web', to: 'node' });
  return path?.certainty ?? 'no';
}

interface Mount {
  readonly readOnly?: boolean;
  readonly subPath?: string;
  readonly subPathExpr?: string;
  readonly securityContext?: object;
}

function mount(path: string, { readOnly, subPath, subPathExpr, ...container }: Mount = {}): Pod {
  return {
    pod: { volumes: [{ name: 'host', hostPath: { path } }] },
    container: { volumeMounts: [{ name: 'host', mountPath: '/host', readOnly, subPath, subPathExpr }], ...container },
  };
}

const capability = (...add: string[]): Pod => ({ container: { securityContext: { capabilities: { add } } } });
const ROOT = { securityContext: { runAsUser: 0 } };
const UNPRIVILEGED_USER = { securityContext: { runAsUser: 65534 } };

const CLAIM = (level: string): string => `
apiVersion: v1
kind: PersistentVolume
metadata: {name: root}
spec: {hostPath: {path: ${level}}, claimRef: {namespace: shop, name: data}, accessModes: [ReadWriteOnce], capacity: {storage: 1Gi}}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: shop}
spec: {accessModes: [ReadWriteOnce], volumeName: root, resources: {requests: {storage: 1Gi}}}
`;
const claimed: Pod = {
  pod: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }, container: { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
};

test.each<[string, Answer, Pod]>([
  ['a plain container', 'no', {}],
  ['privileged', 'yes', { container: { securityContext: { privileged: true } } }],
  ['privileged in a user namespace', 'no', { pod: { hostUsers: false }, container: { securityContext: { privileged: true } } }],
  ['SYS_ADMIN', 'yes', capability('SYS_ADMIN')],
  ['SYS_ADMIN, as user 65534', 'unknown', { container: { securityContext: { capabilities: { add: ['SYS_ADMIN'] }, runAsUser: 65534 } } }],
  ['CAP_SYS_MODULE', 'yes', capability('CAP_SYS_MODULE')],
  ['SYS_RAWIO', 'yes', capability('SYS_RAWIO')],
  ['all capabilities', 'yes', capability('ALL')],
  ['NET_ADMIN', 'no', capability('NET_ADMIN')],
  ['SYS_PTRACE', 'no', capability('SYS_PTRACE')],
  ['SYS_PTRACE with hostPID', 'unknown', { ...capability('SYS_PTRACE'), pod: { hostPID: true } }],
  ['BPF', 'unknown', capability('BPF')],
  ['hostPID alone', 'no', { pod: { hostPID: true } }],
  ['hostProcess', 'yes', { pod: { os: { name: 'windows' } }, container: { securityContext: { windowsOptions: { hostProcess: true } } } }],
  ['a writable root directory', 'yes', mount('/')],
  ['a writable /etc', 'yes', mount('/etc', ROOT)],
  ['a writable /etc as non-root', 'unknown', mount('/etc', UNPRIVILEGED_USER)],
  ['the runtime socket, read-only', 'yes', mount('/var/run/docker.sock', { readOnly: true })],
  ['the runtime socket, as non-root', 'unknown', mount('/var/run/docker.sock', UNPRIVILEGED_USER)],
  ['the directory of the runtime socket, read-only, as root', 'yes', mount('/var/run', { readOnly: true, ...ROOT })],
  ['the directory of the runtime socket, read-only, as the user of the image', 'unknown', mount('/run', { readOnly: true })],
  ['the directory of the runtime socket, read-only, as non-root', 'no', mount('/run', { readOnly: true, ...UNPRIVILEGED_USER })],
  ['the kubelet directory, read-only, as root', 'unknown', mount('/var/lib/kubelet', { readOnly: true, ...ROOT })],
  ['the root directory, read-only, as non-root: node-exporter', 'no', mount('/', { readOnly: true, ...UNPRIVILEGED_USER })],
  ['/sys, read-only, as root', 'no', mount('/sys', { readOnly: true, ...ROOT })],
  ['a harmless directory', 'no', mount('/var/lib/shop')],
  ['a harmless part of the root directory', 'no', mount('/', { subPath: 'var/lib/shop' })],
  ['a part of the root directory from an environment variable', 'unknown', mount('/', { subPathExpr: '$(POD_NAME)' })],
  ['a harmless part of it from an environment variable', 'no', mount('/', { subPathExpr: 'var/lib/shop/$(POD_NAME)' })],
  ['a sensitive part of it in an expression', 'yes', mount('/', { subPathExpr: 'etc', ...ROOT })],
  ['the root directory in a user namespace', 'unknown', { ...mount('/'), pod: { ...mount('/').pod, hostUsers: false } }],
  ['an unmounted volume', 'no', { pod: { volumes: [{ name: 'host', hostPath: { path: '/' } }] } }],
  ['a PersistentVolume with the root directory', 'yes', { ...claimed, besides: CLAIM('/') }],
  ['a PersistentVolume with the root directory, in a read-only volume, as non-root', 'no', {
    pod: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data', readOnly: true } }] }, container: { ...claimed.container, ...UNPRIVILEGED_USER }, besides: CLAIM('/'),
  }],
  ['a PersistentVolume with a harmless directory', 'no', { ...claimed, besides: CLAIM('/srv/data') }],
])('%s leads to the node: %s', (_, expected, pod) => {
  expect(reachesNode(pod)).toBe(expected);
});

const VICTIM = (kind: string, pod = ''): string => `
apiVersion: v1
kind: ServiceAccount
metadata: {name: victim, namespace: other}
---
apiVersion: apps/v1
kind: ${kind}
metadata: {name: victim, namespace: other}
spec: {template: {spec: {serviceAccountName: victim, containers: [{name: app, image: a}]${pod}}}}
`;

test.each<[string, Answer, string]>([
  ['a DaemonSet runs on every node', 'yes', VICTIM('DaemonSet')],
  ['a DaemonSet with a nodeSelector runs on some nodes', 'unknown', VICTIM('DaemonSet', ', nodeSelector: {gpu: "true"}')],
  ['a Deployment runs on some nodes', 'unknown', VICTIM('Deployment')],
])('%s', (_, expected, besides) => {
  const model = modelOf({ container: { securityContext: { privileged: true } }, besides });
  expect(pathsFrom(model, { from: 'Deployment/web', to: 'account:other/victim' })[0].certainty).toBe(expected);
});

test('a node alone does not lead to cluster-admin', () => {
  expect(pathsFrom(modelOf({ container: { securityContext: { privileged: true } }, besides: VICTIM('DaemonSet') }), { to: 'cluster-admin' })).toEqual([]);
});

/** Two containers; the second mounts the token. */
function sharing(shareProcessNamespace: boolean, own: object, other: object): Answer {
  const model = new AppModel([
    objectOf({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web', namespace: 'shop' }, automountServiceAccountToken: false }),
    objectOf({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'shop' },
      spec: {
        template: {
          spec: {
            serviceAccountName: 'web',
            shareProcessNamespace,
            volumes: [{ name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } }],
            containers: [
              { name: 'first', image: 'a', securityContext: own },
              { name: 'second', image: 'a', securityContext: other, volumeMounts: [{ name: 'token', mountPath: '/token' }] },
            ],
          },
        },
      },
    }),
  ]);
  return pathsFrom(model, { from: 'Deployment/web/first', to: 'account:shop/web' })[0]?.certainty ?? 'no';
}

test.each<[string, Answer, boolean, object, object]>([
  ['the same user', 'yes', true, { runAsUser: 1000 }, { runAsUser: 1000 }],
  ['root', 'yes', true, { runAsUser: 0 }, {}],
  ['SYS_PTRACE', 'yes', true, { capabilities: { add: ['SYS_PTRACE'] } }, { runAsUser: 2000 }],
  ['SYS_PTRACE of a user that is not root', 'unknown', true, { runAsUser: 1000, capabilities: { add: ['SYS_PTRACE'] } }, { runAsUser: 2000 }],
  ['two users', 'no', true, { runAsUser: 1000 }, { runAsUser: 2000 }],
  ['users of the images', 'unknown', true, {}, {}],
  ['separate processes', 'no', false, { runAsUser: 0 }, { runAsUser: 0 }],
])('containers with shared processes and %s reach each other\'s tokens: %s', (_, expected, ...pod) => {
  expect(sharing(...pod)).toBe(expected);
});

test('a mounted token Secret leads to its account', () => {
  const model = modelOf({
    pod: { volumes: [{ name: 'token', secret: { secretName: 'victim' } }] },
    container: { volumeMounts: [{ name: 'token', mountPath: '/token' }] },
    besides: `
apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata: {name: victim, namespace: shop, annotations: {kubernetes.io/service-account.name: victim}}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: victim, namespace: shop}
`,
  });
  const [{ certainty, steps }] = pathsFrom(model, { from: 'Deployment/web', to: 'account:shop/victim' });
  expect([certainty, steps.map(({ edge }) => edge)]).toEqual(['yes', ['token-secret-in-pod']]);
});

test.each<[string, Answer, string, string]>([
  ['of its account', 'unknown', 'web', ''],
  ['of another account that it may run a pod as', 'unknown', 'victim', `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: web, namespace: shop}
rules: [{apiGroups: [''], resources: [pods], verbs: [create]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: web, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: web}
subjects: [{kind: ServiceAccount, name: web}]
---`],
  ['of another account', 'no', 'victim', ''],
])('the cloud role %s is reachable: %s', (_, expected, account, rbac) => {
  const model = modelOf({
    besides: `${rbac}
apiVersion: v1
kind: ServiceAccount
metadata: {name: ${account}, namespace: shop, annotations: {eks.amazonaws.com/role-arn: 'arn:aws:iam::123456789012:role/x'}}
`,
  });
  expect(pathsFrom(model, { to: 'cloud' })[0]?.certainty ?? 'no').toBe(expected);
  // Without --from and --to, the identity of the workload itself is not listed.
  expect(pathsFrom(model).some(({ target }) => target.kind === 'cloud-identity')).toBe(expected === 'unknown' && account !== 'web');
});

test('pods in the host network of a cloud node may get its identity', () => {
  const sign = 'apiVersion: v1\nkind: Node\nmetadata: {name: a}\nspec: {providerID: aws:///a}';
  const paths = (pod: object, besides: string): unknown[] => [...pathsFrom(modelOf({ pod, besides }), { to: 'cloud' })].map(({ certainty }) => certainty);
  expect(paths({ hostNetwork: true }, sign)).toEqual(['unknown']);
  expect(paths({ hostNetwork: true }, '')).toEqual([]);
  expect(paths({}, sign)).toEqual([]);
});

test('the number of kinds of edges is correct', () => {
  expect(escalationPaths(modelOf({})).kindsOfEdges).toBe(EDGE_KINDS.length);
  expect(new Set(EDGE_KINDS).size).toBe(EDGE_KINDS.length);
});
