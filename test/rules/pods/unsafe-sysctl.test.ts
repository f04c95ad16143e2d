import { deployment, POD, testRule } from './_pods';
import { unsafeSysctl } from '../../../src/rules/pods/unsafe-sysctl';

testRule(unsafeSysctl, {
  fires: [
    ['a parameter of the node', deployment('securityContext: { sysctls: [{ name: net.ipv4.tcp_syncookies, value: "1" }, { name: net.core.somaxconn, value: "1" }] }'), [`${POD}.securityContext.sysctls[1].name [sysctl net.core.somaxconn]`], "the kernel parameter 'net.core.somaxconn'"],
    ['the same one twice, once', deployment('securityContext: { sysctls: [{ name: a, value: "1" }, { name: a, value: "2" }, { name: b, value: "1" }] }'), [`${POD}.securityContext.sysctls[0].name [sysctl a]`, `${POD}.securityContext.sysctls[2].name [sysctl b]`]],
    ['one without a name', deployment('securityContext: { sysctls: [{ value: "1" }] }'), [`${POD}.securityContext.sysctls[0] [sysctl without a name]`]],
  ],
  silent: [
    ['parameters of the pod alone', deployment('securityContext: { sysctls: [{ name: kernel.shm_rmid_forced, value: "1" }, { name: net.ipv4.tcp_rmem, value: "1" }] }')],
  ],
});
