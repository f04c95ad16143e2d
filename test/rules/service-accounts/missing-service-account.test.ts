import { missingServiceAccount as rule } from '../../../src/rules/service-accounts/missing-service-account';
import { app, deployment, hardened } from '../_manifests';
import { testRule } from '../_test-rule';
import { check, messages } from '../_violations';

const WEB = deployment('web', '{serviceAccountName: web, containers: [{name: app}]}');

test('an account that is not declared is not known, and does not exist where all is declared', () => {
  expect(check(rule, WEB)).toEqual(['Deployment/web spec.template.spec.serviceAccountName [serviceaccount web] ?']);
  expect(messages(rule, WEB)[0]).toContain('show it with --context');
  expect(check(rule, WEB, { complete: true })).toEqual(['Deployment/web spec.template.spec.serviceAccountName [serviceaccount web]']);
  expect(messages(rule, WEB, { complete: true })[0]).toContain('the API server refuses them');
});

test('an account of another namespace is another', () => {
  const yaml = app(WEB, hardened('web', 'namespace: other'));
  expect(check(rule, yaml, { complete: true })).toHaveLength(1);
  expect(messages(rule, yaml, { complete: true })[0]).toContain("an account of that name is in 'other', and a pod can only use one of its own namespace");
});

test('the name of a Helm template is not known', () => {
  expect(check(rule, deployment('web', '{serviceAccountName: "{{ .Values.account }}"}'), { complete: true })[0]).toContain(' ?');
});

test('the context may declare it, and --namespace may be its namespace', () => {
  expect(check(rule, WEB, { complete: true, context: hardened('web') })).toEqual([]);
  expect(check(rule, app(WEB, hardened('web', '')), { complete: true, namespace: 'shop' })).toEqual([]);
});

testRule(rule, {
  invalid: [
    {
      name: 'the deprecated field',
      yaml: deployment('web', '{serviceAccount: web}'),
      findings: ['Deployment/web spec.template.spec.serviceAccount [serviceaccount web] ?'],
    },
    {
      name: 'where a namespace is not known the account may be it, complete or not',
      yaml: app(WEB, hardened('web', '')),
      findings: [
        'Deployment/web spec.template.spec.serviceAccountName [serviceaccount web] ?',
      ],
      options: { complete: true },
    },
  ],
  valid: [
    { name: 'declared', yaml: app(WEB, hardened('web')), options: { complete: true } },
    {
      name: 'declared without any namespace',
      yaml: app(deployment('web', '{serviceAccountName: web}', ''), hardened('web', '')),
      options: { complete: true },
    },
    { name: 'default, which every namespace has', yaml: deployment('web', '{serviceAccountName: default}'), options: { complete: true } },
    { name: 'unset', yaml: deployment('web', '{containers: []}'), options: { complete: true } },
  ],
});
