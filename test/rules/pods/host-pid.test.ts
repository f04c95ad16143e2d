import { deployment, POD, testRule } from './_pods';
import { hostPid } from '../../../src/rules/pods/host-pid';

testRule(hostPid, {
  fires: [
    ['hostPID: true', deployment('hostPID: true'), [`${POD}.hostPID [pod]`], 'hostPID is true, so that '],
    ['a text instead of a switch', deployment('hostPID: "no"'), [`${POD}.hostPID [pod]`], 'allowed is false'],
    ['a spec that is a text', 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: hostPID', ['Pod/web spec [pod]'], 'it must be an object'],
  ],
  silent: [
    ['hostPID: false', deployment('hostPID: false')],
    ['no hostPID', deployment('containers: [{ name: app }]')],
    ['the other namespaces of the node', deployment('hostNetwork: true, hostIPC: true')],
  ],
});
