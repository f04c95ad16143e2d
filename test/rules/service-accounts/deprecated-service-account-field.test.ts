import { deprecatedServiceAccountField } from '../../../src/rules/service-accounts/deprecated-service-account-field';
import { deployment } from '../_manifests';
import { testRule } from '../_test-rule';

testRule(deprecatedServiceAccountField, {
  invalid: [
    {
      name: 'only the deprecated field',
      yaml: deployment('web', '{serviceAccount: web}'),
      findings: ['Deployment/web spec.template.spec.serviceAccount [serviceAccount web]'],
      fix: '\nserviceAccountName: "web"',
    },
    {
      name: 'two fields that differ',
      yaml: deployment('web', '{serviceAccount: old, serviceAccountName: new}'),
      findings: ['Deployment/web spec.template.spec.serviceAccount [serviceAccount old, serviceAccountName new]'],
      message: "its pods run as 'new'",
      fix: '\nserviceAccountName: "new"',
    },
  ],
  valid: [
    ['as the API server writes it back', '{serviceAccount: web, serviceAccountName: web}'],
    ['empty', '{serviceAccount: ""}'],
    ['unset', '{serviceAccountName: web}'],
  ].map(([name, spec]) => ({ name: `the field is ${name}`, yaml: deployment('web', spec) })),
});
