import { readText } from '../../src/manifest/read-text';
import { AppModel, ModelOptions } from '../../src/model/app-model';
import { Automount } from '../../src/model/workload';
import { objects } from '../_objects';

const POD = '{ apiVersion: v1, kind: Pod, metadata: { name: p, namespace: shop }, spec: SPEC }';
const ACCOUNT = '{ apiVersion: v1, kind: ServiceAccount, metadata: { name: a, namespace: NAMESPACE }, AUTOMOUNT }';

function automount(yaml: string, options?: ModelOptions): Automount {
  return new AppModel(objects(yaml), options).workloads[0].automount;
}

const pod = (spec: string): string => POD.replace('SPEC', spec);
const account = (field: string, namespace = 'shop'): string => ACCOUNT.replace(', AUTOMOUNT', field && `, ${field}`).replace('NAMESPACE', namespace);

test.each(['true', 'false', undefined].flatMap(ofPod => ['true', 'false', undefined].map(ofAccount => [ofPod, ofAccount])))(
  'pod says %s, account says %s', (ofPod, ofAccount) => {
    const spec = ofPod === undefined ? '{ serviceAccountName: a }' : `{ serviceAccountName: a, automountServiceAccountToken: ${ofPod} }`;
    const found = automount(`${pod(spec)}\n---\n${account(ofAccount === undefined ? '' : `automountServiceAccountToken: ${ofAccount}`)}`);
    const decision = ofPod ?? ofAccount;
    expect(found).toEqual({
      value: decision === 'false' ? 'no' : 'yes',
      decidedBy: ofPod !== undefined ? 'pod' : ofAccount !== undefined ? 'serviceAccount' : 'default',
    });
  },
);

test('an account of another namespace or name has no effect', () => {
  const off = 'automountServiceAccountToken: false';
  const [first, second] = [pod('{ serviceAccountName: a }'), account(off, 'other')];
  expect(automount(`${first}\n---\n${second}`, { complete: true })).toEqual({ value: 'yes', decidedBy: 'default' });
  expect(automount(`${pod('{ serviceAccountName: b }')}\n---\n${account(off)}`, { complete: true })).toEqual({ value: 'yes', decidedBy: 'default' });
});

test('the field of an account declared elsewhere is unknown', () => {
  expect(automount(pod('{ serviceAccountName: a }'))).toEqual({ value: 'unknown', decidedBy: 'default' });
  expect(automount(pod('{}'))).toEqual({ value: 'unknown', decidedBy: 'default' });
  expect(automount(pod('{}'), { complete: true })).toEqual({ value: 'yes', decidedBy: 'default' });
});

test('an account in an unknown namespace may be the one', () => {
  const off = '{ apiVersion: v1, kind: ServiceAccount, metadata: { name: a }, automountServiceAccountToken: false }';
  expect(automount(`${pod('{ serviceAccountName: a }')}\n---\n${off}`, { complete: true })).toEqual({ value: 'unknown', decidedBy: 'default' });
  expect(automount(`${pod('{ serviceAccountName: a }')}\n---\n${off}`, { namespace: 'shop' })).toEqual({ value: 'no', decidedBy: 'serviceAccount' });
  expect(automount(`${pod('{ serviceAccountName: a }')}\n---\n${off}`, { namespace: 'other', complete: true }))
    .toEqual({ value: 'yes', decidedBy: 'default' });
});

test.each(['"false"', '0', '[]', '{}'])('%s is not a boolean, and the final value is unknown', value => {
  expect(automount(pod(`{ automountServiceAccountToken: ${value} }`), { complete: true })).toEqual({ value: 'unknown', decidedBy: 'pod' });
  expect(automount(`${pod('{ serviceAccountName: a }')}\n---\n${account(`automountServiceAccountToken: ${value}`)}`))
    .toEqual({ value: 'unknown', decidedBy: 'serviceAccount' });
});

test('unreadable fields of a pod or an account are unknown', () => {
  const [ofPod] = objects(pod('{}'));
  const [other, ofAccount] = objects(`${pod('{ serviceAccountName: a }')}\n---\n${account('')}`);
  expect(new AppModel([{ ...ofPod, unreadable: [['spec']] }], { complete: true }).workloads[0].automount).toEqual({ value: 'unknown', decidedBy: 'pod' });
  expect(new AppModel([{ ...ofPod, unreadable: [['spec', 'hostPID']] }], { complete: true }).workloads[0].automount.value).toBe('yes');
  expect(new AppModel([other, { ...ofAccount, unreadable: [['automountServiceAccountToken']] }]).workloads[0].automount)
    .toEqual({ value: 'unknown', decidedBy: 'serviceAccount' });
});

test.each([['no', 'no'], ['off', 'no'], ['yes', 'yes'], ['null', 'yes']])('YAML 1.1 reads %s, which means %s', (value, answer) => {
  expect(automount(pod(`{ automountServiceAccountToken: ${value} }`), { complete: true }).value).toBe(answer);
});

test('two declarations are alternatives, and the most severe counts', () => {
  const on = account('automountServiceAccountToken: true');
  const off = account('automountServiceAccountToken: false');
  const at = (...accounts: string[]): string => automount([pod('{ serviceAccountName: a }'), ...accounts].join('\n---\n')).value;
  expect(at(on, off)).toBe('yes');
  expect(at(off, on)).toBe('yes');
  expect(at(off, account(''))).toBe('yes');
  expect(at(off, account('automountServiceAccountToken: "${AUTOMOUNT}"'))).toBe('unknown');
  expect(at(off, off)).toBe('no');
  expect(at(on, account(''))).toBe('yes');
});

test('a dump of the cluster does not override the manifests to apply', () => {
  const app = objects(`${pod('{ serviceAccountName: a }')}\n---\n${account('automountServiceAccountToken: false')}`);
  const context = objects(account('automountServiceAccountToken: true'));
  expect(new AppModel(app, { context }).workloads[0].automount.value).toBe('no');
  expect(new AppModel([app[0]], { context }).workloads[0].automount.value).toBe('yes');
});

test('an inherited field does not count', () => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata: { name: p, namespace: shop }\nspec: { serviceAccountName: a, __proto__: { automountServiceAccountToken: false } }';
  const model = new AppModel(readText(text, 'f.yaml').objects, { complete: true });
  expect(model.workloads[0].automount).toEqual({ value: 'yes', decidedBy: 'default' });
});
