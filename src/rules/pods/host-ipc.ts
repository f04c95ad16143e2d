import { hostNamespaceRule } from './_host-namespace';
import { cis, nsa } from '../references';

export const hostIpc = hostNamespaceRule({
  field: 'hostIPC',
  id: 'host-ipc',
  summary: 'A pod shares the inter-process communication of its node',
  remedy: 'leave out hostIPC',
  why: 'A pod in the IPC namespace of its node can read and change the shared memory and the message queues that programs of the node, and of other pods like it, use among themselves.',
  consequence: 'it can read and change the shared memory of programs of the node',
  relaxation: 'hostIpc',
  references: [cis('5.2.4'), nsa('hostIPC')],
});
