import { accountSubject, clusterRoleBinding, group, roleBinding, user } from './_manifests';
import { bindingToAdminOrEdit } from '../../../src/rules/bindings/binding-to-admin-or-edit';
import { bindingToAllAuthenticatedUsers } from '../../../src/rules/bindings/binding-to-all-authenticated-users';
import { bindingToAllServiceAccounts } from '../../../src/rules/bindings/binding-to-all-service-accounts';
import { bindingToAnonymous } from '../../../src/rules/bindings/binding-to-anonymous';
import { bindingToAuthDelegator } from '../../../src/rules/bindings/binding-to-auth-delegator';
import { bindingToClusterAdmin } from '../../../src/rules/bindings/binding-to-cluster-admin';
import { bindingToDefaultServiceAccount } from '../../../src/rules/bindings/binding-to-default-service-account';
import { bindingToPrivilegedRole } from '../../../src/rules/bindings/binding-to-privileged-role';
import { bindingToSystemMasters } from '../../../src/rules/bindings/binding-to-system-masters';
import { crossNamespaceBinding } from '../../../src/rules/bindings/cross-namespace-binding';
import { missingSubject } from '../../../src/rules/bindings/missing-subject';
import { Rule } from '../../../src/rules/rule';
import { found } from '../_found';

type Bind = (...subjects: string[]) => string;

const inCluster = (role: string): Bind => (...subjects) => clusterRoleBinding(role, ...subjects);
const inShop = (role: string): Bind => (...subjects) => roleBinding('shop', role, ...subjects);

/** Each rule on recipients of a role, with two subjects that it reports. */
const CASES: readonly (readonly [rule: Rule, bind: Bind, role: string, one: string, other: string])[] = [
  [bindingToClusterAdmin, inCluster('ClusterRole cluster-admin'), 'ClusterRole cluster-admin', user('ada'), accountSubject('shop', 'app')],
  [bindingToAdminOrEdit, inShop('ClusterRole edit'), 'ClusterRole edit', group('ops'), user('ada')],
  [bindingToPrivilegedRole, inCluster('ClusterRole system:kubelet-api-admin'), 'ClusterRole system:kubelet-api-admin', user('ada'), user('eve')],
  [bindingToAnonymous, inCluster('ClusterRole view'), 'ClusterRole view', user('system:anonymous'), group('system:unauthenticated')],
  [bindingToAllAuthenticatedUsers, inCluster('ClusterRole view'), 'ClusterRole view', group('system:authenticated'), group('system:authenticated:oauth')],
  [bindingToAllServiceAccounts, inCluster('ClusterRole view'), 'ClusterRole view', group('system:serviceaccounts'), group('system:serviceaccounts:shop')],
  [bindingToDefaultServiceAccount, inCluster('ClusterRole view'), 'ClusterRole view', accountSubject('shop', 'default'), accountSubject('bank', 'default')],
  [bindingToAuthDelegator, inCluster('ClusterRole system:auth-delegator'), 'ClusterRole system:auth-delegator', accountSubject('shop', 'app'), accountSubject('bank', 'app')],
  [crossNamespaceBinding, inShop('Role reader'), 'Role reader', accountSubject('bank', 'app'), accountSubject('bank', 'web')],
  [missingSubject, inShop('Role reader'), 'Role reader', accountSubject('shop', 'app'), accountSubject('bank', 'app')],
];

describe.each(CASES.map(([rule, ...rest]) => [rule.id, rule, ...rest] as const))('%s', (_, rule, bind, role, one, other) => {
  const keys = (...subjects: string[]): string[] => found(rule, bind(...subjects)).map(({ key }) => key);

  test('is reported once per subject, at the subject', () => {
    expect(found(rule, bind(one, other)).map(({ path }) => path)).toEqual(['subjects[0]', 'subjects[1]']);
    expect(new Set(keys(one, other)).size).toBe(2);
  });

  test('has the role in its key', () => {
    expect(keys(one, other).every(key => key.startsWith(`${role} `))).toBe(true);
  });

  test('has the same keys in another order', () => {
    expect(keys(other, one)).toEqual(keys(one, other).reverse());
    expect(keys(user('someone-else'), one)).toContain(keys(one)[0]);
  });

  test('is reported once for a subject that is listed twice', () => {
    expect(found(rule, bind(one, other, one)).map(({ path }) => path)).toEqual(['subjects[0]', 'subjects[1]']);
  });
});

test('the key names the kind, the namespace and the name of a subject', () => {
  const keys = found(bindingToClusterAdmin, clusterRoleBinding('ClusterRole cluster-admin', user('ada'), group('ada'), accountSubject('shop', 'ada'), accountSubject('bank', 'ada'), user('ada lovelace')))
    .map(({ key }) => key.replace('ClusterRole cluster-admin ', ''));
  expect(keys).toEqual(['User ada', 'Group ada', 'ServiceAccount shop/ada', 'ServiceAccount bank/ada', 'User "ada\\u0020lovelace"']);
});

test('the same subject with another role is another finding', () => {
  const keys = ['edit', 'admin'].flatMap(name => found(bindingToAdminOrEdit, roleBinding('shop', `ClusterRole ${name}`, user('ada'))).map(({ key }) => key));
  expect(keys).toEqual(['ClusterRole edit User ada', 'ClusterRole admin User ada']);
});

test('a binding grants nothing to members of system:masters', () => {
  for (const [rule, role] of [[bindingToClusterAdmin, 'cluster-admin'], [bindingToAdminOrEdit, 'edit'], [bindingToPrivilegedRole, 'system:kubelet-api-admin']] as const) {
    expect(found(rule, clusterRoleBinding(`ClusterRole ${role}`, group('system:masters'), user('ada'))).map(({ path }) => path)).toEqual(['subjects[1]']);
  }
  expect(found(bindingToSystemMasters, clusterRoleBinding('ClusterRole edit', group('system:masters'), user('ada'))).map(({ path }) => path)).toEqual(['subjects[0]']);
});
