import { APP, container, context, deployment, POD, testRule } from './_pods';
import { writableRootFilesystem } from '../../../src/rules/pods/writable-root-filesystem';

testRule(writableRootFilesystem, {
  fires: [
    ['a container that does not say', container(''), [`${APP} [container app]`], "the container 'app' can write to its root file system: readOnlyRootFilesystem is not set"],
    ['readOnlyRootFilesystem: false', context('readOnlyRootFilesystem: false'), [`${APP}.securityContext.readOnlyRootFilesystem [container app]`], 'is not true'],
    ['a text', context('readOnlyRootFilesystem: "true"'), [`${APP}.securityContext.readOnlyRootFilesystem [container app]`]],
    ['what only the pod says, which has no such field', container('', 'securityContext: { readOnlyRootFilesystem: true }'), [`${APP} [container app]`]],
    ['the init and the ephemeral container', deployment('initContainers: [{ name: a }], containers: [{ name: b, securityContext: { readOnlyRootFilesystem: true } }], ephemeralContainers: [{ name: c }]'), [`${POD}.initContainers[0] [container a]`, `${POD}.ephemeralContainers[0] [container c]`]],
  ],
  silent: [
    ['readOnlyRootFilesystem: true', context('readOnlyRootFilesystem: true')],
    ['Windows', container('', 'os: { name: windows }')],
  ],
});
