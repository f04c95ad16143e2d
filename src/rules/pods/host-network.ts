import { hostNamespaceRule } from './_host-namespace';
import { cis, nsa } from '../references';

export const hostNetwork = hostNamespaceRule({
  field: 'hostNetwork',
  id: 'host-network',
  summary: 'A pod uses the network of its node',
  remedy: 'leave out hostNetwork',
  why: 'In the network of its node a pod reaches services that listen on the loopback address of the node, and the metadata endpoint of a cloud answers it with the identity of the node. No network policy governs it.',
  consequence: 'no network policy governs it and it reaches what listens on the node',
  relaxation: 'hostNetwork',
  references: [cis('5.2.5'), nsa('hostNetwork')],
});
