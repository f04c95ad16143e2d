import { APP, container, deployment, POD, testRule } from './_pods';
import { missingMemoryLimit } from '../../../src/rules/pods/missing-memory-limit';

const limitRange = (item: string, namespace = 'shop') => `apiVersion: v1\nkind: LimitRange\nmetadata: { name: limits, namespace: ${namespace} }\nspec: { limits: [{ ${item} }] }\n---`;

testRule(missingMemoryLimit, {
  fires: [
    ['a container without resources', container(''), [`${APP} [container app]`], "the container 'app' has no memory limit"],
    ['other limits and requests', container('resources: { limits: { cpu: 1 }, requests: { memory: 64Mi } }'), [`${APP}.resources.limits [container app]`]],
    ['a limit of nothing', container('resources: { limits: { memory: "0" } }'), [`${APP}.resources.limits.memory [container app]`]],
    ['a limit that is none', container('resources: { limits: { memory: much } }'), [`${APP}.resources.limits.memory [container app]`]],
    ['init containers', deployment('initContainers: [{ name: setup }]'), [`${POD}.initContainers[0] [container setup]`]],
    ['a LimitRange of another namespace', limitRange('type: Container, default: { memory: 64Mi }', 'other') + container(''), [`${APP} [container app]`]],
    ['a LimitRange for pods', limitRange('type: Pod, max: { memory: 64Mi }') + container(''), [`${APP} [container app]`]],
    ['a LimitRange for requests', limitRange('type: Container, defaultRequest: { memory: 64Mi }, default: { cpu: 1 }') + container(''), [`${APP} [container app]`]],
  ],
  silent: [
    ['a limit', container('resources: { limits: { memory: 64Mi } }')],
    ['a number of bytes', container('resources: { limits: { memory: 67108864 } }')],
    ['a limit of the pod', container('', 'resources: { limits: { memory: 64Mi } }')],
    ['ephemeral containers, which can have none', deployment('ephemeralContainers: [{ name: shell }]')],
    ['a LimitRange with a default', limitRange('type: Container, default: { memory: 64Mi }') + container('')],
    ['a LimitRange with a maximum, which is then the default', limitRange('type: Container, max: { memory: 64Mi }') + container('')],
    ['a LimitRange that only gives facts', container(''), { context: limitRange('type: Container, default: { memory: 64Mi }') }],
    ['a missing CPU limit', container('resources: { limits: { memory: 64Mi } }')],
  ],
});
