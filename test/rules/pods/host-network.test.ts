import { deployment, POD, testRule } from './_pods';
import { hostNetwork } from '../../../src/rules/pods/host-network';

testRule(hostNetwork, {
  fires: [
    ['hostNetwork: true', deployment('hostNetwork: true'), [`${POD}.hostNetwork [pod]`], 'hostNetwork is true, so that '],
    ['a text instead of a switch', deployment('hostNetwork: "no"'), [`${POD}.hostNetwork [pod]`], 'allowed is false'],
    ['a spec that is a text', 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: hostNetwork', ['Pod/web spec [pod]'], 'it must be an object'],
  ],
  silent: [
    ['hostNetwork: false', deployment('hostNetwork: false')],
    ['no hostNetwork', deployment('containers: [{ name: app }]')],
    ['the other namespaces of the node', deployment('hostPID: true, hostIPC: true')],
  ],
});
