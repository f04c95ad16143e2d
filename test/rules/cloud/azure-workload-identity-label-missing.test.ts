import { testRule } from '../_test-rule';
import { account, CLIENT, deployment, IDENTITY } from './_apps';
import { azureWorkloadIdentityLabelMissing as rule } from '../../../src/rules/cloud/azure-workload-identity-label-missing';

const LABEL = 'azure.workload.identity/use: "true"';
const ACCOUNT = account(IDENTITY.azure);

testRule(rule, {
  invalid: [
    {
      name: 'the label on the Deployment, where it has no effect',
      yaml: ACCOUNT.replace('annotations:', `labels: { ${LABEL} }, annotations:`) + deployment({ labels: LABEL }),
      findings: ['Deployment/web spec.template.metadata.labels [azure.workload.identity/use]'],
      message: 'is on the Deployment and not on its pods',
    },
    ...([['"yes"', 'is "yes" and not "true"'], ['"True"', 'is "True" and not "true"']] as const)
      .map(([value, message]) => ({
        name: `the label ${value}`,
        yaml: ACCOUNT + deployment({ podLabels: `azure.workload.identity/use: ${value}` }),
        findings: ["Deployment/web spec.template.metadata.labels['azure.workload.identity/use'] [azure.workload.identity/use]"],
        message,
      })),
    {
      name: 'a Pod without labels, reported at the nearest existing field',
      yaml: `apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: production }\nspec: { serviceAccountName: payments }\n${ACCOUNT}`,
      findings: ['Pod/web metadata [azure.workload.identity/use]'],
    },
    {
      name: 'a label on another workload of the account only',
      yaml: ACCOUNT + deployment({ podLabels: LABEL }) + deployment({ name: 'migration' }),
      findings: ['Deployment/migration spec.template.metadata.labels [azure.workload.identity/use] ?'],
      message: 'whether this one calls Azure is not known',
    },
    {
      name: 'pods without the label',
      yaml: ACCOUNT + deployment(),
      findings: [{
        object: 'Deployment production/web',
        path: 'spec.template.metadata.labels',
        key: 'azure.workload.identity/use',
        message: `its ServiceAccount 'payments' is the Azure client ${CLIENT}, but its pods lack the label azure.workload.identity/use: "true", so they do not get the identity`,
        fix: 'azure.workload.identity/use: "true"',
      }],
    },
  ],
  valid: [
    ...([
      ['the label', ACCOUNT + deployment({ podLabels: LABEL })],
      ['a Helm template as the label', ACCOUNT + deployment({ podLabels: 'azure.workload.identity/use: "{{ .Values.identity }}"' })],
      ['another cloud', account(IDENTITY.aws) + deployment()],
      ['an account without identity', account('') + deployment()],
      ['another account', ACCOUNT + deployment({ account: 'reports' })],
      ['an explicitly projected token', ACCOUNT + deployment({
        container: 'volumeMounts: [{ name: token, mountPath: /var/run/secrets/azure }]',
        spec: '      volumes: [{ name: token, projected: { sources: [{ serviceAccountToken: { audience: "api://AzureADTokenExchange", path: token } }] } }]',
      })],
    ] as const).map(([name, yaml]) => ({ name, yaml })),
  ],
});
