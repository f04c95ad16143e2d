import { hostNamespaceRule } from './_host-namespace';
import { cis, nsa } from '../references';

export const hostPid = hostNamespaceRule({
  field: 'hostPID',
  id: 'host-pid',
  summary: 'A pod sees the processes of its node',
  remedy: 'remove hostPID',
  why: 'A pod in the process namespace of its node sees every process there, including those of other pods, with its command line. As root it can read their environments and files, including tokens, through /proc.',
  consequence: 'it sees the processes of the node and of all pods on it',
  relaxation: 'hostPid',
  references: [cis('5.2.3'), nsa('hostPID')],
});
