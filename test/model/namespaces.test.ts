import { AppModel, ModelOptions } from '../../src/model/app-model';
import { objects } from '../_objects';

const modelOf = (yaml: string, options?: ModelOptions): AppModel => new AppModel(objects(yaml), options);
const defaultAccount = (field: string, namespace = ', namespace: shop'): string =>
  `{ apiVersion: v1, kind: ServiceAccount, metadata: { name: default${namespace} }${field && `, ${field}`} }`;
const OFF = 'automountServiceAccountToken: false';

test('declared namespaces come first, then those with objects', () => {
  const model = modelOf(`
{ apiVersion: v1, kind: ConfigMap, metadata: { name: a, namespace: other } }
---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: b } }
---
{ apiVersion: v1, kind: Namespace, metadata: { name: shop, labels: { team: x, pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/enforce-version: v1.34 } } }
---
{ apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: r, namespace: nonsense } }
`);
  expect(model.namespaces.map(({ name }) => name)).toEqual(['shop', 'other', undefined]);
  expect(model.namespace('shop')).toEqual({
    name: 'shop', objects: [model.objects[2]], podSecurity: { 'enforce': 'restricted', 'enforce-version': 'v1.34' }, hardenedDefaultServiceAccount: 'unknown',
  });
  expect(model.namespace('nonsense')).toBeUndefined();
});

test.each([
  [[defaultAccount(OFF)], 'yes', 'yes'],
  [[defaultAccount('')], 'no', 'no'],
  [[defaultAccount('automountServiceAccountToken: true')], 'no', 'no'],
  [[defaultAccount('automountServiceAccountToken: "false"')], 'no', 'no'],
  [[defaultAccount(OFF), defaultAccount('')], 'no', 'no'],
  [[defaultAccount(OFF, ', namespace: other')], 'unknown', 'no'],
  [[defaultAccount(OFF, '')], 'unknown', 'unknown'],
  [[], 'unknown', 'no'],
])('the default account of a namespace with %j is hardened: %s, in a complete app %s', (accounts, answer, complete) => {
  const yaml = ['{ apiVersion: v1, kind: Namespace, metadata: { name: shop } }', ...accounts].join('\n---\n');
  expect(modelOf(yaml).namespace('shop')!.hardenedDefaultServiceAccount).toBe(answer);
  expect(modelOf(yaml, { complete: true }).namespace('shop')!.hardenedDefaultServiceAccount).toBe(complete);
});

test('the namespace of an object', () => {
  const namespaceOf = (yaml: string, options?: ModelOptions): unknown => {
    const model = modelOf(yaml, options);
    return model.namespaceOf(model.objects[0]);
  };
  const configMap = '{ apiVersion: v1, kind: ConfigMap, metadata: { name: a } }';
  const cluster = '{ apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: a, namespace: b } }';
  expect(namespaceOf(configMap)).toBeUndefined();
  expect(namespaceOf(configMap, { namespace: 'shop' })).toBe('shop');
  expect(namespaceOf(configMap, { namespace: '' })).toBeUndefined();
  expect(namespaceOf(configMap.replace('name: a', 'name: a, namespace: other'), { namespace: 'shop' })).toBe('other');
  expect(namespaceOf(cluster, { namespace: 'shop' })).toBeUndefined();
  expect(namespaceOf('{ apiVersion: v1, kind: Node, metadata: { name: a } }', { namespace: 'shop' })).toBeUndefined();
});
