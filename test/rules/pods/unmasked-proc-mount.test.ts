import { APP, context, testRule } from './_pods';
import { unmaskedProcMount } from '../../../src/rules/pods/unmasked-proc-mount';

testRule(unmaskedProcMount, {
  fires: [
    ['Unmasked', context('procMount: Unmasked'), [`${APP}.securityContext.procMount [container app]`], "the container 'app' sees all of /proc"],
    ['another value', context('procMount: default'), [`${APP}.securityContext.procMount [container app]`], 'allowed is Default'],
    ['a pod with users of its own, before Kubernetes 1.35', context('procMount: Unmasked', 'hostUsers: false'), [`${APP}.securityContext.procMount [container app]`], undefined, { kubernetesVersion: '1.34' }],
  ],
  silent: [
    ['Default', context('procMount: Default')],
    ['a pod with users of its own, which has a rule of its own', context('procMount: Unmasked', 'hostUsers: false'), { kubernetesVersion: '1.35' }],
  ],
});
