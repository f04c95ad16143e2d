import { addedCapability } from '../../../src/rules/pods/added-capability';
import { APP, container, context } from '../_pods';
import { testRule } from '../_test-rule';

testRule(addedCapability, {
  invalid: [
    {
      name: 'two capabilities, one finding each',
      yaml: context('capabilities: { add: [NET_ADMIN, NET_BIND_SERVICE, CHOWN] }'),
      findings: [
        `${APP}.securityContext.capabilities.add [container app NET_ADMIN]`, `${APP}.securityContext.capabilities.add [container app CHOWN]`,
      ],
      message: "the container 'app' is given the capability NET_ADMIN",
    },
    {
      name: 'a capability in another spelling',
      yaml: context('capabilities: { add: [cap_net_admin] }'),
      findings: [`${APP}.securityContext.capabilities.add [container app cap_net_admin]`],
    },
    {
      name: 'a capability in a pod with a user namespace, where none leads to the node',
      yaml: context('capabilities: { add: [SYS_ADMIN] }', 'hostUsers: false'),
      findings: [`${APP}.securityContext.capabilities.add [container app SYS_ADMIN]`],
    },
    {
      name: 'the same capability twice, once',
      yaml: context('capabilities: { add: [CHOWN, CHOWN] }'),
      findings: [`${APP}.securityContext.capabilities.add [container app CHOWN]`],
    },
    {
      name: 'a list with items that are not strings',
      yaml: context('capabilities: { add: [null] }'),
      findings: [`${APP}.securityContext.capabilities.add [container app]`],
    },
    {
      name: 'on Windows, what "baseline" rejects there too',
      yaml: context('capabilities: { add: [CHOWN, SYS_ADMIN] }', 'os: { name: windows }'),
      findings: [`${APP}.securityContext.capabilities.add [container app SYS_ADMIN]`],
    },
  ],
  valid: [
    { name: 'capabilities that lead to the node, which another rule reports', yaml: context('capabilities: { add: [ALL, SYS_ADMIN, cap_sys_module] }') },
    { name: 'the capability to bind low ports', yaml: context('capabilities: { add: [NET_BIND_SERVICE], drop: [ALL] }') },
    { name: 'capabilities that are not dropped', yaml: context('capabilities: { drop: [NET_RAW] }') },
    { name: 'nothing', yaml: container('') },
  ],
});
