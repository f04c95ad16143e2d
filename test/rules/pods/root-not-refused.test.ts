import { rootNotRefused } from '../../../src/rules/pods/root-not-refused';
import { APP, container, context, deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(rootNotRefused, {
  invalid: [
    {
      name: 'another user without runAsNonRoot',
      yaml: context('runAsUser: 1000'),
      findings: [`${APP}.securityContext [container app]`],
      message: "the container 'app' runs as user 1000, but does not set runAsNonRoot: true",
    },
    {
      name: 'another user with runAsNonRoot: false',
      yaml: context('runAsUser: 1000, runAsNonRoot: false'),
      findings: [`${APP}.securityContext.runAsNonRoot [container app]`],
      message: 'runAsNonRoot is not true',
    },
    {
      name: 'a container with another user beside one that may be root',
      yaml: deployment('containers: [{ name: app, securityContext: { runAsUser: 1000 } }, { name: web }]'),
      findings: [`${APP}.securityContext [container app]`],
    },
    {
      name: 'user 0 of the pod that no container inherits',
      yaml: context('runAsUser: 1000, runAsNonRoot: true', 'securityContext: { runAsUser: 0 }'),
      findings: [`${POD}.securityContext.runAsUser [pod]`],
      message: 'any user except 0',
    },
    {
      name: 'runAsNonRoot: false of the pod that no container inherits',
      yaml: context('runAsNonRoot: true', 'securityContext: { runAsNonRoot: false }'),
      findings: [`${POD}.securityContext.runAsNonRoot [pod]`],
    },
    {
      name: 'root in a pod with a user namespace',
      yaml: context('runAsUser: 0', 'hostUsers: false'),
      findings: [`${APP}.securityContext.runAsUser [container app]`],
      message: 'within the user namespace of its pod',
      options: { kubernetesVersion: '1.34' },
    },
    {
      name: 'another user in a pod with a user namespace',
      yaml: context('runAsUser: 1000', 'hostUsers: false'),
      findings: [`${APP}.securityContext [container app]`],
      message: 'does not set runAsNonRoot: true',
      options: { kubernetesVersion: '1.34' },
    },
  ],
  valid: [
    { name: 'runAsNonRoot: true', yaml: context('runAsUser: 1000, runAsNonRoot: true') },
    { name: 'a container that may be root, which another rule reports', yaml: container('') },
    { name: 'a pod with a user namespace', yaml: context('runAsUser: 1000', 'hostUsers: false'), options: { kubernetesVersion: '1.35' } },
    { name: 'root in a pod with a user namespace', yaml: context('runAsUser: 0', 'hostUsers: false'), options: { kubernetesVersion: '1.35' } },
    { name: 'user 0 with runAsNonRoot: true in a pod with a user namespace', yaml: context('runAsNonRoot: true', 'hostUsers: false') },
  ],
});
