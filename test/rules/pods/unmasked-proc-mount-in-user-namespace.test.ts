import { APP, context, testRule } from './_pods';
import { unmaskedProcMountInUserNamespace } from '../../../src/rules/pods/unmasked-proc-mount-in-user-namespace';

testRule(unmaskedProcMountInUserNamespace, {
  fires: [
    ['Unmasked in a pod with users of its own', context('procMount: Unmasked', 'hostUsers: false'), [`${APP}.securityContext.procMount [container app]`], 'although the pod has users of its own'],
  ],
  silent: [
    ['Unmasked in another pod, which has a rule of its own', context('procMount: Unmasked', 'hostUsers: true')],
    ['Unmasked before Kubernetes 1.35, which "baseline" refuses', context('procMount: Unmasked', 'hostUsers: false'), { kubernetesVersion: '1.34' }],
    ['Default', context('procMount: Default', 'hostUsers: false')],
  ],
});
