import { hostIpc } from '../../../src/rules/pods/host-ipc';
import { deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(hostIpc, {
  invalid: [
    { name: 'hostIPC: true', yaml: deployment('hostIPC: true'), findings: [`${POD}.hostIPC [pod]`], message: 'hostIPC is true, so ' },
    { name: 'a string instead of a boolean', yaml: deployment('hostIPC: "no"'), findings: [`${POD}.hostIPC [pod]`], message: 'allowed: false' },
  ],
  valid: [
    { name: 'hostIPC: false', yaml: deployment('hostIPC: false') },
    { name: 'no hostIPC', yaml: deployment('containers: [{ name: app }]') },
    { name: 'the other host namespaces', yaml: deployment('hostNetwork: true, hostPID: true') },
  ],
});
