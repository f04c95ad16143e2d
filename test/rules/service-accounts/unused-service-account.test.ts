import { unusedServiceAccount as rule } from '../../../src/rules/service-accounts/unused-service-account';
import { app, binding, deployment, hardened, readerRole, tokenSecret } from '../_manifests';
import { check, messages } from '../_violations';

const SHOP = hardened('shop');

test('an account that nothing names', () => {
  expect(check(rule, SHOP)).toEqual(['ServiceAccount/shop metadata.name [serviceaccount shop] ?']);
  expect(messages(rule, SHOP)[0]).toContain('show what uses it with --context');
  expect(check(rule, SHOP, { complete: true })).toEqual(['ServiceAccount/shop metadata.name [serviceaccount shop]']);
});

test('what another namespace uses is another account', () => {
  expect(check(rule, app(SHOP, deployment('web', '{serviceAccountName: shop}', 'namespace: other')), { complete: true })).toHaveLength(1);
});

test.each([
  ['a workload', deployment('web', '{serviceAccountName: shop}')],
  ['a workload whose namespace is not known', deployment('web', '{serviceAccountName: shop}', '')],
  ['a binding', readerRole('shop')],
  ['a custom resource', '{apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: p, namespace: shop}, spec: {serviceAccountName: shop}}'],
  ['a token Secret', tokenSecret('shop-token', 'shop')],
  ['a role that asks for its tokens',
    '{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: shop}, rules: [{apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [shop], verbs: [create]}]}'],
])('%s uses it', (_, yaml) => {
  expect(check(rule, app(SHOP, yaml), { complete: true })).toEqual([]);
});

test('a binding to all accounts of the namespace does not use it', () => {
  const group = binding('reader', '{kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:serviceaccounts:shop"}');
  expect(check(rule, app(SHOP, readerRole('other'), group), { complete: true })).toHaveLength(1);
});

test('a role that asks for tokens of others does not use it', () => {
  const yaml = '{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: shop}, rules: [{apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [other], verbs: [create]}]}';
  expect(check(rule, app(SHOP, yaml), { complete: true })).toHaveLength(1);
});

test('every namespace has an account default, and one of the context is not judged', () => {
  expect(check(rule, hardened('default'), { complete: true, context: SHOP })).toEqual([]);
});

test('a role that only reads an account does not use it', () => {
  const role = (verb: string, resource = 'serviceaccounts'): string =>
    `{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: shop}, rules: [{apiGroups: [""], resources: [${resource}], resourceNames: [web], verbs: [${verb}]}]}`;
  expect(['get', 'impersonate', '"*"'].map(verb => check(rule, app(hardened('web'), role(verb)), { complete: true }).length)).toEqual([1, 0, 0]);
  expect(['get', 'create'].map(verb => check(rule, app(hardened('web'), role(verb, 'serviceaccounts/token')), { complete: true }).length)).toEqual([1, 0]);
});
