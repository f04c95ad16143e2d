import { Manifest, snapshot } from './_grants';
import { AccessChange } from '../../src/access/access-change';
import { accessDifference } from '../../src/access/access-difference';

/** A token for the audience `vault`, or for the API server without one. */
const projected = (token: object): Manifest => ({ name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token', ...token } }] } });

function pod(spec: object, container: object = {}): Manifest[] {
  const mount = JSON.stringify(spec).includes('projected') ? { volumeMounts: [{ name: 'token', mountPath: '/token' }] } : {};
  return [{
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { automountServiceAccountToken: false, serviceAccountName: 'web', containers: [{ name: 'app', image: 'app:v1', ...mount, ...container }], ...spec },
  }];
}

const account = (annotations: object): Manifest[] => [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web', namespace: 'shop', annotations } }];
const namespace = (labels: object): Manifest[] => [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } }];
const enforce = (level: string, version?: string): Manifest[] => namespace({
  'pod-security.kubernetes.io/enforce': level, ...version === undefined ? {} : { 'pod-security.kubernetes.io/enforce-version': version },
});
const hostPath = (path: string, readOnly = false): Manifest[] => pod(
  { volumes: [{ name: 'host', hostPath: { path } }] }, { volumeMounts: [{ name: 'host', mountPath: '/host', readOnly }] },
);

function textOf(change: AccessChange): string {
  switch (change.kind) {
    case 'token': return `token ${change.source} ${change.audience ?? 'api'} ${change.lifetime ?? change.expires}`;
    case 'identity': return `identity ${change.value}`;
    case 'pod-security': return `${change.control}${change.container === undefined ? '' : ` in ${change.container}`}`;
    default: return change.kind;
  }
}

/** Without paths, which have separate tests. */
const textsOf = (changes: readonly AccessChange[]): string[] => changes.filter(({ kind }) => kind !== 'path').map(textOf);

const VAULT = projected({ audience: 'vault', expirationSeconds: 600 });

// A token that Kubernetes mounts has a lifetime of 3607 seconds, which the API server extends to one year by default.
test.each<[string, Manifest[], Manifest[], string[], string[]]>([
  ['a token that Kubernetes mounts', pod({}), pod({ automountServiceAccountToken: true }), ['token automount api 31536000'], []],
  ['a token with a longer lifetime', pod({ volumes: [VAULT] }), pod({ volumes: [projected({ audience: 'vault', expirationSeconds: 1200 })] }),
    ['token projected vault 1200'], []],
  ['a token for another audience', pod({ volumes: [VAULT] }), pod({ volumes: [projected({ audience: 'bank', expirationSeconds: 600 })] }),
    ['token projected bank 600'], ['token projected vault 600']],
  ['a token for the API server in addition to one for another audience', pod({ volumes: [VAULT] }),
    pod({ automountServiceAccountToken: true, volumes: [VAULT] }), ['token automount api 31536000'], []],
  ['a cloud role', account({}), account({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/web' }),
    ['identity arn:aws:iam::123456789012:role/web'], []],
  ['another cloud role', account({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/web' }),
    account({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/admin' }),
    ['identity arn:aws:iam::123456789012:role/admin'], ['identity arn:aws:iam::123456789012:role/web']],
  ['a lower level', enforce('restricted'), enforce('baseline'), ['enforce'], []],
  ['a removed level', enforce('baseline'), namespace({}), ['enforce'], []],
  ['an invalid level', enforce('restricted'), enforce('restrictde'), ['enforce'], []],
  ['the weaker rules of an older version', enforce('restricted', 'v1.34'), enforce('restricted', 'v1.20'), ['enforce'], []],
  ['a privileged container', pod({}), pod({}, { securityContext: { privileged: true } }), ['privileged in app'], []],
  ['the network of the node', pod({}), pod({ hostNetwork: true }), ['hostNamespaces'], []],
  ['a directory of the node', pod({ volumes: [{ name: 'host', emptyDir: {} }] }, { volumeMounts: [{ name: 'host', mountPath: '/host' }] }), hostPath('/var/log'),
    ['hostPathVolumes in app'], []],
  ['a wider directory of the node', hostPath('/var/log'), hostPath('/var'), ['hostPathVolumes in app'], []],
  ['a directory of the node that becomes writable', hostPath('/var/log', true), hostPath('/var/log'), ['hostPathVolumes in app'], []],
])('%s is added, and removed in the opposite direction', (_, before, after, given, taken) => {
  const there = accessDifference(snapshot(before), snapshot(after));
  expect(textsOf(there.gives)).toEqual(given);
  expect(textsOf(there.takes)).toEqual(taken);
  const back = accessDifference(snapshot(after), snapshot(before));
  expect(textsOf(back.gives)).toEqual(taken);
  expect(textsOf(back.takes)).toEqual(given);
});
