import { hostNetwork } from '../../../src/rules/pods/host-network';
import { deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(hostNetwork, {
  invalid: [
    {
      name: 'hostNetwork: true',
      yaml: deployment('hostNetwork: true'),
      findings: [`${POD}.hostNetwork [pod]`],
      message: 'hostNetwork is true, so ',
    },
    { name: 'a string instead of a boolean', yaml: deployment('hostNetwork: "no"'), findings: [`${POD}.hostNetwork [pod]`], message: 'allowed: false' },
  ],
  valid: [
    { name: 'hostNetwork: false', yaml: deployment('hostNetwork: false') },
    { name: 'no hostNetwork', yaml: deployment('containers: [{ name: app }]') },
    { name: 'the other host namespaces', yaml: deployment('hostPID: true, hostIPC: true') },
  ],
});
