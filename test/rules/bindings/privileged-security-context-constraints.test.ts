import { privilegedSecurityContextConstraints } from '../../../src/rules/bindings/privileged-security-context-constraints';
import { testRule } from '../_test-rule';
import { violations } from '../_violations';

const scc = (...fields: string[]): string => `{apiVersion: security.openshift.io/v1, kind: SecurityContextConstraints, metadata: {name: own}, ${fields.join(', ')}}`;
const APP = "users: ['system:serviceaccount:shop:app']";
const PATH = 'SecurityContextConstraints/own';

testRule(privilegedSecurityContextConstraints, {
  invalid: [
    {
      name: 'a privileged container for an account',
      yaml: scc('allowPrivilegedContainer: true', APP),
      findings: [`${PATH} users [user system:serviceaccount:shop:app allowPrivilegedContainer]`],
      message: 'let the user system:serviceaccount:shop:app run pods with allowPrivilegedContainer, which reaches the node',
    },
    { name: 'a group', yaml: scc('allowHostDirVolumePlugin: true', "groups: ['system:serviceaccounts:shop']"), findings: [`${PATH} groups [group system:serviceaccounts:shop allowHostDirVolumePlugin]`] },
    { name: 'users and groups', yaml: scc('allowHostPID: true', APP, 'groups: [ops]'), findings: [`${PATH} users [user system:serviceaccount:shop:app allowHostPID]`, `${PATH} groups [group ops allowHostPID]`] },
    { name: 'every capability', yaml: scc("allowedCapabilities: ['*']", APP), findings: [`${PATH} users [user system:serviceaccount:shop:app allowedCapabilities]`] },
    { name: 'a capability that reaches the node', yaml: scc('allowedCapabilities: [SYS_ADMIN]', APP), findings: [`${PATH} users [user system:serviceaccount:shop:app allowedCapabilities]`] },
    { name: 'every volume', yaml: scc("volumes: ['*']", APP), findings: [`${PATH} users [user system:serviceaccount:shop:app volumes]`] },
    { name: 'any user', yaml: scc('runAsUser: {type: RunAsAny}', APP), findings: [`${PATH} users [user system:serviceaccount:shop:app runAsUser]`] },
    { name: 'a subject beside those of OpenShift', yaml: scc('allowPrivilegedContainer: true', "users: ['system:admin', ada, ada, eve]"), findings: [`${PATH} users [user ada allowPrivilegedContainer]`, `${PATH} users [user eve allowPrivilegedContainer]`] },
    { name: 'a subject that another tool fills in', yaml: scc('allowPrivilegedContainer: true', "users: ['{{ .Values.user }}']"), findings: [`${PATH} users [user "{{\\u0020.Values.user\\u0020}}" allowPrivilegedContainer] ?`] },
  ],
  valid: [
    { name: 'only what restricted-v2 allows', yaml: scc('allowPrivilegedContainer: false', 'runAsUser: {type: MustRunAsRange}', 'volumes: [configMap, secret]', APP) },
    { name: 'no subjects', yaml: scc('allowPrivilegedContainer: true', 'users: []', 'groups: []') },
    { name: 'the default subjects of OpenShift', yaml: scc('allowPrivilegedContainer: true', "users: ['system:admin', 'system:serviceaccount:openshift-infra:build-controller']", "groups: ['system:cluster-admins', 'system:nodes', 'system:masters']") },
    { name: 'another API group', yaml: scc('allowPrivilegedContainer: true', APP).replace('security.openshift.io', 'example.com') },
  ],
});

test.each([
  [scc('allowPrivilegedContainer: true', APP), 'high'],
  [scc('allowHostNetwork: true', APP), 'medium'],
  [scc('allowPrivilegedContainer: true', "groups: ['system:authenticated']"), 'critical'],
])('the severity depends on what it allows: %s', (yaml, severity) => {
  expect(violations(privilegedSecurityContextConstraints, yaml).map(({ atMost }) => atMost)).toEqual([severity]);
});
