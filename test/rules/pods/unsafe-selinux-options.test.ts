import { unsafeSelinuxOptions } from '../../../src/rules/pods/unsafe-selinux-options';
import { APP, context, deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(unsafeSelinuxOptions, {
  invalid: [
    {
      name: 'a type, a user and a role',
      yaml: context('seLinuxOptions: { type: spc_t, user: system_u, role: system_r }'),
      findings: [['type', 'spc_t'], ['user', 'system_u'], ['role', 'system_r']].map(([option, value]) => `${APP}.securityContext.seLinuxOptions.${option} [container app ${option} ${value}]`),
      message: 'the SELinux type "spc_t"',
    },
    {
      name: 'the pod',
      yaml: deployment('securityContext: { seLinuxOptions: { type: spc_t } }'),
      findings: [`${POD}.securityContext.seLinuxOptions.type [pod type spc_t]`],
      message: 'the pod sets',
    },
  ],
  valid: [
    {
      name: 'a level, and types for containers',
      yaml: context('seLinuxOptions: { level: "s0:c1,c2", type: container_t }', 'securityContext: { seLinuxOptions: { type: container_engine_t } }'),
    },
  ],
});
