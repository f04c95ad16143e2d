import { writableRootFilesystem } from '../../../src/rules/pods/writable-root-filesystem';
import { APP, container, context, deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(writableRootFilesystem, {
  invalid: [
    {
      name: 'a container without the field',
      yaml: container(''),
      findings: [`${APP} [container app]`],
      message: "the container 'app' can write to its root file system: readOnlyRootFilesystem is not set",
    },
    {
      name: 'readOnlyRootFilesystem: false',
      yaml: context('readOnlyRootFilesystem: false'),
      findings: [`${APP}.securityContext.readOnlyRootFilesystem [container app]`],
      message: 'is not true',
    },
    { name: 'a string', yaml: context('readOnlyRootFilesystem: "true"'), findings: [`${APP}.securityContext.readOnlyRootFilesystem [container app]`] },
    {
      name: 'the field in the pod, which does not have it',
      yaml: container('', 'securityContext: { readOnlyRootFilesystem: true }'),
      findings: [`${APP} [container app]`],
    },
    {
      name: 'an init and an ephemeral container',
      yaml: deployment('initContainers: [{ name: a }], containers: [{ name: b, securityContext: { readOnlyRootFilesystem: true } }], ephemeralContainers: [{ name: c }]'),
      findings: [`${POD}.initContainers[0] [container a]`, `${POD}.ephemeralContainers[0] [container c]`],
    },
  ],
  valid: [
    { name: 'readOnlyRootFilesystem: true', yaml: context('readOnlyRootFilesystem: true') },
    { name: 'Windows', yaml: container('', 'os: { name: windows }') },
  ],
});
