import { windowsHostProcess } from '../../../src/rules/pods/windows-host-process';
import { APP, context, deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(windowsHostProcess, {
  invalid: [
    {
      name: 'a process of the node',
      yaml: context('windowsOptions: { hostProcess: true }'),
      findings: [`${APP}.securityContext.windowsOptions.hostProcess [container app]`],
      message: "the container 'app' runs as a process of its Windows node",
    },
    {
      name: 'the whole pod',
      yaml: deployment('securityContext: { windowsOptions: { hostProcess: true } }, containers: [{ name: app }]'),
      findings: [`${POD}.securityContext.windowsOptions.hostProcess [pod]`],
      message: 'the pod runs as a process',
    },
  ],
  valid: [
    { name: 'other options', yaml: context('windowsOptions: { hostProcess: false, runAsUserName: ContainerUser }') },
  ],
});
