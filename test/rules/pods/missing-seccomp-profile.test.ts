import { missingSeccompProfile } from '../../../src/rules/pods/missing-seccomp-profile';
import { APP, container, context, deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(missingSeccompProfile, {
  invalid: [
    {
      name: 'a container without a profile',
      yaml: container(''),
      findings: [`${APP} [container app]`],
      message: "the container 'app' has no seccomp profile",
    },
    {
      name: 'one of two',
      yaml: deployment('containers: [{ name: app, securityContext: { seccompProfile: { type: RuntimeDefault } } }, { name: web }]'),
      findings: [`${POD}.containers[1] [container web]`],
    },
  ],
  valid: [
    { name: 'a profile of the pod', yaml: container('', 'securityContext: { seccompProfile: { type: RuntimeDefault } }') },
    { name: 'a profile of the container', yaml: context('seccompProfile: { type: Localhost, localhostProfile: a.json }') },
    { name: 'a profile that disables seccomp, which another rule reports', yaml: context('seccompProfile: { type: Unconfined }') },
    { name: 'a pod profile that disables seccomp, which another rule reports', yaml: container('', 'securityContext: { seccompProfile: { type: Unconfined } }') },
    { name: 'Windows', yaml: container('', 'os: { name: windows }') },
  ],
});
