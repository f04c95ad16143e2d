import { hostNamespaceRule } from './_host-namespace';
import { cis, nsa } from '../references';

export const hostIpc = hostNamespaceRule({
  field: 'hostIPC',
  id: 'host-ipc',
  summary: 'A pod shares the inter-process communication of its node',
  remedy: 'remove hostIPC',
  why: 'A pod in the IPC namespace of its node can read and change the shared memory and the message queues of programs on the node and of other pods that use this namespace.',
  consequence: 'it can read and change the shared memory of programs of the node',
  relaxation: 'hostIpc',
  references: [cis('5.2.4'), nsa('hostIPC')],
});
