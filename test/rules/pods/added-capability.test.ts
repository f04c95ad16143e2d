import { APP, container, context, testRule } from './_pods';
import { addedCapability } from '../../../src/rules/pods/added-capability';

testRule(addedCapability, {
  fires: [
    ['one, each of its own', context('capabilities: { add: [NET_ADMIN, NET_BIND_SERVICE, CHOWN] }'), [
      `${APP}.securityContext.capabilities.add [container app NET_ADMIN]`, `${APP}.securityContext.capabilities.add [container app CHOWN]`,
    ], "the container 'app' is given the capability NET_ADMIN"],
    ['another spelling', context('capabilities: { add: [cap_sys_admin] }'), [`${APP}.securityContext.capabilities.add [container app cap_sys_admin]`]],
    ['all', context('capabilities: { add: [ALL] }'), [`${APP}.securityContext.capabilities.add [container app ALL]`]],
    ['the same one twice, once', context('capabilities: { add: [CHOWN, CHOWN] }'), [`${APP}.securityContext.capabilities.add [container app CHOWN]`]],
    ['a text', context('capabilities: { add: SYS_ADMIN }'), [`${APP}.securityContext.capabilities.add [container app]`], 'allowed is a list'],
    ['a list that is not one of texts', context('capabilities: { add: [null] }'), [`${APP}.securityContext.capabilities.add [container app]`]],
    ['on Windows, what "baseline" refuses there too', context('capabilities: { add: [CHOWN, SYS_ADMIN] }', 'os: { name: windows }'), [`${APP}.securityContext.capabilities.add [container app SYS_ADMIN]`]],
  ],
  silent: [
    ['the one that binds low ports', context('capabilities: { add: [NET_BIND_SERVICE], drop: [ALL] }')],
    ['capabilities that are not dropped', context('capabilities: { drop: [NET_RAW] }')],
    ['nothing', container('')],
  ],
});
