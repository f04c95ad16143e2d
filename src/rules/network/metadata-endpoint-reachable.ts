import { hasGoogleIdentityOnly } from './_workloads';
import { GOOGLE_INSTANCE_METADATA_IPV6 } from '../../kubernetes/network/metadata-endpoints';
import { EndpointAccess } from '../../model/metadata-access';
import { addressOf, nodeMetadataAccess } from '../../model/node-metadata-access';
import { showsCloud } from '../../model/shows-cloud';
import { Workload } from '../../model/workload';
import { podPath } from '../_pod-path';
import { listed } from '../_text';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';
import { ObjectViolation, Rule } from '../rule';

/** Reports pods that reach the metadata service of their node. */
export const metadataEndpointReachable: Rule = {
  id: 'metadata-endpoint-reachable',
  summary: 'Pods can reach the metadata endpoint of their node',
  remedy: 'block the metadata endpoint with a NetworkPolicy',
  why: 'On most clouds the metadata endpoint returns the credentials of the node to every process that requests them from it. '
    + 'An attacker who compromises a pod that reaches it has the permissions of the node in the cloud. '
    + 'NetworkPolicies are additive: another policy that allows the address overrides an exception in this one. '
    + 'They do not apply to pods on the host network; the rule host-network reports those.',
  fix: {
    construct: [
      "new SecureNamespace(chart, 'payments', {",
      "  identityProviders: [IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/payments' })],",
      '});',
    ].join('\n'),
    yaml: [
      'apiVersion: networking.k8s.io/v1',
      'kind: NetworkPolicy',
      'metadata:',
      '  name: allow-egress-except-metadata',
      'spec:',
      '  podSelector: {}',
      '  policyTypes: [Egress]',
      '  egress:',
      '    - to:',
      '        - ipBlock: { cidr: 0.0.0.0/0, except: [169.254.169.254/32] }',
      '        - ipBlock: { cidr: "::/0", except: [fd00:ec2::254/128, fd20:ce::254/128] }',
      '        - namespaceSelector: {}',
    ].join('\n'),
  },
  references: [
    cis('5.3.2'), nsa('network policies'), owaspKubernetes('K08'), owaspKubernetes('K05'), mitre('T1552.005'),
    kubernetes('Network Policies', 'concepts/services-networking/network-policies/'),
  ],
  subject: 'workload',
  *check(workload, model) {
    // The policies that select its pods depend on their namespaces.
    if (model.partOf(workload.object)?.runsAnywhere) { return; }
    // On GKE the pod needs the endpoint, where it gets its own identity instead of that of the node.
    if (hasGoogleIdentityOnly(workload)) { return; }
    const reached = model.once(nodeMetadataAccess).of(workload).filter(({ incidental, reason }) => incidental !== 'no' && reason !== 'host network');
    if (reached.length > 0) { yield { ...violation(workload, reached), ...model.once(showsCloud) ? {} : { circumstance: 'no cloud shown' } }; }
  },
};

function violation(workload: Workload, reached: readonly EndpointAccess[]): ObjectViolation {
  // Whether the cluster has Google nodes with IPv6 is unknown, and other clusters do not need to block their address.
  const certain = reached.filter(({ endpoint, incidental }) => incidental === 'yes' && endpoint !== GOOGLE_INSTANCE_METADATA_IPV6);
  const [first] = certain.length > 0 ? certain : reached;
  const reported = certain.length > 0 ? reached.filter(({ incidental }) => incidental === 'yes') : reached;
  return {
    path: podPath(workload),
    key: 'pod',
    message: explain(listed(reported.map(({ endpoint }) => addressOf(endpoint))), first),
    ...first.policy && first.reason === 'policies' ? { fix: remedy(first.policy.name, reported) } : {},
    ...certain.length > 0 ? {} : { unknown: true },
  };
}

function explain(addresses: string, { reason, policy, incidental, endpoint }: EndpointAccess): string {
  const risk = 'where the node gets its cloud credentials';
  switch (reason) {
    case 'no policy':
      return incidental === 'yes' ? `no NetworkPolicy limits the egress of its pods, so they can reach ${addresses}, ${risk}`
        : `no NetworkPolicy of the app certainly blocks ${addressOf(endpoint)} for its pods, ${risk}; whether one elsewhere does is not known: pass it with --context, or set complete: true if there is none`;
    case 'other policies':
      return `whether its pods can reach ${addresses}, ${risk}, depends on the ${policy!.kind} '${policy!.name}', which is not evaluated here; make sure that it denies them`;
    default:
      if (incidental === 'unknown') { return `the NetworkPolicy '${policy!.name}' may let its pods reach ${addresses}, ${risk}; its content and the labels of the pods do not say for certain`; }
      return endpoint === GOOGLE_INSTANCE_METADATA_IPV6
        ? `the NetworkPolicy '${policy!.name}' lets its pods reach ${addresses}, ${risk} if it runs in Google Cloud with IPv6, which is not known`
        : `the NetworkPolicy '${policy!.name}' lets its pods reach ${addresses}, ${risk}`;
  }
}

function remedy(policy: string, reported: readonly EndpointAccess[]): string {
  const cidrs = reported.map(({ endpoint }) => endpoint.cidr);
  const blocks = ([['0.0.0.0/0', cidrs.filter(cidr => !cidr.includes(':'))], ['"::/0"', cidrs.filter(cidr => cidr.includes(':'))]] as const)
    .filter(([, except]) => except.length > 0)
    .map(([cidr, except]) => `ipBlock: { cidr: ${cidr}, except: [${except.join(', ')}] }`);
  return `in the NetworkPolicy '${policy}', allow only the addresses and ports that its pods need, or all except these: ${blocks.join(' and ')}`;
}
