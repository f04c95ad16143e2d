import { testRule } from '../_test-rule';
import { egress, policy, WEB } from './_policies';
import { metadataEndpointReachable as rule } from '../../../src/rules/network/metadata-endpoint-reachable';
import { found as check } from '../_found';

const TO_ALL = '[{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }]';
const BUT_METADATA = '[{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [169.254.169.254/32] } }] }]';
const found = { object: 'Deployment production/web', path: 'spec.template.spec', key: 'pod' };

test('a policy that undoes the exception of another', () => {
  expect(check(rule, WEB + egress(BUT_METADATA))).toEqual([]);
  const [undone] = check(rule, WEB + egress(BUT_METADATA) + egress('[{}]', 'allow-all'));
  expect(undone).toMatchObject(found);
  expect(undone.message).toContain("the NetworkPolicy 'allow-all' lets its pods reach 169.254.169.254, fd00:ec2::254 and fd20:ce::254");
  expect(undone.fix).toContain(': ipBlock: { cidr: 0.0.0.0/0, except: [169.254.169.254/32] } and ipBlock: { cidr: "::/0", except: [fd00:ec2::254/128, fd20:ce::254/128] }');
  expect(undone.unknown).toBeUndefined();
});

test('no policy at all: another one may be elsewhere, unless the app is complete', () => {
  const [unknown] = check(rule, WEB);
  expect(unknown).toMatchObject({ ...found, unknown: true });
  expect(unknown.message).toContain('no NetworkPolicy of the app keeps its pods from 169.254.169.254 for certain');
  expect(unknown.message).toContain('--context');
  const [known] = check(rule, WEB, { complete: true });
  expect(known.message).toContain('no NetworkPolicy limits what its pods reach');
  expect(known.unknown).toBeUndefined();
});

test.each([
  ['only selects other pods', policy('other', '{ podSelector: { matchLabels: { app: db } }, policyTypes: [Egress] }')],
  ['is of another namespace', policy('other', '{ podSelector: {}, policyTypes: [Egress] }', 'staging')],
  ['is for ingress', policy('other', '{ podSelector: {}, policyTypes: [Ingress] }')],
  ['lists no egress and no type', policy('other', '{ podSelector: {}, egress: [] }')],
])('a policy that %s limits nothing', (_, other) => {
  expect(check(rule, WEB + other, { complete: true })).toHaveLength(1);
});

test.each([
  ['denies all', '[]'],
  ['excepts the address', BUT_METADATA],
  ['excepts a block around it', '[{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [169.254.0.0/16] } }] }]'],
  ['allows other ports', '[{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 443 }] }]'],
  ['allows port 53 of everything, as for Cloud DNS for GKE', '[{ ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }] }]'],
  ['allows another block', '[{ to: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }]'],
  ['allows all pods', '[{ to: [{ namespaceSelector: {} }] }]'],
  ['names the very address, as for an identity of GKE', '[{ to: [{ ipBlock: { cidr: 169.254.169.254/32 } }], ports: [{ port: 80 }] }]'],
  ['leaves the agent of EKS Pod Identity open', '[{ to: [{ ipBlock: { cidr: 169.254.170.23/32 } }], ports: [{ port: 80 }] }]'],
])('a policy that %s is silent', (_, rules) => {
  expect(check(rule, WEB + egress(rules))).toEqual([]);
  expect(check(rule, WEB + egress(rules), { complete: true })).toEqual([]);
});

test.each([
  ['a block around it', '[{ to: [{ ipBlock: { cidr: 169.254.0.0/16 } }] }]', ['169.254.169.254']],
  ['a range of ports', '[{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 1, endPort: 100 }] }]', ['169.254.169.254']],
  ['every port of TCP', '[{ ports: [{ protocol: TCP }] }]', ['169.254.169.254', 'fd00:ec2::254', 'fd20:ce::254']],
  ['IPv6', '[{ to: [{ ipBlock: { cidr: "::/0" } }] }]', ['fd00:ec2::254', 'fd20:ce::254']],
  ['the other half of two blocks', '[{ to: [{ ipBlock: { cidr: 0.0.0.0/1 } }, { ipBlock: { cidr: 128.0.0.0/1 } }] }]', ['169.254.169.254']],
])('a policy that allows %s lets pods reach it', (_, rules, addresses) => {
  const [violation] = check(rule, WEB + egress(rules));
  expect(violation.message).toContain(`lets its pods reach ${addresses.join(', ').replace(/, (?=[^,]*$)/, ' and ')}, where`);
  expect(violation.unknown).toBeUndefined();
});

test('an address of Google alone is low: who runs other nodes need not close it', () => {
  const [violation, ...others] = check(rule, WEB + egress('[{ to: [{ ipBlock: { cidr: "::/0", except: ["fd00:ec2::254/128"] } }] }]'));
  expect(violation).toMatchObject({ ...found, unknown: true });
  expect(violation.message).toContain('fd20:ce::254, where the node gets its cloud credentials if it runs in Google Cloud');
  expect(others).toEqual([]);
});

test('a Helm template hides what a policy opens', () => {
  const [violation] = check(rule, WEB + egress('[{ to: [{ ipBlock: { cidr: "{{ .Values.cidr }}" } }] }]'), { complete: true });
  expect(violation).toMatchObject({ ...found, unknown: true });
  expect(violation.message).toContain("the NetworkPolicy 'egress' may let its pods reach");
});

test('policies of other kinds are not judged, and said not to be', () => {
  const cilium = `
---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: egress, namespace: production }
`;
  const [violation] = check(rule, WEB + cilium, { complete: true });
  expect(violation).toMatchObject({ ...found, unknown: true });
  expect(violation.message).toContain("depends on the CiliumNetworkPolicy 'egress'");
  expect(check(rule, WEB + cilium.replace('production', 'staging') + egress(BUT_METADATA))).toEqual([]);
});

test('pods in the network of their node are governed by none, which is a finding of host-network', () => {
  const host = WEB.replace('spec: { containers', 'spec: { hostNetwork: true, containers');
  expect(check(rule, host, { complete: true })).toEqual([]);
  expect(check(rule, host.replace('true', 'false'), { complete: true })).toHaveLength(1);
});

test('pods with a Google identity need the metadata server', () => {
  const account = (annotation: string) => `${WEB.replace('spec: { containers', 'spec: { serviceAccountName: web, containers')}
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: production, annotations: { ${annotation} } }
`;
  expect(check(rule, account('iam.gke.io/gcp-service-account: payments@my-project.iam.gserviceaccount.com'), { complete: true })).toEqual([]);
  const both = 'iam.gke.io/gcp-service-account: payments@my-project.iam.gserviceaccount.com, eks.amazonaws.com/role-arn: "arn:aws:iam::123456789012:role/web"';
  expect(check(rule, account(both), { complete: true })).toHaveLength(1);
  expect(check(rule, account('eks.amazonaws.com/role-arn: "arn:aws:iam::123456789012:role/web"'), { complete: true })).toHaveLength(1);
});

testRule(rule, {
  invalid: [
    {
      name: 'a policy that allows everything',
      yaml: WEB + egress(TO_ALL),
      findings: [{
        ...found,
        message: "the NetworkPolicy 'egress' lets its pods reach 169.254.169.254, where the node gets its cloud credentials",
        fix: "let the NetworkPolicy 'egress' allow only the addresses and ports that its pods need, or all but these: "
          + 'ipBlock: { cidr: 0.0.0.0/0, except: [169.254.169.254/32] }',
      }],
    },
  ],
  valid: [
    { name: 'a policy given as context counts', yaml: WEB, options: { context: egress(BUT_METADATA) } },
  ],
});
