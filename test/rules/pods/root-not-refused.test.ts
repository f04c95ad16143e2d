import { APP, container, context, deployment, POD, testRule } from './_pods';
import { rootNotRefused } from '../../../src/rules/pods/root-not-refused';

testRule(rootNotRefused, {
  fires: [
    ['another user without runAsNonRoot', context('runAsUser: 1000'), [`${APP}.securityContext [container app]`], "the container 'app' runs as user 1000, but does not set runAsNonRoot: true"],
    ['another user with runAsNonRoot: false', context('runAsUser: 1000, runAsNonRoot: false'), [`${APP}.securityContext.runAsNonRoot [container app]`], 'runAsNonRoot is not true'],
    ['the safe one beside one that may be root', deployment('containers: [{ name: app, securityContext: { runAsUser: 1000 } }, { name: web }]'), [`${APP}.securityContext [container app]`]],
    ['user 0 of the pod that no container inherits', context('runAsUser: 1000, runAsNonRoot: true', 'securityContext: { runAsUser: 0 }'), [`${POD}.securityContext.runAsUser [pod]`], 'any user but 0'],
    ['runAsNonRoot: false of the pod that no container inherits', context('runAsNonRoot: true', 'securityContext: { runAsNonRoot: false }'), [`${POD}.securityContext.runAsNonRoot [pod]`]],
    ['root of a pod with users of its own', context('runAsUser: 0', 'hostUsers: false'), [`${APP}.securityContext.runAsUser [container app]`], 'if only of the users of its pod', { kubernetesVersion: '1.34' }],
    ['another user in a pod with users of its own', context('runAsUser: 1000', 'hostUsers: false'), [`${APP}.securityContext [container app]`], 'does not set runAsNonRoot: true', { kubernetesVersion: '1.34' }],
  ],
  silent: [
    ['runAsNonRoot: true', context('runAsUser: 1000, runAsNonRoot: true')],
    ['what may be root, which has a rule of its own', container('')],
    ['a pod with users of its own', context('runAsUser: 1000', 'hostUsers: false'), { kubernetesVersion: '1.35' }],
    ['root of a pod with users of its own', context('runAsUser: 0', 'hostUsers: false'), { kubernetesVersion: '1.35' }],
    ['root that is refused in a pod with users of its own', context('runAsNonRoot: true', 'hostUsers: false')],
  ],
});
