import { APP, context, testRule } from './_pods';
import { capabilityAboveBaseline } from '../../../src/rules/pods/capability-above-baseline';

testRule(capabilityAboveBaseline, {
  fires: [
    ['only what runtimes do not give', context('capabilities: { add: [CHOWN, NET_ADMIN] }'), [`${APP}.securityContext.capabilities.add [container app NET_ADMIN]`], 'the capability NET_ADMIN, which container runtimes keep even from root'],
    ['a text', context('capabilities: { add: SYS_ADMIN }'), [`${APP}.securityContext.capabilities.add [container app]`]],
  ],
  silent: [
    ['what runtimes give by default', context('capabilities: { add: [AUDIT_WRITE, CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, MKNOD, NET_BIND_SERVICE, SETFCAP, SETGID, SETPCAP, SETUID, SYS_CHROOT] }')],
  ],
});
