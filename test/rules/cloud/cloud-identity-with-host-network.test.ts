import { testRule } from '../_test-rule';
import { account, CLIENT, deployment, EMAIL, IDENTITY } from './_apps';
import { cloudIdentityWithHostNetwork as rule } from '../../../src/rules/cloud/cloud-identity-with-host-network';

const HOST = '      hostNetwork: true';
const PROXY = 'azure.workload.identity/inject-proxy-sidecar: "false"';

testRule(rule, {
  invalid: [
    {
      name: 'mounted buckets are an exception',
      yaml: account(IDENTITY.google) + deployment({ spec: HOST, podAnnotations: 'gke-gcsfuse/volumes: "true"' }),
      findings: [`Deployment/web spec.template.spec.hostNetwork [${EMAIL}]`],
      message: 'except for mounted buckets',
    },
    {
      name: 'the Azure webhook rejects its proxy there, whatever the value of the annotation',
      yaml: account(IDENTITY.azure) + deployment({ spec: HOST, podAnnotations: PROXY }),
      findings: [`Deployment/web spec.template.spec.hostNetwork [${CLIENT}]`],
      message: 'rejects',
    },
    {
      name: 'GKE gives the pod the identity of the node',
      yaml: account(IDENTITY.google) + deployment({ spec: HOST }),
      findings: [{
        object: 'Deployment production/web',
        path: 'spec.template.spec.hostNetwork',
        key: EMAIL,
        message: `its ServiceAccount 'payments' is the Google service account ${EMAIL}, but its pods use the host network, so GKE gives them the identity of the node`,
      }],
    },
  ],
  valid: [
    ...([
      ['GKE without the host network', account(IDENTITY.google) + deployment({ spec: '      hostNetwork: false' })],
      ['Azure without its proxy', account(IDENTITY.azure) + deployment({ spec: HOST })],
      // The network plugin of EKS itself runs like this.
      ['AWS', account(IDENTITY.aws) + deployment({ spec: HOST, podAnnotations: PROXY })],
      ['no identity', account('') + deployment({ spec: HOST })],
      ['the identity of another account', account(IDENTITY.google) + deployment({ spec: HOST, account: 'reports' })],
    ] as const).map(([name, yaml]) => ({ name, yaml })),
  ],
});
