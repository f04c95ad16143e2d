import { explicitRootGroup } from '../../../src/rules/pods/explicit-root-group';
import { APP, container, context, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(explicitRootGroup, {
  invalid: [
    { name: 'runAsGroup of the pod', yaml: container('', 'securityContext: { runAsGroup: 0 }'), findings: [`${POD}.securityContext.runAsGroup [pod runAsGroup]`], message: 'runAsGroup is 0' },
    { name: 'fsGroup', yaml: container('', 'securityContext: { fsGroup: 0 }'), findings: [`${POD}.securityContext.fsGroup [pod fsGroup]`] },
    { name: 'one of several groups', yaml: container('', 'securityContext: { supplementalGroups: [1000, 0] }'), findings: [`${POD}.securityContext.supplementalGroups [pod supplementalGroups]`] },
    { name: 'runAsGroup of a container', yaml: context('runAsGroup: 0'), findings: [`${APP}.securityContext.runAsGroup [container app]`] },
  ],
  valid: [
    { name: 'a group that is not set', yaml: context('runAsUser: 1000') },
    { name: 'other groups', yaml: context('runAsGroup: 1000', 'securityContext: { fsGroup: 2000, supplementalGroups: [3000] }') },
    { name: 'a placeholder for a group', yaml: context('runAsGroup: "${GROUP}"') },
    { name: 'a pod with a user namespace', yaml: context('runAsGroup: 0', 'hostUsers: false') },
  ],
});
