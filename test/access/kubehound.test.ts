import { Attack, reaches, VICTIM } from './_attack';
import { escalationPaths } from '../../src/access/escalation-paths';
import { Answer } from '../../src/model/answer';
import { AppModel } from '../../src/model/app-model';
import { objects } from '../_objects';

const VICTIM_POD = `${VICTIM}
---
apiVersion: v1
kind: Pod
metadata: {name: victim, namespace: shop}
spec: {serviceAccountName: victim, containers: [{name: app, image: a}]}
`;

/** Whether a pod with these fields reaches its node, optionally with permission to read logs. */
function podReaches(spec: string, container: string, logs = false): Answer {
  const role = `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: logs, namespace: shop}
rules: [{apiGroups: [''], resources: [pods/log], verbs: [get]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: logs, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: logs}
subjects: [{kind: ServiceAccount, name: default}]
---`;
  const model = new AppModel(objects(`${logs ? role : ''}
apiVersion: v1
kind: Pod
metadata: {name: attacker, namespace: shop}
spec: {${spec}containers: [{name: app, image: a${container}}]}
`));
  return escalationPaths(model, { from: 'Pod/attacker', to: 'node' }).paths[0]?.certainty ?? 'no';
}

function host(path: string): [string, string] {
  return [`volumes: [{name: host, hostPath: {path: ${path}}}], `, ', volumeMounts: [{name: host, mountPath: /host}]'];
}

// https://kubehound.io/reference/attacks/
test.each<[string, Answer, string, string, boolean?]>([
  ['CE_MODULE_LOAD', 'yes', '', ', securityContext: {capabilities: {add: [SYS_MODULE]}}'],
  ['CE_NSENTER', 'yes', 'hostPID: true, ', ', securityContext: {privileged: true}'],
  ['CE_PRIV_MOUNT', 'yes', '', ', securityContext: {privileged: true}'],
  ['CE_SYS_PTRACE', 'yes', 'hostPID: true, ', ', securityContext: {capabilities: {add: [SYS_PTRACE, SYS_ADMIN]}}'],
  ['CE_UMH_CORE_PATTERN', 'yes', ...host('/proc/sys/kernel')],
  ['CE_VAR_LOG_SYMLINK', 'unknown', ...host('/var/log'), true],
  ['CE_VAR_LOG_SYMLINK without the logs', 'no', ...host('/var/log')],
  ['EXPLOIT_CONTAINERD_SOCK', 'yes', ...host('/run/containerd/containerd.sock')],
  ['EXPLOIT_HOST_READ', 'yes', ...host('/etc/kubernetes')],
  ['EXPLOIT_HOST_WRITE', 'yes', ...host('/')],
])('%s leads to the node: %s', (_, expected, ...pod) => {
  expect(podReaches(...pod)).toBe(expected);
});

test.each<[string, string, Attack]>([
  ['IDENTITY_ASSUME, TOKEN_STEAL', 'account:shop/attacker', {}],
  ['IDENTITY_IMPERSONATE', 'account:shop/victim', { role: [['impersonate', 'serviceaccounts']], besides: VICTIM }],
  ['POD_ATTACH', 'account:shop/victim', { role: [['create', 'pods/attach']], besides: VICTIM_POD }],
  ['POD_CREATE', 'account:shop/victim', { role: [['create', 'pods']], besides: VICTIM }],
  ['POD_EXEC', 'account:shop/victim', { role: [['create', 'pods/exec']], besides: VICTIM_POD }],
  ['POD_PATCH', 'account:shop/victim', { role: [['patch', 'pods']], besides: VICTIM_POD }],
  ['CONTAINER_ATTACH', 'account:shop/victim', { role: [['patch', 'pods/ephemeralcontainers']], besides: VICTIM_POD }],
  ['ROLE_BIND', 'cluster-admin', {
    cluster: [['create', 'clusterrolebindings.rbac.authorization.k8s.io'], ['bind', 'clusterroles.rbac.authorization.k8s.io']],
  }],
])('%s leads to %s', (_, to, attack) => {
  expect(reaches(attack, to)).toBe('yes');
});

// TOKEN_LIST and TOKEN_BRUTEFORCE: since 1.24, accounts have no token Secret by default.
test('reading Secrets does not lead to an account without a token Secret', () => {
  expect(reaches({ role: [['get,list', 'secrets']], besides: VICTIM }, 'account:shop/victim')).toBe('no');
});
