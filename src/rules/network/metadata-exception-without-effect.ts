import { containsBlock, parseCidr } from '../../kubernetes/network/cidr';
import { Endpoint } from '../../kubernetes/network/metadata-endpoints';
import { ManifestObject } from '../../manifest/manifest-object';
import { Path } from '../../manifest/path';
import { AppModel } from '../../model/app-model';
import { EndpointAccess } from '../../model/metadata-access';
import { addressOf, NODE_METADATA, nodeMetadataAccess } from '../../model/node-metadata-access';
import { labelsOf, podSelector } from '../../model/pod-selector';
import { Workload } from '../../model/workload';
import type * as k8s from '../../objects/kubernetes-types';
import { items, texts } from '../../objects/lists';
import { nameOf } from '../_text';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';
import { Rule } from '../rule';

/** A workload whose pods certainly reach a node metadata service although NetworkPolicies limit their egress. */
interface Reaching {
  readonly workload: Workload;
  readonly reached: readonly EndpointAccess[];
}

/** Pods that reach it without any exception are reported by `metadata-endpoint-reachable`. */
export const metadataExceptionWithoutEffect: Rule = {
  id: 'metadata-exception-without-effect',
  summary: 'A NetworkPolicy excludes the metadata endpoint of the node, but another policy allows it',
  remedy: 'narrow the policy that allows it',
  why: 'NetworkPolicies only allow and are additive: except removes an address from its own block but denies nothing. If another policy for the same pods, or another rule of this policy, allows the address, the pods can reach it and the cloud credentials of their node.',
  fix: {
    construct: [
      "new SecureNamespace(chart, 'payments', {",
      "  identityProviders: [IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/payments' })],",
      '});',
    ].join('\n'),
    yaml: '# in every policy that selects the pods:\negress:\n  - to:\n      - ipBlock: { cidr: 0.0.0.0/0, except: [169.254.169.254/32] }',
  },
  references: [
    nsa('network policies'), owaspKubernetes('K08'), owaspKubernetes('K05'), mitre('T1552.005'), kubernetes('Network Policies', 'concepts/services-networking/network-policies/'),
  ],
  subject: 'object',
  fields: ['except'],
  *check(object, model) {
    if (!isNetworkPolicy(object)) { return; }
    const exceptions = exceptionsOf(object);
    if (exceptions.size === 0) { return; }
    const selector = podSelector(object.manifest.spec?.podSelector);
    for (const { workload, reached } of model.once(reachingWorkloads).get(model.namespaceOf(object)) ?? []) {
      const ineffective = reached.find(({ endpoint }) => exceptions.has(endpoint));
      if (!ineffective || selector.selects(labelsOf(workload)) !== 'yes') { continue; }
      const other = ineffective.policy!;
      const by = other === object ? 'another of its rules' : `the NetworkPolicy '${other.name}'`;
      yield {
        path: exceptions.get(ineffective.endpoint)!,
        key: `${addressOf(ineffective.endpoint)} allowed by ${other.name}`,
        message: `its exception of ${addressOf(ineffective.endpoint)}, where nodes get their cloud credentials, has no effect for the pods of ${nameOf(workload.object)}: ${by} allows it, and NetworkPolicies are additive`,
        fix: `exclude ${ineffective.endpoint.cidr} from what ${by} allows too`,
      };
      return;
    }
  },
};

function isNetworkPolicy(object: ManifestObject): object is ManifestObject<k8s.NetworkPolicy> {
  return object.kind === 'NetworkPolicy' && object.apiVersion.startsWith('networking.k8s.io/');
}

/** The endpoints that the policy excludes from a block, with the path of each exception. */
function exceptionsOf({ manifest: { spec } }: ManifestObject<k8s.NetworkPolicy>): ReadonlyMap<Endpoint, Path> {
  const found = new Map<Endpoint, Path>();
  for (const [rule, { to }] of items(spec?.egress).entries()) {
    for (const [peer, { ipBlock }] of items(to).entries()) {
      for (const except of texts(ipBlock?.except)) {
        for (const endpoint of NODE_METADATA.filter(({ cidr }) => isIn(cidr, except) && isIn(cidr, ipBlock?.cidr ?? ''))) {
          found.set(endpoint, ['spec', 'egress', rule, 'to', peer, 'ipBlock', 'except']);
        }
      }
    }
  }
  return found;
}

function isIn(cidr: string, around: string): boolean {
  const [inner, outer] = [parseCidr(cidr), parseCidr(around)];
  return inner !== undefined && outer !== undefined && containsBlock(outer, inner);
}

/** By namespace. Empty in most apps, which then need no comparison. */
function reachingWorkloads(model: AppModel): ReadonlyMap<string | undefined, readonly Reaching[]> {
  const access = model.once(nodeMetadataAccess);
  const found = new Map<string | undefined, Reaching[]>();
  for (const workload of model.workloads) {
    const reached = access.of(workload).filter(({ incidental, reason, policy }) => incidental === 'yes' && reason === 'policies' && policy);
    if (reached.length === 0) { continue; }
    const others = found.get(workload.namespace);
    if (others) { others.push({ workload, reached }); } else { found.set(workload.namespace, [{ workload, reached }]); }
  }
  return found;
}
