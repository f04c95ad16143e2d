import { APP, container, context, deployment, POD, testRule } from './_pods';
import { missingSeccompProfile } from '../../../src/rules/pods/missing-seccomp-profile';

testRule(missingSeccompProfile, {
  fires: [
    ['a container without a profile', container(''), [`${APP} [container app]`], "the container 'app' has no seccomp profile"],
    ['one of two', deployment('containers: [{ name: app, securityContext: { seccompProfile: { type: RuntimeDefault } } }, { name: web }]'), [`${POD}.containers[1] [container web]`]],
  ],
  silent: [
    ['a profile of the pod', container('', 'securityContext: { seccompProfile: { type: RuntimeDefault } }')],
    ['a profile of the container', context('seccompProfile: { type: Localhost, localhostProfile: a.json }')],
    ['what switches it off, which has a rule of its own', context('seccompProfile: { type: Unconfined }')],
    ['pods that switch it off', container('', 'securityContext: { seccompProfile: { type: Unconfined } }')],
    ['Windows', container('', 'os: { name: windows }')],
  ],
});
