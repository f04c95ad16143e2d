import {
  namespaceWithoutHardenedDefaultServiceAccount as rule,
} from '../../../src/rules/service-accounts/namespace-without-hardened-default-service-account';
import { app, hardened, serviceAccount } from '../_manifests';
import { check, violations } from '../_violations';

const namespace = (name: string): string => `{apiVersion: v1, kind: Namespace, metadata: {name: ${name}}}`;

test('a namespace without the account', () => {
  expect(check(rule, namespace('shop'))).toEqual(['Namespace/shop metadata.name [serviceaccount default]']);
  expect(violations(rule, namespace('shop'))[0].fix).toContain('metadata: {name: default, namespace: "shop"}');
});

test('a hardened account of another namespace, or another account, does not count', () => {
  expect(check(rule, app(namespace('shop'), hardened('default', 'namespace: other'), hardened('web')))).toHaveLength(1);
});

test('the namespace default is one like others', () => {
  expect(check(rule, namespace('default'))).toHaveLength(1);
});

test('an account without a known namespace may be it', () => {
  expect(check(rule, app(namespace('shop'), hardened('default', '')))).toEqual(['Namespace/shop metadata.name [serviceaccount default] ?']);
  expect(check(rule, app(namespace('shop'), hardened('default', '')), { namespace: 'shop' })).toEqual([]);
  expect(check(rule, app(namespace('shop'), hardened('default', '')), { namespace: 'other' })).toHaveLength(1);
});

test.each([
  ['with the account', app(hardened('default'), namespace('shop'))],
  ['with an account that is judged by itself', app(namespace('shop'), serviceAccount('default'))],
  ['of the cluster', app(namespace('kube-system'), namespace('kube-public'), namespace('kube-node-lease'))],
  ['without a name', '{apiVersion: v1, kind: Namespace}'],
])('a namespace %s', (_, yaml) => {
  expect(check(rule, yaml)).toEqual([]);
});

test('a Helm template for both is one namespace', () => {
  expect(check(rule, app(namespace('"{{ .Values.namespace }}"'), hardened('default', 'namespace: "{{ .Values.namespace }}"')))).toEqual([]);
});

test('the context may hold the account', () => {
  expect(check(rule, namespace('shop'), { context: hardened('default') })).toEqual([]);
  expect(check(rule, namespace('shop'), { context: serviceAccount('default') })).toEqual(['Namespace/shop metadata.name [serviceaccount default]']);
});
