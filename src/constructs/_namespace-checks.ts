import { Endpoint } from '../kubernetes/network/metadata-endpoints';
import { ManifestObject } from '../manifest/manifest-object';
import { EgressReach, limitsEgress } from '../model/egress-reach';
import type * as k8s from '../objects/kubernetes-types';

/** Messages for other NetworkPolicies that reopen endpoints or limit egress without effect, because NetworkPolicies are additive. */
export function policyConflicts(
  namespace: string, others: readonly ManifestObject<k8s.NetworkPolicy>[], closed: readonly Endpoint[], allowOnly: boolean,
): string[] {
  const reach = new EgressReach(closed);
  // A policy that names exactly this address intends to add to what the namespace allows, whatever its ports.
  const reachOnAnyPort = new EgressReach(closed.map(({ cidr }) => ({ cidr })));
  return others.filter(({ manifest: { spec } }) => limitsEgress(spec) === 'yes').flatMap(({ manifest, origin: { construct: path } }) => {
    const egress = manifest.spec?.egress;
    const openings = reach.openings(egress);
    const reopened = [...new Set(closed.filter((_, index) => openings[index].incidental === 'yes').map(({ cidr }) => cidr))];
    if (reopened.length > 0) {
      return [`the NetworkPolicy '${path}' opens the metadata ${reopened.length > 1 ? 'endpoints' : 'endpoint'} ${reopened.join(', ')} again, because NetworkPolicies are additive; name ${reopened.length > 1 ? 'them' : 'it'} in except, allow only the ports that its pods need, or write the block of the endpoint itself where a pod must reach it`];
    }
    const namesEndpoint = [...openings, ...reachOnAnyPort.openings(egress)].some(({ answer, incidental }) => answer === 'yes' && incidental === 'no');
    if (allowOnly || namesEndpoint) { return []; }
    return [`the NetworkPolicy '${path}' does not limit the egress of its pods: NetworkPolicies are additive, and 'allow-egress-except-metadata' of the namespace '${namespace}' allows everything except the metadata endpoints; write allowOnly: {} on the SecureNamespace, or no egress in that policy`];
  });
}
