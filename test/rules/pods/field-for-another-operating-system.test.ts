import { fieldForAnotherOperatingSystem } from '../../../src/rules/pods/field-for-another-operating-system';
import { APP, container, context, POD } from '../_pods';
import { testRule } from '../_test-rule';

const WINDOWS = 'os: { name: windows }';

testRule(fieldForAnotherOperatingSystem, {
  invalid: [
    {
      name: 'Linux fields in a Windows pod and its containers, once',
      yaml: context('capabilities: { drop: [ALL] }, privileged: false', `${WINDOWS}, securityContext: { seccompProfile: { type: RuntimeDefault } }`),
      findings: [`${POD}.securityContext.seccompProfile [os windows]`],
      message: 'its pods are for Windows, and the API server rejects them because they set seccompProfile, capabilities and privileged',
    },
    { name: 'the process namespace of the node in a Windows pod', yaml: container('', `${WINDOWS}, hostPID: true`), findings: [`${POD}.hostPID [os windows]`] },
    {
      name: 'Windows fields in a Linux pod',
      yaml: context('windowsOptions: { runAsUserName: a }', 'os: { name: linux }'),
      findings: [`${APP}.securityContext.windowsOptions [os linux]`],
      message: 'its pods are for Linux',
    },
  ],
  valid: [
    { name: 'fields that a Windows pod may set', yaml: context('runAsNonRoot: true, windowsOptions: { runAsUserName: a }', `${WINDOWS}, securityContext: { runAsNonRoot: true }, hostPID: false, hostNetwork: false`) },
    { name: 'a pod without an operating system', yaml: context('capabilities: { drop: [ALL] }', 'nodeSelector: { kubernetes.io/os: windows }') },
    { name: 'an empty list of sysctls', yaml: container('', `${WINDOWS}, securityContext: { sysctls: [] }`) },
    { name: 'Linux', yaml: context('capabilities: { drop: [ALL] }', 'os: { name: linux }') },
  ],
});
