import { capabilityOverTheNode } from '../../../src/rules/pods/capability-over-the-node';
import { APP, context } from '../_pods';
import { testRule } from '../_test-rule';

const NODE = ['ALL', 'BPF', 'DAC_READ_SEARCH', 'MAC_ADMIN', 'PERFMON', 'SYS_ADMIN', 'SYS_BOOT', 'SYS_MODULE', 'SYS_PTRACE', 'SYS_RAWIO'];

testRule(capabilityOverTheNode, {
  invalid: [
    ...NODE.map(capability => ({
      name: capability,
      yaml: context(`capabilities: { add: [${capability}] }`),
      findings: [`${APP}.securityContext.capabilities.add [container app ${capability}]`],
    })),
    {
      name: 'another spelling, which runtimes accept',
      yaml: context('capabilities: { add: [cap_sys_admin] }'),
      findings: [`${APP}.securityContext.capabilities.add [container app cap_sys_admin]`],
      message: "the container 'app' is given the capability cap_sys_admin, which mounts file systems of the node",
    },
    {
      name: 'one of several, once',
      yaml: context('capabilities: { add: [NET_ADMIN, SYS_MODULE, CHOWN, SYS_MODULE] }'),
      findings: [`${APP}.securityContext.capabilities.add [container app SYS_MODULE]`],
    },
  ],
  valid: [
    { name: 'capabilities that do not lead to the node', yaml: context('capabilities: { add: [NET_ADMIN, NET_RAW, SYS_TIME, CHOWN], drop: [ALL] }') },
    { name: 'a pod with a user namespace', yaml: context('capabilities: { add: [SYS_ADMIN] }', 'hostUsers: false') },
    { name: 'Windows, which has no capabilities', yaml: context('capabilities: { add: [SYS_ADMIN] }', 'os: { name: windows }') },
  ],
});
