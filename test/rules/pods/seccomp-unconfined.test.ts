import { APP, container, context, deployment, POD, testRule } from './_pods';
import { seccompUnconfined } from '../../../src/rules/pods/seccomp-unconfined';

testRule(seccompUnconfined, {
  fires: [
    ['Unconfined', context('seccompProfile: { type: Unconfined }'), [`${APP}.securityContext.seccompProfile.type [container app]`], "the container 'app' switches its seccomp filter off"],
    ['a container below a pod with a profile', context('seccompProfile: { type: Unconfined }', 'securityContext: { seccompProfile: { type: RuntimeDefault } }'), [`${APP}.securityContext.seccompProfile.type [container app]`]],
    ['the pod, once for all', deployment('securityContext: { seccompProfile: { type: Unconfined } }, containers: [{ name: a }, { name: b }]'), [`${POD}.securityContext.seccompProfile.type [pod]`], 'the pod switches its seccomp filter off'],
    ['a profile without a type', context('seccompProfile: {}'), [`${APP}.securityContext.seccompProfile [container app]`], 'is nothing'],
    ['another spelling', context('seccompProfile: { type: runtimeDefault }'), [`${APP}.securityContext.seccompProfile.type [container app]`], 'allowed is RuntimeDefault or Localhost'],
  ],
  silent: [
    ['no profile, which has a rule of its own', container('')],
    ['profiles', context('seccompProfile: { type: RuntimeDefault }', 'securityContext: { seccompProfile: { type: Localhost, localhostProfile: a.json } }')],
  ],
});
