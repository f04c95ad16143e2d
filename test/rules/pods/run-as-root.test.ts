import { APP, container, context, deployment, POD, testRule } from './_pods';
import { runAsRoot } from '../../../src/rules/pods/run-as-root';

testRule(runAsRoot, {
  fires: [
    ['nothing that keeps it from root', container(''), [`${APP} [container app]`], "nothing keeps the container 'app' from running as root"],
    ['user 0', context('runAsUser: 0'), [`${APP}.securityContext.runAsUser [container app]`], 'is told to run as user 0, which is root'],
    ['user 0 of the pod, for each container that inherits it', deployment('securityContext: { runAsUser: 0 }, initContainers: [{ name: setup, securityContext: { runAsUser: 1000 } }], containers: [{ name: app }, { name: web }]'), [
      `${POD}.securityContext.runAsUser [container app]`, `${POD}.securityContext.runAsUser [container web]`,
    ]],
    ['user 0 that is refused, and so never runs', context('runAsUser: 0, runAsNonRoot: true'), [`${APP}.securityContext.runAsUser [container app]`], 'so that it does not start'],
    ['runAsNonRoot: false', context('runAsNonRoot: false', 'securityContext: { runAsNonRoot: true }'), [`${APP}.securityContext.runAsNonRoot [container app]`], 'runAsNonRoot is false, so that its image decides'],
    ['runAsNonRoot: false of the pod', container('', 'securityContext: { runAsNonRoot: false }'), [`${POD}.securityContext.runAsNonRoot [container app]`]],
    ['a text instead of a switch', context('runAsNonRoot: "true"'), [`${APP}.securityContext.runAsNonRoot [container app]`], 'neither true nor false'],
    ['a text instead of a user', context('runAsUser: "1000", runAsNonRoot: true'), [`${APP}.securityContext.runAsUser [container app]`], 'is no number'],
    ['ephemeral containers', deployment('securityContext: { runAsNonRoot: true }, containers: [{ name: app }], ephemeralContainers: [{ name: shell, securityContext: { runAsUser: 0, runAsNonRoot: false } }]'), [`${POD}.ephemeralContainers[0].securityContext.runAsUser [container shell]`]],
    ['containers that are no list', deployment('containers: { app: {} }'), [`${POD}.containers [pod]`], 'it must be a list'],
    ['a security context that is a text', container('securityContext: root', 'securityContext: { runAsNonRoot: true }'), [`${APP}.securityContext [container app]`], 'it must be an object'],
  ],
  silent: [
    ['runAsNonRoot: true of the pod', container('', 'securityContext: { runAsNonRoot: true }')],
    ['runAsNonRoot: true of the container', context('runAsNonRoot: true', 'securityContext: { runAsNonRoot: false }')],
    ['another user, which cannot be changed by the image', context('runAsUser: 1000')],
    ['another user and runAsNonRoot: false', context('runAsUser: 1000, runAsNonRoot: false')],
    ['user 0 of the pod that no container inherits', context('runAsUser: 1000, runAsNonRoot: true', 'securityContext: { runAsUser: 0 }')],
    ['root in a pod with users of its own', context('runAsUser: 0', 'hostUsers: false')],
  ],
});
