import { unmaskedProcMountInUserNamespace } from '../../../src/rules/pods/unmasked-proc-mount-in-user-namespace';
import { APP, context } from '../_pods';
import { testRule } from '../_test-rule';

testRule(unmaskedProcMountInUserNamespace, {
  invalid: [
    {
      name: 'Unmasked in a pod with a user namespace',
      yaml: context('procMount: Unmasked', 'hostUsers: false'),
      findings: [`${APP}.securityContext.procMount [container app]`],
      message: 'although the pod has a user namespace',
    },
  ],
  valid: [
    { name: 'Unmasked in another pod, which another rule reports', yaml: context('procMount: Unmasked', 'hostUsers: true') },
    {
      name: 'Unmasked before Kubernetes 1.35, which "baseline" rejects',
      yaml: context('procMount: Unmasked', 'hostUsers: false'),
      options: { kubernetesVersion: '1.34' },
    },
    { name: 'Default', yaml: context('procMount: Default', 'hostUsers: false') },
  ],
});
