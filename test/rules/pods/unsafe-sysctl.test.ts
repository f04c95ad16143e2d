import { unsafeSysctl } from '../../../src/rules/pods/unsafe-sysctl';
import { deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(unsafeSysctl, {
  invalid: [
    {
      name: 'a parameter of the node',
      yaml: deployment('securityContext: { sysctls: [{ name: net.ipv4.tcp_syncookies, value: "1" }, { name: net.core.somaxconn, value: "1" }] }'),
      findings: [`${POD}.securityContext.sysctls[1].name [sysctl net.core.somaxconn]`],
      message: "the kernel parameter 'net.core.somaxconn'",
    },
    {
      name: 'the same parameter twice, once',
      yaml: deployment('securityContext: { sysctls: [{ name: a, value: "1" }, { name: a, value: "2" }, { name: b, value: "1" }] }'),
      findings: [`${POD}.securityContext.sysctls[0].name [sysctl a]`, `${POD}.securityContext.sysctls[2].name [sysctl b]`],
    },
    {
      name: 'a parameter without a name',
      yaml: deployment('securityContext: { sysctls: [{ value: "1" }] }'),
      findings: [`${POD}.securityContext.sysctls[0] [sysctl without a name]`],
    },
  ],
  valid: [
    {
      name: 'parameters that affect only the pod',
      yaml: deployment('securityContext: { sysctls: [{ name: kernel.shm_rmid_forced, value: "1" }, { name: net.ipv4.tcp_rmem, value: "1" }] }'),
    },
  ],
});
