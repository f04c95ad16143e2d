import { missingServiceAccount as rule } from '../../../src/rules/service-accounts/missing-service-account';
import { app, deployment, hardened } from '../_manifests';
import { testRule } from '../_test-rule';

const WEB = deployment('web', '{serviceAccountName: web, containers: [{name: app}]}');

const FOUND = 'Deployment/web spec.template.spec.serviceAccountName [serviceaccount web]';

testRule(rule, {
  invalid: [
    {
      name: 'an undeclared account, which may exist elsewhere',
      yaml: WEB,
      findings: [`${FOUND} ?`],
      message: 'pass it with --context',
    },
    { name: 'an undeclared account in a complete app', yaml: WEB, options: { complete: true }, findings: [FOUND], message: 'the API server rejects them' },
    {
      name: 'an account of another namespace',
      yaml: app(WEB, hardened('web', 'namespace: other')),
      options: { complete: true },
      findings: [FOUND],
      message: "a ServiceAccount of that name is in 'other', but a pod can only use one of its own namespace",
    },
    {
      name: 'a Helm template as the name',
      yaml: deployment('web', '{serviceAccountName: "{{ .Values.account }}"}'),
      options: { complete: true },
      findings: ['Deployment/web spec.template.spec.serviceAccountName [serviceaccount {{ .Values.account }}] ?'],
    },
    {
      name: 'the deprecated field',
      yaml: deployment('web', '{serviceAccount: web}'),
      findings: ['Deployment/web spec.template.spec.serviceAccount [serviceaccount web] ?'],
    },
    {
      name: 'an account that may be in the same namespace, in a complete app',
      yaml: app(WEB, hardened('web', '')),
      findings: [
        'Deployment/web spec.template.spec.serviceAccountName [serviceaccount web] ?',
      ],
      options: { complete: true },
    },
  ],
  valid: [
    { name: 'declared in the context', yaml: WEB, options: { complete: true, context: hardened('web') } },
    { name: 'declared in the namespace set by --namespace', yaml: app(WEB, hardened('web', '')), options: { complete: true, namespace: 'shop' } },
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
