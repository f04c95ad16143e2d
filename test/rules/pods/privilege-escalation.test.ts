import { APP, container, context, deployment, POD, testRule } from './_pods';
import { privilegeEscalation } from '../../../src/rules/pods/privilege-escalation';

testRule(privilegeEscalation, {
  fires: [
    ['nothing that forbids it', container(''), [`${APP} [container app]`], "the container 'app' does not set allowPrivilegeEscalation: false"],
    ['a security context without it', context('runAsNonRoot: true'), [`${APP}.securityContext [container app]`]],
    ['what allows it', context('allowPrivilegeEscalation: true'), [`${APP}.securityContext.allowPrivilegeEscalation [container app]`], 'sets allowPrivilegeEscalation: true'],
    ['a text', context('allowPrivilegeEscalation: "false"'), [`${APP}.securityContext.allowPrivilegeEscalation [container app]`], 'it must be false'],
    ['what only the pod says, which has no such field', container('', 'securityContext: { allowPrivilegeEscalation: false }'), [`${APP} [container app]`]],
    ['the one container of three', deployment('initContainers: [{ name: a, securityContext: { allowPrivilegeEscalation: false } }], containers: [{ name: b, securityContext: { allowPrivilegeEscalation: false } }], ephemeralContainers: [{ name: c }]'), [`${POD}.ephemeralContainers[0] [container c]`]],
    ['a selected Windows node, which need not be one', container('', 'nodeSelector: { kubernetes.io/os: windows }'), [`${APP} [container app]`]],
  ],
  silent: [
    ['allowPrivilegeEscalation: false', context('allowPrivilegeEscalation: false')],
    ['Windows, which has no such thing', container('', 'os: { name: windows }')],
  ],
});
