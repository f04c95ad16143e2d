import { addedCapability } from '../../../src/rules/pods/added-capability';
import { APP, container, context } from '../_pods';
import { testRule } from '../_test-rule';

testRule(addedCapability, {
  invalid: [
    {
      name: 'one, each of its own',
      yaml: context('capabilities: { add: [NET_ADMIN, NET_BIND_SERVICE, CHOWN] }'),
      findings: [
        `${APP}.securityContext.capabilities.add [container app NET_ADMIN]`, `${APP}.securityContext.capabilities.add [container app CHOWN]`,
      ],
      message: "the container 'app' is given the capability NET_ADMIN",
    },
    {
      name: 'another spelling',
      yaml: context('capabilities: { add: [cap_net_admin] }'),
      findings: [`${APP}.securityContext.capabilities.add [container app cap_net_admin]`],
    },
    {
      name: 'one in a pod with users of its own, where none leads to the node',
      yaml: context('capabilities: { add: [SYS_ADMIN] }', 'hostUsers: false'),
      findings: [`${APP}.securityContext.capabilities.add [container app SYS_ADMIN]`],
    },
    {
      name: 'the same one twice, once',
      yaml: context('capabilities: { add: [CHOWN, CHOWN] }'),
      findings: [`${APP}.securityContext.capabilities.add [container app CHOWN]`],
    },
    {
      name: 'a list that is not one of texts',
      yaml: context('capabilities: { add: [null] }'),
      findings: [`${APP}.securityContext.capabilities.add [container app]`],
    },
    {
      name: 'on Windows, what "baseline" refuses there too',
      yaml: context('capabilities: { add: [CHOWN, SYS_ADMIN] }', 'os: { name: windows }'),
      findings: [`${APP}.securityContext.capabilities.add [container app SYS_ADMIN]`],
    },
  ],
  valid: [
    { name: 'those that lead to the node, which have a rule of their own', yaml: context('capabilities: { add: [ALL, SYS_ADMIN, cap_sys_module] }') },
    { name: 'the one that binds low ports', yaml: context('capabilities: { add: [NET_BIND_SERVICE], drop: [ALL] }') },
    { name: 'capabilities that are not dropped', yaml: context('capabilities: { drop: [NET_RAW] }') },
    { name: 'nothing', yaml: container('') },
  ],
});
