import { container, deployment, POD, testRule } from './_pods';
import { sharedProcessNamespace } from '../../../src/rules/pods/shared-process-namespace';

testRule(sharedProcessNamespace, {
  fires: [
    ['shareProcessNamespace: true', deployment('shareProcessNamespace: true'), [`${POD}.shareProcessNamespace [pod]`], 'each can read the files and the environment of the others'],
    ['a text', deployment('shareProcessNamespace: "false"'), [`${POD}.shareProcessNamespace [pod]`], 'neither true nor false'],
  ],
  silent: [
    ['shareProcessNamespace: false', deployment('shareProcessNamespace: false')],
    ['no shareProcessNamespace', container('')],
  ],
});
