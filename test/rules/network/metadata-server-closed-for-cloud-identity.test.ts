import { egress, WEB } from './_policies';
import { metadataServerClosedForCloudIdentity as rule } from '../../../src/rules/network/metadata-server-closed-for-cloud-identity';
import { found as check } from '../_found';

const GOOGLE = 'iam.gke.io/gcp-service-account: payments@my-project.iam.gserviceaccount.com';
const app = (annotation: string, spec = '') => `${WEB.replace('spec: { containers', `spec: { serviceAccountName: web, ${spec} containers`)}
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: production, annotations: { ${annotation} } }
`;
const DENY = egress('[]', 'deny-all');

test('policies that close both addresses', () => {
  const [violation, ...others] = check(rule, app(GOOGLE) + DENY, { complete: true });
  expect(violation).toEqual({
    object: 'Deployment production/web',
    path: 'spec.template.spec',
    key: 'pod',
    message: expect.stringContaining("its ServiceAccount 'web' is a Google identity, but the NetworkPolicies that select its pods let them reach neither"),
  });
  expect(others).toEqual([]);
});

test('a policy elsewhere may open one, so that it is not certain', () => {
  expect(check(rule, app(GOOGLE) + DENY)).toMatchObject([{ unknown: true, message: expect.stringContaining('--context') }]);
});

test.each([
  ['with Dataplane V2', '[{ to: [{ ipBlock: { cidr: 169.254.169.254/32 } }], ports: [{ port: 80 }] }]'],
  ['without it', '[{ to: [{ ipBlock: { cidr: 169.254.169.252/32 } }], ports: [{ port: 988 }] }]'],
  ['by a block that holds all', '[{}]'],
])('the address %s is enough', (_, rules) => {
  expect(check(rule, app(GOOGLE) + DENY + egress(rules), { complete: true })).toEqual([]);
});

test.each([
  ['no policy', app(GOOGLE)],
  ['an identity of AWS', app('eks.amazonaws.com/role-arn: "arn:aws:iam::123456789012:role/web"') + DENY],
  ['no identity', WEB + DENY],
  ['the network of the node', app(GOOGLE, 'hostNetwork: true,') + DENY],
])('%s is fine', (_, yaml) => {
  expect(check(rule, yaml, { complete: true })).toEqual([]);
});
