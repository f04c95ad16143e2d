import { deployment, POD, testRule } from './_pods';
import { hostIpc } from '../../../src/rules/pods/host-ipc';

testRule(hostIpc, {
  fires: [
    ['hostIPC: true', deployment('hostIPC: true'), [`${POD}.hostIPC [pod]`], 'hostIPC is true, so that '],
    ['a text instead of a switch', deployment('hostIPC: "no"'), [`${POD}.hostIPC [pod]`], 'allowed is false'],
    ['a spec that is a text', 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: hostIPC', ['Pod/web spec [pod]'], 'it must be an object'],
  ],
  silent: [
    ['hostIPC: false', deployment('hostIPC: false')],
    ['no hostIPC', deployment('containers: [{ name: app }]')],
    ['the other namespaces of the node', deployment('hostNetwork: true, hostPID: true')],
  ],
});
