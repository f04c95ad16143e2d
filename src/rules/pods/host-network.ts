import { hostNamespaceRule } from './_host-namespace';
import { cis, nsa } from '../references';

export const hostNetwork = hostNamespaceRule({
  field: 'hostNetwork',
  id: 'host-network',
  summary: 'A pod uses the host network',
  remedy: 'remove hostNetwork',
  why: 'On the host network, a pod reaches services that listen on the loopback address of the node, and the metadata endpoint of a cloud gives it the identity of the node. NetworkPolicies do not apply to it.',
  consequence: 'NetworkPolicies do not apply to it and it reaches services that listen on the node',
  relaxation: 'hostNetwork',
  references: [cis('5.2.5'), nsa('hostNetwork')],
});
