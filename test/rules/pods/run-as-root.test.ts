import { runAsRoot } from '../../../src/rules/pods/run-as-root';
import { APP, container, context, deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(runAsRoot, {
  invalid: [
    {
      name: 'neither runAsNonRoot nor runAsUser',
      yaml: container(''),
      findings: [`${APP} [container app]`],
      message: "the container 'app' may run as root",
    },
    {
      name: 'user 0',
      yaml: context('runAsUser: 0'),
      findings: [`${APP}.securityContext.runAsUser [container app]`],
      message: 'sets runAsUser: 0, which is root',
    },
    {
      name: 'user 0 of the pod, for each container that inherits it',
      yaml: deployment('securityContext: { runAsUser: 0 }, initContainers: [{ name: setup, securityContext: { runAsUser: 1000 } }], containers: [{ name: app }, { name: web }]'),
      findings: [
        `${POD}.securityContext.runAsUser [container app]`, `${POD}.securityContext.runAsUser [container web]`,
      ],
    },
    {
      name: 'user 0 with runAsNonRoot: true, which does not start',
      yaml: context('runAsUser: 0, runAsNonRoot: true'),
      findings: [`${APP}.securityContext.runAsUser [container app]`],
      message: 'so it does not start',
    },
    {
      name: 'runAsNonRoot: false',
      yaml: context('runAsNonRoot: false', 'securityContext: { runAsNonRoot: true }'),
      findings: [`${APP}.securityContext.runAsNonRoot [container app]`],
      message: 'runAsNonRoot is false, so its image decides',
    },
    {
      name: 'runAsNonRoot: false of the pod',
      yaml: container('', 'securityContext: { runAsNonRoot: false }'),
      findings: [`${POD}.securityContext.runAsNonRoot [container app]`],
    },
    {
      name: 'ephemeral containers',
      yaml: deployment('securityContext: { runAsNonRoot: true }, containers: [{ name: app }], ephemeralContainers: [{ name: shell, securityContext: { runAsUser: 0, runAsNonRoot: false } }]'),
      findings: [`${POD}.ephemeralContainers[0].securityContext.runAsUser [container shell]`],
    },
    {
      name: 'a placeholder for the user',
      yaml: context('runAsUser: "${USER_ID}"'),
      findings: [`${APP}.securityContext.runAsUser [container app] ?`],
      message: "whether the container 'app' may run as root depends on a value that is filled in later",
    },
  ],
  valid: [
    { name: 'runAsNonRoot: true of the pod', yaml: container('', 'securityContext: { runAsNonRoot: true }') },
    { name: 'runAsNonRoot: true of the container', yaml: context('runAsNonRoot: true', 'securityContext: { runAsNonRoot: false }') },
    { name: 'another user, which the image cannot change', yaml: context('runAsUser: 1000') },
    { name: 'another user and runAsNonRoot: false', yaml: context('runAsUser: 1000, runAsNonRoot: false') },
    {
      name: 'user 0 of the pod that no container inherits',
      yaml: context('runAsUser: 1000, runAsNonRoot: true', 'securityContext: { runAsUser: 0 }'),
    },
    { name: 'root in a pod with a user namespace', yaml: context('runAsUser: 0', 'hostUsers: false') },
  ],
});
