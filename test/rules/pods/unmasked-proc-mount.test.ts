import { unmaskedProcMount } from '../../../src/rules/pods/unmasked-proc-mount';
import { APP, context } from '../_pods';
import { testRule } from '../_test-rule';

testRule(unmaskedProcMount, {
  invalid: [
    {
      name: 'Unmasked',
      yaml: context('procMount: Unmasked'),
      findings: [`${APP}.securityContext.procMount [container app]`],
      message: "the container 'app' sees all of /proc",
    },
    {
      name: 'another value',
      yaml: context('procMount: default'),
      findings: [`${APP}.securityContext.procMount [container app default]`],
      message: 'allowed: Default',
    },
    {
      name: 'a pod with a user namespace, before Kubernetes 1.35',
      yaml: context('procMount: Unmasked', 'hostUsers: false'),
      findings: [`${APP}.securityContext.procMount [container app]`],
      options: { kubernetesVersion: '1.34' },
    },
  ],
  valid: [
    { name: 'Default', yaml: context('procMount: Default') },
    {
      name: 'a pod with a user namespace, which another rule reports',
      yaml: context('procMount: Unmasked', 'hostUsers: false'),
      options: { kubernetesVersion: '1.35' },
    },
  ],
});
