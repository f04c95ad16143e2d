import { APP, context, deployment, POD, testRule } from './_pods';
import { unsafeSelinuxOptions } from '../../../src/rules/pods/unsafe-selinux-options';

testRule(unsafeSelinuxOptions, {
  fires: [
    ['a type, a user and a role, once', context('seLinuxOptions: { type: spc_t, user: system_u, role: system_r }'), [`${APP}.securityContext.seLinuxOptions.type [container app]`], 'the SELinux type "spc_t", user "system_u" and role "system_r"'],
    ['the pod', deployment('securityContext: { seLinuxOptions: { type: spc_t } }'), [`${POD}.securityContext.seLinuxOptions.type [pod]`], 'the pod sets'],
    ['a number', context('seLinuxOptions: { type: 1 }'), [`${APP}.securityContext.seLinuxOptions.type [container app]`], 'allowed is container_t'],
  ],
  silent: [
    ['a level, and types for containers', context('seLinuxOptions: { level: "s0:c1,c2", type: container_t }', 'securityContext: { seLinuxOptions: { type: container_engine_t } }')],
  ],
});
