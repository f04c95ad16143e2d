import { missingServiceAccount as rule } from '../../../src/rules/service-accounts/missing-service-account';
import { app, deployment, hardened } from '../_manifests';
import { check, messages } from '../_violations';

const WEB = deployment('web', '{serviceAccountName: web, containers: [{name: app}]}');

test('an account that is not declared is not known, and does not exist where all is declared', () => {
  expect(check(rule, WEB)).toEqual(['Deployment/web spec.template.spec.serviceAccountName [serviceaccount web] ?']);
  expect(messages(rule, WEB)[0]).toContain('show it with --context');
  expect(check(rule, WEB, { complete: true })).toEqual(['Deployment/web spec.template.spec.serviceAccountName [serviceaccount web]']);
  expect(messages(rule, WEB, { complete: true })[0]).toContain('the API server refuses them');
});

test('the deprecated field', () => {
  expect(check(rule, deployment('web', '{serviceAccount: web}'))).toEqual(['Deployment/web spec.template.spec.serviceAccount [serviceaccount web] ?']);
});

test('an account of another namespace is another', () => {
  const yaml = app(WEB, hardened('web', 'namespace: other'));
  expect(check(rule, yaml, { complete: true })).toHaveLength(1);
  expect(messages(rule, yaml, { complete: true })[0]).toContain("an account of that name is in 'other', and a pod can only use one of its own namespace");
});

test('where a namespace is not known the account may be it, complete or not', () => {
  expect(check(rule, app(WEB, hardened('web', '')), { complete: true })).toEqual([
    'Deployment/web spec.template.spec.serviceAccountName [serviceaccount web] ?',
  ]);
});

test('the name of a Helm template is not known', () => {
  expect(check(rule, deployment('web', '{serviceAccountName: "{{ .Values.account }}"}'), { complete: true })[0]).toContain(' ?');
});

test.each([
  ['declared', app(WEB, hardened('web'))],
  ['declared without any namespace', app(deployment('web', '{serviceAccountName: web}', ''), hardened('web', ''))],
  ['default, which every namespace has', deployment('web', '{serviceAccountName: default}')],
  ['unset', deployment('web', '{containers: []}')],
])('an account that is %s', (_, yaml) => {
  expect(check(rule, yaml, { complete: true })).toEqual([]);
});

test('the context may declare it, and --namespace may be its namespace', () => {
  expect(check(rule, WEB, { complete: true, context: hardened('web') })).toEqual([]);
  expect(check(rule, app(WEB, hardened('web', '')), { complete: true, namespace: 'shop' })).toEqual([]);
});
