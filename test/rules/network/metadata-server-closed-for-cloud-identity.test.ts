import { egress, WEB } from './_policies';
import { metadataServerClosedForCloudIdentity } from '../../../src/rules/network/metadata-server-closed-for-cloud-identity';
import { testRule } from '../_test-rule';

const GOOGLE = 'iam.gke.io/gcp-service-account: payments@my-project.iam.gserviceaccount.com';
const app = (annotation: string, spec = '') => `${WEB.replace('spec: { containers', `spec: { serviceAccountName: web, ${spec} containers`)}
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: production, annotations: { ${annotation} } }
`;
const DENY = egress('[]', 'deny-all');
const options = { complete: true };

testRule(metadataServerClosedForCloudIdentity, {
  invalid: [
    {
      name: 'policies that block both addresses',
      yaml: app(GOOGLE) + DENY,
      options,
      findings: ['Deployment/web spec.template.spec [pod]'],
      message: "its ServiceAccount 'web' is a Google identity, but the NetworkPolicies that select its pods allow neither",
    },
    {
      name: 'a policy elsewhere may allow one',
      yaml: app(GOOGLE) + DENY,
      findings: ['Deployment/web spec.template.spec [pod] ?'],
      message: '--context',
    },
  ],
  valid: [
    ...[
      ['with Dataplane V2', '[{ to: [{ ipBlock: { cidr: 169.254.169.254/32 } }], ports: [{ port: 80 }] }]'],
      ['without Dataplane V2', '[{ to: [{ ipBlock: { cidr: 169.254.169.252/32 } }], ports: [{ port: 988 }] }]'],
      ['through a rule that allows everything', '[{}]'],
    ].map(([name, rules]) => ({ name: `the address ${name}`, yaml: app(GOOGLE) + DENY + egress(rules), options })),
    { name: 'no policy', yaml: app(GOOGLE), options },
    { name: 'an AWS identity', yaml: app('eks.amazonaws.com/role-arn: "arn:aws:iam::123456789012:role/web"') + DENY, options },
    { name: 'no identity', yaml: WEB + DENY, options },
    { name: 'the host network', yaml: app(GOOGLE, 'hostNetwork: true,') + DENY, options },
  ],
});
