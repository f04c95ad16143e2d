import { hostPid } from '../../../src/rules/pods/host-pid';
import { deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(hostPid, {
  invalid: [
    { name: 'hostPID: true', yaml: deployment('hostPID: true'), findings: [`${POD}.hostPID [pod]`], message: 'hostPID is true, so ' },
    { name: 'a string instead of a boolean', yaml: deployment('hostPID: "no"'), findings: [`${POD}.hostPID [pod]`], message: 'allowed: false' },
  ],
  valid: [
    { name: 'hostPID: false', yaml: deployment('hostPID: false') },
    { name: 'no hostPID', yaml: deployment('containers: [{ name: app }]') },
    { name: 'the other host namespaces', yaml: deployment('hostNetwork: true, hostIPC: true') },
  ],
});
