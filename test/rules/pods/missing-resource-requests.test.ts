import { APP, container, deployment, testRule } from './_pods';
import { missingResourceRequests } from '../../../src/rules/pods/missing-resource-requests';

const limitRange = (item: string, namespace = 'shop') => `apiVersion: v1\nkind: LimitRange\nmetadata: { name: limits, namespace: ${namespace} }\nspec: { limits: [{ ${item} }] }\n---`;

testRule(missingResourceRequests, {
  fires: [
    ['a container without resources', container(''), [`${APP} [container app]`], "the container 'app' requests no cpu and no memory"],
    ['a container without a request for CPU', container('resources: { requests: { memory: 64Mi } }'), [`${APP}.resources.requests [container app]`], 'requests no cpu, '],
    ['a limit for one of them', container('resources: { limits: { cpu: 1 } }'), [`${APP}.resources [container app]`], 'requests no memory, '],
  ],
  silent: [
    ['requests', container('resources: { requests: { cpu: 100m, memory: 64Mi } }')],
    ['limits, which are then the requests', container('resources: { limits: { cpu: 1, memory: 64Mi } }')],
    ['requests of the pod', container('', 'resources: { requests: { cpu: 1, memory: 64Mi } }')],
    ['a LimitRange', limitRange('type: Container, defaultRequest: { cpu: 1 }, min: { memory: 64Mi }') + container('')],
    ['ephemeral containers', deployment('ephemeralContainers: [{ name: shell }]')],
  ],
});
