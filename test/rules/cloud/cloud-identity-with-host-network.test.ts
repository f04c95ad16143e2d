import { testRule } from '../_test-rule';
import { account, deployment, EMAIL, IDENTITY } from './_apps';
import { cloudIdentityWithHostNetwork as rule } from '../../../src/rules/cloud/cloud-identity-with-host-network';
import { found as check } from '../_found';

const HOST = '      hostNetwork: true';
const PROXY = 'azure.workload.identity/inject-proxy-sidecar: "false"';

test('mounted buckets are an exception', () => {
  const [violation] = check(rule, account(IDENTITY.google) + deployment({ spec: HOST, podAnnotations: 'gke-gcsfuse/volumes: "true"' }));
  expect(violation.message).toContain('for all but mounted buckets');
});

test('the webhook of Azure refuses its proxy there, whatever the value of the annotation', () => {
  const [violation] = check(rule, account(IDENTITY.azure) + deployment({ spec: HOST, podAnnotations: PROXY }));
  expect(violation.message).toContain('refuses');
});

testRule(rule, {
  invalid: [
    {
      name: 'GKE gives such a pod the identity of the node',
      yaml: account(IDENTITY.google) + deployment({ spec: HOST }),
      findings: [{
        object: 'Deployment production/web',
        path: 'spec.template.spec.hostNetwork',
        key: EMAIL,
        message: `its ServiceAccount 'payments' is the Google service account ${EMAIL}, but its pods share the network of their node, so that GKE gives them the identity of the node`,
      }],
    },
  ],
  valid: [
    ...([
      ['GKE without it', account(IDENTITY.google) + deployment({ spec: '      hostNetwork: false' })],
      ['Azure without its proxy', account(IDENTITY.azure) + deployment({ spec: HOST })],
      // As the network plugin of EKS itself runs.
      ['AWS', account(IDENTITY.aws) + deployment({ spec: HOST, podAnnotations: PROXY })],
      ['no identity', account('') + deployment({ spec: HOST })],
      ['the identity of another account', account(IDENTITY.google) + deployment({ spec: HOST, account: 'reports' })],
    ] as const).map(([name, yaml]) => ({ name: `${name} is fine`, yaml: yaml })),
  ],
});
