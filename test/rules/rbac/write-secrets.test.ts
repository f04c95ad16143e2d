import { clusterRole, testSensitivePermission } from './_sensitive-permission';
import { writeSecrets } from '../../../src/rules/rbac/write-secrets';
import { testRule } from '../_test-rule';
import { check, messages } from '../_violations';

const CREATES = clusterRole(["apiGroups: [''], resources: [secrets], resourceNames: [mine], verbs: [create]"], 'creates');
const PATCHES = clusterRole(["apiGroups: [''], resources: [secrets], resourceNames: [mine], verbs: [patch]"], 'patches');
const bound = (role: string, account: string): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: ${role}, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role} }
subjects: [{ kind: ServiceAccount, name: ${account}, namespace: shop }]
---`;
const BOUND = bound('creates', 'web') + bound('patches', 'web');

describe('server-side apply by two roles of one account', () => {
  test('is reported once, on the role that creates', () => {
    expect(check(writeSecrets, CREATES + PATCHES + BOUND)).toEqual(['ClusterRole/creates rules[0] [secrets create named mine]']);
    expect(messages(writeSecrets, CREATES + PATCHES + BOUND)[0]).toContain('patch on it');
  });

  test('is reported on the other role if the first is in the context', () => {
    expect(check(writeSecrets, PATCHES + BOUND, { context: CREATES })).toEqual(['ClusterRole/patches rules[0] [secrets patch named mine]']);
  });

  test('is reported on the other where a group holds the one that creates', () => {
    const toGroup = bound('creates', 'web').replace('{ kind: ServiceAccount, name: web, namespace: shop }', "{ apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:serviceaccounts:shop' }");
    expect(check(writeSecrets, CREATES + PATCHES + toGroup + bound('patches', 'web'))).toEqual(['ClusterRole/patches rules[0] [secrets patch named mine]']);
  });

  test('of one name is reported beside what the role gives alone of another', () => {
    const both = CREATES.replace('verbs: [create]', 'verbs: [create, patch]').replace('rules:', "rules:\n- {apiGroups: [''], resources: [secrets], verbs: [create], resourceNames: [yours]}");
    expect(check(writeSecrets, both + PATCHES.replace('[mine]', '[yours]') + BOUND)).toHaveLength(2);
  });

  test('does not apply to two accounts or two names', () => {
    expect(check(writeSecrets, CREATES + PATCHES + bound('creates', 'web') + bound('patches', 'api'))).toEqual([]);
    expect(check(writeSecrets, CREATES + PATCHES.replace('[mine]', '[other]') + BOUND)).toEqual([]);
  });
});

testSensitivePermission(writeSecrets, {
  why: 'a token of any ServiceAccount that never expires',
  reported: [
    { rules: ["apiGroups: [''], resources: [secrets], verbs: [create]"], key: 'secrets create', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [secrets], verbs: [patch, update]"], key: 'secrets update,patch', path: 'rules[0]', why: 'replaces Secrets that workloads trust, such as' },
    { rules: ["apiGroups: [''], resources: [secrets], verbs: [create, update]"], key: 'secrets create,update', path: 'rules[0]' },
    // Server-side apply through several rules.
    { rules: ["apiGroups: [''], resources: ['*'], resourceNames: [mine], verbs: [get, create]", "apiGroups: ['*'], resources: [secrets], resourceNames: [mine, other], verbs: [patch]"], key: 'secrets create,patch named mine', path: 'rules' },
    { rules: ["apiGroups: [''], resources: [secrets], resourceNames: [a, mine], verbs: [create]", "apiGroups: [''], resources: [secrets], resourceNames: [mine, z], verbs: [patch]"], key: 'secrets create,patch named mine', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [secrets], resourceNames: [mine], verbs: [get, create, patch]"], key: 'secrets create,patch named mine', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [secrets], resourceNames: [database], verbs: [update]"],
    ["apiGroups: [''], resources: [secrets], resourceNames: [database], verbs: [get, update, patch, delete]"],
    ["apiGroups: [''], resources: [secrets], resourceNames: [database], verbs: [create, update]"],
    ["apiGroups: [''], resources: [secrets], verbs: [delete]"],
  ],
});

testRule(writeSecrets, {
  invalid: [{
    name: 'only existing Secrets',
    yaml: clusterRole(["apiGroups: [''], resources: [secrets], verbs: [patch, update]"]),
    findings: [{
      object: 'ClusterRole role',
      path: 'rules[0]',
      key: 'secrets update,patch',
      message: "'secrets update,patch' replaces Secrets that workloads trust, such as their passwords and certificates",
    }],
  }],
  valid: [{ name: 'only one name', yaml: clusterRole(["apiGroups: [''], resources: [secrets], resourceNames: [mine], verbs: [update]"]) }],
});
