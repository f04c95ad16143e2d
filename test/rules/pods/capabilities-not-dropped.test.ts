import { APP, container, context, testRule } from './_pods';
import { capabilitiesNotDropped } from '../../../src/rules/pods/capabilities-not-dropped';

testRule(capabilitiesNotDropped, {
  fires: [
    ['a container that drops none', container(''), [`${APP} [container app]`], "the container 'app' drops no capabilities"],
    ['one that drops some', context('capabilities: { drop: [NET_RAW] }'), [`${APP}.securityContext.capabilities.drop [container app]`], 'but not "ALL"'],
    ['a spelling that Pod Security does not read', context('capabilities: { drop: [all] }'), [`${APP}.securityContext.capabilities.drop [container app]`]],
    ['a text', context('capabilities: { drop: ALL }'), [`${APP}.securityContext.capabilities.drop [container app]`], 'takes only a list'],
    ['capabilities that are a list', context('capabilities: [ALL]'), [`${APP}.securityContext.capabilities [container app]`], 'it must be an object'],
  ],
  silent: [
    ['drop: [ALL]', context('capabilities: { drop: [ALL] }')],
    ['what is added besides', context('capabilities: { drop: [NET_RAW, ALL], add: [SYS_ADMIN] }')],
    ['Windows', container('', 'os: { name: windows }')],
  ],
});
