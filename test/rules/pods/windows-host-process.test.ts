import { APP, context, deployment, POD, testRule } from './_pods';
import { windowsHostProcess } from '../../../src/rules/pods/windows-host-process';

testRule(windowsHostProcess, {
  fires: [
    ['a process of the node', context('windowsOptions: { hostProcess: true }'), [`${APP}.securityContext.windowsOptions.hostProcess [container app]`], "the container 'app' runs as a process of its Windows node"],
    ['pods of them', deployment('securityContext: { windowsOptions: { hostProcess: true } }, containers: [{ name: app }]'), [`${POD}.securityContext.windowsOptions.hostProcess [pod]`], 'the pod runs as a process'],
  ],
  silent: [
    ['other options', context('windowsOptions: { hostProcess: false, runAsUserName: ContainerUser }')],
  ],
});
