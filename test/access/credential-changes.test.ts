import { accessDifference } from '../../src/access/access-difference';
import { snapshotOf } from '../../src/access/snapshot-of';
import { AppModel } from '../../src/model/app-model';
import { changeText } from '../../src/report/change-words';
import { objects } from '../_objects';

const gives = (before: string, after: string): string[] => {
  const [old, current] = [before, after].map(yaml => snapshotOf(new AppModel(objects(yaml))));
  return accessDifference(old, current).gives.filter(({ kind }) => kind === 'credential').map(change => `${changeText(change)}${change.certainty === 'possible' ? ' (possible)' : ''}`);
};

const TOKEN_SECRET = `{ apiVersion: v1, kind: Secret, type: kubernetes.io/service-account-token, metadata: { name: token, namespace: shop, annotations: { kubernetes.io/service-account.name: web } } }
---
`;

const pod = (container: string, volumes = ''): string => `${TOKEN_SECRET}{ apiVersion: v1, kind: Pod, metadata: { name: web, namespace: shop }, spec: { volumes: [${volumes}], containers: [{ name: app, image: a, ${container} }] } }`;
const mounted = (volume: string): string => pod('volumeMounts: [{ name: it, mountPath: /it }]', `{ name: it, ${volume} }`);
const driver = (...audiences: string[]): string =>
  `{ apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: { name: csi.example.com }, spec: { tokenRequests: [${audiences.map(audience => `{ audience: "${audience}" }`).join(', ')}] } }`;

test.each<[string, string, string[]]>([
  ['a Secret in a volume', mounted('secret: { secretName: db }'), ['container app: Secret db']],
  ['a Secret in a projected volume', mounted('projected: { sources: [{ secret: { name: db } }] }'), ['container app: Secret db']],
  ['a Secret in a variable', pod('env: [{ name: DB, valueFrom: { secretKeyRef: { name: db, key: password } } }]'), ['container app: Secret db']],
  ['all of a Secret in variables', pod('envFrom: [{ secretRef: { name: db } }]'), ['container app: Secret db']],
  ['a Secret with a templated name', mounted('secret: { secretName: "${DB}" }'), ['container app: Secret ${DB} (possible)']],
  ['a certificate', mounted('projected: { sources: [{ podCertificate: { signerName: example.com/signer, keyType: ED25519 } }] }'), ['container app: certificate by the signer example.com/signer']],
  ['tokens of pods', driver('vault'), ['gets tokens of pods that mount its volumes, for the audience vault']],
  ['tokens of pods for the API server', driver(''), ['gets tokens of pods that mount its volumes, for the Kubernetes API']],
  ['a volume that no container mounts', pod('', '{ name: it, secret: { secretName: db } }'), []],
  ['a token Secret, which is listed as a token', mounted('secret: { secretName: token }'), []],
])('%s', (_, yaml, expected) => {
  expect(gives(pod(''), yaml)).toEqual(expected);
  expect(gives(yaml, yaml)).toEqual([]);
  expect(gives(yaml, pod(''))).toEqual([]);
});

test('a credential is new in another container, but not through another mount in the same one', () => {
  const env = 'env: [{ name: DB, valueFrom: { secretKeyRef: { name: db, key: password } } }]';
  expect(gives(mounted('secret: { secretName: db }'), pod(env))).toEqual([]);
  expect(gives(pod(env), pod(env).replace('name: app', 'name: proxy'))).toEqual(['container proxy: Secret db']);
});

test('only new audiences are reported', () => {
  expect(gives(driver('vault'), driver('vault', 'cloud'))).toEqual(['gets tokens of pods that mount its volumes, for the audience cloud']);
});

test('objects of the context are not compared', () => {
  const model = new AppModel([], { context: objects(`${driver('vault')}\n---\n${pod('envFrom: [{ secretRef: { name: db } }]')}`) });
  expect(snapshotOf(model).credentials).toEqual([]);
});
