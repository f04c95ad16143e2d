import { sharedProcessNamespace } from '../../../src/rules/pods/shared-process-namespace';
import { container, deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(sharedProcessNamespace, {
  invalid: [
    {
      name: 'shareProcessNamespace: true',
      yaml: deployment('shareProcessNamespace: true'),
      findings: [`${POD}.shareProcessNamespace [pod]`],
      message: 'each can read the files and the environment of the others',
    },
    {
      name: 'a string',
      yaml: deployment('shareProcessNamespace: "false"'),
      findings: [`${POD}.shareProcessNamespace [pod]`],
      message: 'neither true nor false',
    },
  ],
  valid: [
    { name: 'shareProcessNamespace: false', yaml: deployment('shareProcessNamespace: false') },
    { name: 'no shareProcessNamespace', yaml: container('') },
  ],
});
