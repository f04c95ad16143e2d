import { APP, context, deployment, POD, testRule } from './_pods';
import { privilegedContainer } from '../../../src/rules/pods/privileged-container';

testRule(privilegedContainer, {
  fires: [
    ['privileged: true', context('privileged: true'), [`${APP}.securityContext.privileged [container app]`], "the container 'app' is privileged, so that whoever takes it over owns the node"],
    ['a text instead of a switch', context('privileged: "false"'), [`${APP}.securityContext.privileged [container app]`], 'allowed is false'],
    ['init and ephemeral containers', deployment('initContainers: [{ name: setup, securityContext: { privileged: true } }], ephemeralContainers: [{ name: shell, securityContext: { privileged: true } }]'), [
      `${POD}.initContainers[0].securityContext.privileged [container setup]`, `${POD}.ephemeralContainers[0].securityContext.privileged [container shell]`,
    ]],
    ['one of two', deployment('containers: [{ name: app }, { name: agent, securityContext: { privileged: true } }]'), [`${POD}.containers[1].securityContext.privileged [container agent]`]],
    ['a container without a name', deployment('containers: [{ securityContext: { privileged: true } }]'), [`${APP}.securityContext.privileged [container without a name]`], 'a container without a name is privileged'],
    ['containers that are no list', deployment('containers: { app: { securityContext: { privileged: true } } }'), [`${POD}.containers [pod]`], 'it must be a list'],
    ['a template that is a text', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: privileged }', ['Deployment/web spec.template [pod]'], 'it must be an object'],
    ['a CronJob', `
apiVersion: batch/v1
kind: CronJob
metadata: { name: night }
spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: app, securityContext: { privileged: true } }] } } } } }`,
    ['CronJob/night spec.jobTemplate.spec.template.spec.containers[0].securityContext.privileged [container app]']],
  ],
  silent: [
    ['privileged: false', context('privileged: false')],
    ['nothing', context('privileged: null')],
    ['what only gives facts', 'apiVersion: v1', { context: context('privileged: true') }],
    ['a custom resource of the same shape', context('privileged: true').replace('apps/v1', 'example.com/v1')],
  ],
});
