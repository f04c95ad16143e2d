import { seccompUnconfined } from '../../../src/rules/pods/seccomp-unconfined';
import { APP, container, context, deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(seccompUnconfined, {
  invalid: [
    {
      name: 'Unconfined',
      yaml: context('seccompProfile: { type: Unconfined }'),
      findings: [`${APP}.securityContext.seccompProfile.type [container app]`],
      message: "the container 'app' disables its seccomp filter",
    },
    {
      name: 'a container in a pod with a profile',
      yaml: context('seccompProfile: { type: Unconfined }', 'securityContext: { seccompProfile: { type: RuntimeDefault } }'),
      findings: [`${APP}.securityContext.seccompProfile.type [container app]`],
    },
    {
      name: 'the pod, once for all containers',
      yaml: deployment('securityContext: { seccompProfile: { type: Unconfined } }, containers: [{ name: a }, { name: b }]'),
      findings: [`${POD}.securityContext.seccompProfile.type [pod]`],
      message: 'the pod disables its seccomp filter',
    },
    {
      name: 'a profile without a type',
      yaml: context('seccompProfile: {}'),
      findings: [`${APP}.securityContext.seccompProfile [container app]`],
      message: 'is not set',
    },
    {
      name: 'another spelling',
      yaml: context('seccompProfile: { type: runtimeDefault }'),
      findings: [`${APP}.securityContext.seccompProfile.type [container app runtimeDefault]`],
      message: 'allowed: RuntimeDefault or Localhost',
    },
  ],
  valid: [
    { name: 'no profile, which another rule reports', yaml: container('') },
    {
      name: 'profiles',
      yaml: context('seccompProfile: { type: RuntimeDefault }', 'securityContext: { seccompProfile: { type: Localhost, localhostProfile: a.json } }'),
    },
  ],
});
