import { missingMemoryLimit } from '../../../src/rules/pods/missing-memory-limit';
import { APP, container, deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

const limitRange = (item: string, namespace = 'shop') => `apiVersion: v1\nkind: LimitRange\nmetadata: { name: limits, namespace: ${namespace} }\nspec: { limits: [{ ${item} }] }\n---`;

testRule(missingMemoryLimit, {
  invalid: [
    {
      name: 'a container without resources',
      yaml: container(''),
      findings: [`${APP} [container app]`],
      message: "the container 'app' has no memory limit",
    },
    {
      name: 'other limits and requests',
      yaml: container('resources: { limits: { cpu: 1 }, requests: { memory: 64Mi } }'),
      findings: [`${APP}.resources.limits [container app]`],
    },
    {
      name: 'a limit of zero',
      yaml: container('resources: { limits: { memory: "0" } }'),
      findings: [`${APP}.resources.limits.memory [container app]`],
    },
    {
      name: 'an invalid limit',
      yaml: container('resources: { limits: { memory: much } }'),
      findings: [`${APP}.resources.limits.memory [container app]`],
    },
    { name: 'init containers', yaml: deployment('initContainers: [{ name: setup }]'), findings: [`${POD}.initContainers[0] [container setup]`] },
    {
      name: 'a LimitRange of another namespace',
      yaml: limitRange('type: Container, default: { memory: 64Mi }', 'other') + container(''),
      findings: [`${APP} [container app]`],
    },
    { name: 'a LimitRange for pods', yaml: limitRange('type: Pod, max: { memory: 64Mi }') + container(''), findings: [`${APP} [container app]`] },
    {
      name: 'a LimitRange for requests',
      yaml: limitRange('type: Container, defaultRequest: { memory: 64Mi }, default: { cpu: 1 }') + container(''),
      findings: [`${APP} [container app]`],
    },
  ],
  valid: [
    ...['test', 'test-success, post-install'].map(hook => ({
      name: `a test of a Helm release: ${hook}`,
      yaml: deployment('containers: [{ name: app, image: "a:1" }]').replace('name: web,', `name: web, annotations: { helm.sh/hook: "${hook}" },`),
    })),
    { name: 'a limit', yaml: container('resources: { limits: { memory: 64Mi } }') },
    { name: 'a number of bytes', yaml: container('resources: { limits: { memory: 67108864 } }') },
    { name: 'a limit of the pod', yaml: container('', 'resources: { limits: { memory: 64Mi } }') },
    { name: 'ephemeral containers, which cannot have limits', yaml: deployment('ephemeralContainers: [{ name: shell }]') },
    { name: 'a LimitRange with a default', yaml: limitRange('type: Container, default: { memory: 64Mi }') + container('') },
    { name: 'a LimitRange with a maximum, which is then the default', yaml: limitRange('type: Container, max: { memory: 64Mi }') + container('') },
    {
      name: 'a LimitRange in the context',
      yaml: container(''),
      options: { context: limitRange('type: Container, default: { memory: 64Mi }') },
    },
    { name: 'a missing CPU limit', yaml: container('resources: { limits: { memory: 64Mi } }') },
  ],
});
