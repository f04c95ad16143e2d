import { privilegeEscalation } from '../../../src/rules/pods/privilege-escalation';
import { APP, container, context, deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(privilegeEscalation, {
  invalid: [
    {
      name: 'nothing that forbids it',
      yaml: container(''),
      findings: [`${APP} [container app]`],
      message: "the container 'app' does not set allowPrivilegeEscalation: false",
    },
    { name: 'a security context without it', yaml: context('runAsNonRoot: true'), findings: [`${APP}.securityContext [container app]`] },
    {
      name: 'what allows it',
      yaml: context('allowPrivilegeEscalation: true'),
      findings: [`${APP}.securityContext.allowPrivilegeEscalation [container app]`],
      message: 'sets allowPrivilegeEscalation: true',
    },
    {
      name: 'a privileged container, for which the API server rejects it',
      yaml: context('privileged: true'),
      findings: [`${APP}.securityContext [container app]`],
      fix: 'allowPrivilegeEscalation: false\nprivileged: false',
    },
    {
      name: 'a text',
      yaml: context('allowPrivilegeEscalation: "false"'),
      findings: [`${APP}.securityContext.allowPrivilegeEscalation [container app]`],
      message: 'it must be false',
    },
    {
      name: 'what only the pod says, which has no such field',
      yaml: container('', 'securityContext: { allowPrivilegeEscalation: false }'),
      findings: [`${APP} [container app]`],
    },
    {
      name: 'the one container of three',
      yaml: deployment('initContainers: [{ name: a, securityContext: { allowPrivilegeEscalation: false } }], containers: [{ name: b, securityContext: { allowPrivilegeEscalation: false } }], ephemeralContainers: [{ name: c }]'),
      findings: [`${POD}.ephemeralContainers[0] [container c]`],
    },
    {
      name: 'a selected Windows node, which need not be one',
      yaml: container('', 'nodeSelector: { kubernetes.io/os: windows }'),
      findings: [`${APP} [container app]`],
    },
  ],
  valid: [
    { name: 'allowPrivilegeEscalation: false', yaml: context('allowPrivilegeEscalation: false') },
    { name: 'Windows, which has no such thing', yaml: container('', 'os: { name: windows }') },
  ],
});
