import { testRule } from '../_test-rule';
import { egress, policy, WEB } from './_policies';
import { metadataEndpointReachable } from '../../../src/rules/network/metadata-endpoint-reachable';

const TO_ALL = '[{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }]';
const BUT_METADATA = '[{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [169.254.169.254/32] } }] }]';
const FOUND = 'Deployment/web spec.template.spec [pod]';
const COMPLETE = { complete: true };
const HOST = WEB.replace('spec: { containers', 'spec: { hostNetwork: true, containers');
const CILIUM = `
---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: egress, namespace: production }
`;
const AWS = 'eks.amazonaws.com/role-arn: "arn:aws:iam::123456789012:role/web"';
const GOOGLE = 'iam.gke.io/gcp-service-account: payments@my-project.iam.gserviceaccount.com';
const account = (annotation: string) => `${WEB.replace('spec: { containers', 'spec: { serviceAccountName: web, containers')}
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: production, annotations: { ${annotation} } }
`;

testRule(metadataEndpointReachable, {
  invalid: [
    {
      name: 'a policy that allows everything',
      yaml: WEB + egress(TO_ALL),
      findings: [{
        object: 'Deployment production/web',
        path: 'spec.template.spec',
        key: 'pod',
        message: "the NetworkPolicy 'egress' lets its pods reach 169.254.169.254, where the node gets its cloud credentials",
        fix: "in the NetworkPolicy 'egress', allow only the addresses and ports that its pods need, or all except these: "
          + 'ipBlock: { cidr: 0.0.0.0/0, except: [169.254.169.254/32] }',
      }],
    },
    {
      name: 'a policy that overrides the exception of another',
      yaml: WEB + egress(BUT_METADATA) + egress('[{}]', 'allow-all'),
      findings: [FOUND],
      message: "the NetworkPolicy 'allow-all' lets its pods reach 169.254.169.254, fd00:ec2::254 and fd20:ce::254",
      fix: ': ipBlock: { cidr: 0.0.0.0/0, except: [169.254.169.254/32] } and ipBlock: { cidr: "::/0", except: [fd00:ec2::254/128, fd20:ce::254/128] }',
    },
    { name: 'no policy in the app; another one may be elsewhere', yaml: WEB, findings: [`${FOUND} ?`], message: 'no NetworkPolicy of the app certainly blocks 169.254.169.254' },
    { name: 'no policy in the app; --context may show one', yaml: WEB, findings: [`${FOUND} ?`], message: '--context' },
    { name: 'no policy in a complete app', yaml: WEB, options: COMPLETE, findings: [FOUND], message: 'no NetworkPolicy limits the egress of its pods' },
    ...[
      ['only selects other pods', policy('other', '{ podSelector: { matchLabels: { app: db } }, policyTypes: [Egress] }')],
      ['is of another namespace', policy('other', '{ podSelector: {}, policyTypes: [Egress] }', 'staging')],
      ['is for ingress', policy('other', '{ podSelector: {}, policyTypes: [Ingress] }')],
      ['lists no egress and no type', policy('other', '{ podSelector: {}, egress: [] }')],
    ].map(([name, other]) => ({ name: `a policy that ${name}`, yaml: WEB + other, options: COMPLETE, findings: [FOUND] })),
    ...([
      ['a larger block that contains it', '[{ to: [{ ipBlock: { cidr: 169.254.0.0/16 } }] }]', '169.254.169.254'],
      ['a range of ports', '[{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 1, endPort: 100 }] }]', '169.254.169.254'],
      ['every port of TCP', '[{ ports: [{ protocol: TCP }] }]', '169.254.169.254, fd00:ec2::254 and fd20:ce::254'],
      ['IPv6', '[{ to: [{ ipBlock: { cidr: "::/0" } }] }]', 'fd00:ec2::254 and fd20:ce::254'],
      ['the other half of two blocks', '[{ to: [{ ipBlock: { cidr: 0.0.0.0/1 } }, { ipBlock: { cidr: 128.0.0.0/1 } }] }]', '169.254.169.254'],
    ] as const).map(([name, rules, addresses]) => ({
      name: `a policy that allows ${name}`, yaml: WEB + egress(rules), findings: [FOUND], message: `lets its pods reach ${addresses}, where`,
    })),
    {
      name: 'the address of Google only, which other clusters do not need to block',
      yaml: WEB + egress('[{ to: [{ ipBlock: { cidr: "::/0", except: ["fd00:ec2::254/128"] } }] }]'),
      findings: [`${FOUND} ?`],
      message: 'fd20:ce::254, where the node gets its cloud credentials if it runs in Google Cloud',
    },
    {
      name: 'a policy with a Helm template',
      yaml: WEB + egress('[{ to: [{ ipBlock: { cidr: "{{ .Values.cidr }}" } }] }]'),
      options: COMPLETE,
      findings: [`${FOUND} ?`],
      message: "the NetworkPolicy 'egress' may let its pods reach",
    },
    {
      name: 'a policy of another kind, which is not evaluated',
      yaml: WEB + CILIUM,
      options: COMPLETE,
      findings: [`${FOUND} ?`],
      message: "depends on the CiliumNetworkPolicy 'egress'",
    },
    { name: 'pods that are explicitly not on the host network', yaml: HOST.replace('true', 'false'), options: COMPLETE, findings: [FOUND] },
    { name: 'pods with a Google identity and another', yaml: account(`${GOOGLE}, ${AWS}`), options: COMPLETE, findings: [FOUND] },
    { name: 'pods with an AWS identity', yaml: account(AWS), options: COMPLETE, findings: [FOUND] },
  ],
  valid: [
    ...[
      ['denies all', '[]'],
      ['excludes the address', BUT_METADATA],
      ['excludes a larger block that contains it', '[{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [169.254.0.0/16] } }] }]'],
      ['allows other ports', '[{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 443 }] }]'],
      ['allows port 53 of everything, as for Cloud DNS for GKE', '[{ ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }] }]'],
      ['allows another block', '[{ to: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }]'],
      ['allows all pods', '[{ to: [{ namespaceSelector: {} }] }]'],
      ['names exactly the address, as for an identity of GKE', '[{ to: [{ ipBlock: { cidr: 169.254.169.254/32 } }], ports: [{ port: 80 }] }]'],
      ['allows the agent of EKS Pod Identity', '[{ to: [{ ipBlock: { cidr: 169.254.170.23/32 } }], ports: [{ port: 80 }] }]'],
    ].flatMap(([name, rules]) => [
      { name: `a policy that ${name}`, yaml: WEB + egress(rules) },
      { name: `a policy that ${name}, in a complete app`, yaml: WEB + egress(rules), options: COMPLETE },
    ]),
    { name: 'a policy in the context', yaml: WEB, options: { context: egress(BUT_METADATA) } },
    { name: 'a policy of another kind in another namespace', yaml: WEB + CILIUM.replace('production', 'staging') + egress(BUT_METADATA) },
    { name: 'pods on the host network, which host-network reports', yaml: HOST, options: COMPLETE },
    { name: 'pods with a Google identity, which need the metadata server', yaml: account(GOOGLE), options: COMPLETE },
  ],
});
