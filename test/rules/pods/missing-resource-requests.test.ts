import { missingResourceRequests } from '../../../src/rules/pods/missing-resource-requests';
import { APP, container, deployment } from '../_pods';
import { testRule } from '../_test-rule';

const limitRange = (item: string, namespace = 'shop') => `apiVersion: v1\nkind: LimitRange\nmetadata: { name: limits, namespace: ${namespace} }\nspec: { limits: [{ ${item} }] }\n---`;

testRule(missingResourceRequests, {
  invalid: [
    {
      name: 'a container without resources',
      yaml: container(''),
      findings: [`${APP} [container app]`],
      message: "the container 'app' requests no cpu and no memory",
    },
    {
      name: 'a container without a request for CPU',
      yaml: container('resources: { requests: { memory: 64Mi } }'),
      findings: [`${APP}.resources.requests [container app]`],
      message: 'requests no cpu, ',
    },
    {
      name: 'a limit for one of two resources',
      yaml: container('resources: { limits: { cpu: 1 } }'),
      findings: [`${APP}.resources [container app]`],
      message: 'requests no memory, ',
    },
  ],
  valid: [
    ...['test', 'test-success, post-install'].map(hook => ({
      name: `a test of a Helm release: ${hook}`,
      yaml: deployment('containers: [{ name: app, image: "a:1" }]').replace('name: web,', `name: web, annotations: { helm.sh/hook: "${hook}" },`),
    })),
    { name: 'requests', yaml: container('resources: { requests: { cpu: 100m, memory: 64Mi } }') },
    { name: 'limits, which are then the requests', yaml: container('resources: { limits: { cpu: 1, memory: 64Mi } }') },
    { name: 'requests of the pod', yaml: container('', 'resources: { requests: { cpu: 1, memory: 64Mi } }') },
    { name: 'a LimitRange', yaml: limitRange('type: Container, defaultRequest: { cpu: 1 }, min: { memory: 64Mi }') + container('') },
    { name: 'ephemeral containers', yaml: deployment('ephemeralContainers: [{ name: shell }]') },
  ],
});
