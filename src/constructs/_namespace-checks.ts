import { KnownWorkload } from './_account-users';
import { IdentityProvider } from './identity-provider';
import { containsCidr } from '../kubernetes/network/cidr';
import { Endpoint } from '../kubernetes/network/metadata-endpoints';
import {
  allowsAddresses, allowsBeyondNode, allowsEverybody, allowsTcpPort, EgressRule, egressRules, ipBlocks, limitsEgress, NetworkPolicySpec, opens,
} from '../kubernetes/network/network-policy';

/** The ports on which the API server answers, most of the time. */
const API_SERVER_PORTS = [443, 6443];

/** A NetworkPolicy of the app that the namespace did not write. */
export interface OtherPolicy {
  readonly path: string;
  readonly spec: NetworkPolicySpec;
}

/** What other policies undo, since policies only add up. */
export function undone(namespace: string, others: readonly OtherPolicy[], closed: readonly Endpoint[], denyAll: boolean): string[] {
  return others.filter(({ spec }) => limitsEgress(spec)).flatMap(({ path, spec: { egress = [] } }) => {
    const reopened = egress.flatMap(rule => closed.filter(endpoint => reopens(rule, endpoint)).map(({ cidr }) => cidr));
    if (reopened.length > 0) {
      return [`the NetworkPolicy '${path}' opens the metadata ${reopened.length > 1 ? 'endpoints' : 'endpoint'} ${[...new Set(reopened)].join(', ')} again, because policies add up; name ${reopened.length > 1 ? 'them' : 'it'} in except, allow only the ports that its pods need, or write the block of the endpoint itself where a pod must reach it`];
    }
    const addsToIt = egress.flatMap(ipBlocks).some(({ cidr }) => closed.some(endpoint => containsCidr(endpoint.cidr, cidr)));
    if (denyAll || addsToIt) { return []; }
    return [`the NetworkPolicy '${path}' limits the egress of its pods in vain, because policies add up and 'allow-egress-except-metadata' of the namespace '${namespace}' lets all pods reach all but the metadata endpoints; write denyAll: {} on the SecureNamespace, or no egress in that policy`];
  });
}

/** Whether a rule that means something larger opens an endpoint as well. */
function reopens(rule: EgressRule, { cidr, ports }: Endpoint): boolean {
  if (ports && !ports.some(port => allowsTcpPort(rule, port))) { return false; }
  return allowsEverybody(rule) || ipBlocks(rule).some(block => opens(block, cidr) && !containsCidr(cidr, block.cidr));
}

/** What a workload needs to reach, and its namespace does not let through by itself. */
export interface UnmetNeeds {
  readonly workload: KnownWorkload;
  readonly apiServer: boolean;
  readonly providers: readonly IdentityProvider[];
}

/** What a workload needs and can't reach with all policies together. */
export function cutOff(namespace: string, { workload, apiServer, providers }: UnmetNeeds, policies: readonly NetworkPolicySpec[]): string[] {
  const { labels = {} } = workload.podMetadata.toJson() ?? {};
  const rules = egressRules(policies, labels);
  if (!rules || workload.hostNetwork) { return []; }
  const who = `the workload '${workload.construct.node.path}'`;
  const unless = ', or checkReachability: false if a policy that this app does not know lets it through';
  const reachesBeyond = (port: number) => rules.some(rule => allowsTcpPort(rule, port) && allowsBeyondNode(rule));
  const reaches = ({ cidr, ports = [] }: Endpoint) =>
    ports.every(port => rules.some(rule => allowsTcpPort(rule, port) && allowsAddresses(rule, cidr)));

  return [
    ...apiServer && !API_SERVER_PORTS.some(reachesBeyond)
      ? [`${who} calls the Kubernetes API, but the network policies of the namespace '${namespace}' let it reach no API server; write denyAll: { apiServer: { cidrs: ['<address>/32'] } } on the SecureNamespace${unless}`]
      : [],
    ...providers.flatMap(({ _definition: { title, network: { endpoints, publicService } } }) => [
      ...endpoints.length > 0 && !endpoints.some(reaches)
        ? [`${who} has an identity through ${title}, but the network policies of the namespace '${namespace}' close ${endpoints[0].cidr.replace(/\/.*/, '')}, where it gets its credential; write identityProviders: [provider] on the SecureNamespace, with the provider of its WorkloadIdentity${unless}`]
        : [],
      ...publicService !== undefined && !reachesBeyond(443)
        ? [`${who} has an identity through ${title}, but the network policies of the namespace '${namespace}' let it reach no ${publicService}, which has no fixed address that they could name; write denyAll: { egress: [{ peer: kplus.NetworkPolicyIpBlock.anyIpv4(chart, 'internet'), ports: [kplus.NetworkPolicyPort.tcp(443)] }] } on the SecureNamespace, or name the block of its private endpoint${unless}`]
        : [],
    ]),
  ];
}
