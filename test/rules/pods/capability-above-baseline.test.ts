import { capabilityAboveBaseline } from '../../../src/rules/pods/capability-above-baseline';
import { APP, context } from '../_pods';
import { testRule } from '../_test-rule';

testRule(capabilityAboveBaseline, {
  invalid: [
    {
      name: 'only those that runtimes do not grant by default',
      yaml: context('capabilities: { add: [CHOWN, NET_ADMIN] }'),
      findings: [`${APP}.securityContext.capabilities.add [container app NET_ADMIN]`],
      message: 'the capability NET_ADMIN, which container runtimes do not even give root by default',
    },
  ],
  valid: [
    {
      name: 'capabilities that runtimes grant by default',
      yaml: context('capabilities: { add: [AUDIT_WRITE, CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, MKNOD, NET_BIND_SERVICE, SETFCAP, SETGID, SETPCAP, SETUID, SYS_CHROOT] }'),
    },
  ],
});
