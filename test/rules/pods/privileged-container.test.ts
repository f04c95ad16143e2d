import { privilegedContainer } from '../../../src/rules/pods/privileged-container';
import { APP, context, deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(privilegedContainer, {
  invalid: [
    {
      name: 'privileged: true',
      yaml: context('privileged: true'),
      findings: [`${APP}.securityContext.privileged [container app]`],
      message: "the container 'app' is privileged, so an attacker who compromises it controls the node",
    },
    {
      name: 'a pod with a user namespace, where it does not reach the node',
      yaml: deployment('hostUsers: false, containers: [{ name: app, securityContext: { privileged: true } }]'),
      findings: [{
        object: 'Deployment shop/web',
        path: `${APP}.securityContext.privileged`.split(' ')[1],
        key: 'container app',
        message: expect.stringContaining('(hostUsers: false) protects the node'),
        fix: 'privileged: false',
        atMost: 'medium',
      }],
    },
    {
      name: 'a string instead of a boolean',
      yaml: context('privileged: "false"'),
      findings: [`${APP}.securityContext.privileged [container app]`],
      message: 'allowed: false',
    },
    {
      name: 'init and ephemeral containers',
      yaml: deployment('initContainers: [{ name: setup, securityContext: { privileged: true } }], ephemeralContainers: [{ name: shell, securityContext: { privileged: true } }]'),
      findings: [
        `${POD}.initContainers[0].securityContext.privileged [container setup]`, `${POD}.ephemeralContainers[0].securityContext.privileged [container shell]`,
      ],
    },
    {
      name: 'one of two containers',
      yaml: deployment('containers: [{ name: app }, { name: agent, securityContext: { privileged: true } }]'),
      findings: [`${POD}.containers[1].securityContext.privileged [container agent]`],
    },
    {
      name: 'a container without a name',
      yaml: deployment('containers: [{ securityContext: { privileged: true } }]'),
      findings: [`${APP}.securityContext.privileged [container without a name]`],
      message: 'a container without a name is privileged',
    },
    {
      name: 'a custom resource with the same structure',
      yaml: context('privileged: true').replace('apps/v1', 'example.com/v1'),
      findings: [`${APP}.securityContext.privileged [container app]`],
    },
    {
      name: 'a CronJob',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: night }
spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: app, securityContext: { privileged: true } }] } } } } }`,
      findings: ['CronJob/night spec.jobTemplate.spec.template.spec.containers[0].securityContext.privileged [container app]'],
    },
  ],
  valid: [
    { name: 'privileged: false', yaml: context('privileged: false') },
    { name: 'nothing', yaml: context('privileged: null') },
    { name: 'a workload in the context', yaml: 'apiVersion: v1', options: { context: context('privileged: true') } },
  ],
});
