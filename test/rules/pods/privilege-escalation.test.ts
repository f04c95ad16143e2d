import { privilegeEscalation } from '../../../src/rules/pods/privilege-escalation';
import { APP, container, context, deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(privilegeEscalation, {
  invalid: [
    {
      name: 'a container without a security context',
      yaml: container(''),
      findings: [`${APP} [container app]`],
      message: "the container 'app' does not set allowPrivilegeEscalation: false",
    },
    { name: 'a security context without the field', yaml: context('runAsNonRoot: true'), findings: [`${APP}.securityContext [container app]`] },
    {
      name: 'allowPrivilegeEscalation: true',
      yaml: context('allowPrivilegeEscalation: true'),
      findings: [`${APP}.securityContext.allowPrivilegeEscalation [container app]`],
      message: 'sets allowPrivilegeEscalation: true',
    },
    {
      name: 'a string',
      yaml: context('allowPrivilegeEscalation: "false"'),
      findings: [`${APP}.securityContext.allowPrivilegeEscalation [container app]`],
      message: 'it must be false',
    },
    {
      name: 'the field in the pod, which does not have it',
      yaml: container('', 'securityContext: { allowPrivilegeEscalation: false }'),
      findings: [`${APP} [container app]`],
    },
    {
      name: 'one of three containers',
      yaml: deployment('initContainers: [{ name: a, securityContext: { allowPrivilegeEscalation: false } }], containers: [{ name: b, securityContext: { allowPrivilegeEscalation: false } }], ephemeralContainers: [{ name: c }]'),
      findings: [`${POD}.ephemeralContainers[0] [container c]`],
    },
    {
      name: 'a node selector for Windows, which does not make it a Windows pod',
      yaml: container('', 'nodeSelector: { kubernetes.io/os: windows }'),
      findings: [`${APP} [container app]`],
    },
  ],
  valid: [
    { name: 'allowPrivilegeEscalation: false', yaml: context('allowPrivilegeEscalation: false') },
    { name: 'Windows, which does not support it', yaml: container('', 'os: { name: windows }') },
  ],
});
