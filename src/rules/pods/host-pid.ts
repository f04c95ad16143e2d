import { hostNamespaceRule } from './_host-namespace';
import { cis, nsa } from '../references';

export const hostPid = hostNamespaceRule({
  field: 'hostPID',
  id: 'host-pid',
  summary: 'A pod sees the processes of its node',
  remedy: 'leave out hostPID',
  why: 'A pod in the process namespace of its node sees every process there, of other pods too, with its command line. As root it reads their environments and files through /proc, tokens included.',
  consequence: 'it sees the processes of the node and of all pods there',
  relaxation: 'hostPid',
  references: [cis('5.2.3'), nsa('hostPID')],
});
