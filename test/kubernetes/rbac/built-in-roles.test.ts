import { builtIn } from '../../../src/kubernetes/rbac/built-in-roles';
import { allowsResource } from '../../../src/kubernetes/rbac/rule-matching';

const role = (name: string): ReturnType<typeof builtIn>['roles'][number] => builtIn().roles.find(found => found.name === name)!;

test('cluster-admin may do everything', () => {
  expect(role('cluster-admin').rules).toEqual([{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }, { verbs: ['*'], nonResourceURLs: ['*'] }]);
});

test.each(['admin', 'edit', 'view'])('%s aggregates', name => {
  expect(role(name)).toMatchObject({ selectors: [{ [`rbac.authorization.k8s.io/aggregate-to-${name}`]: 'true' }], rules: [] });
});

test('an auth delegator reviews tokens', () => {
  const request = { verb: 'create', apiGroup: 'authentication.k8s.io', resource: 'tokenreviews' };
  expect(role('system:auth-delegator').rules.some(rule => allowsResource(rule, request))).toBe(true);
});

test('what every account has comes from bindings to groups', () => {
  const groups = ['system:authenticated', 'system:serviceaccounts'];
  const roles = builtIn().bindings.filter(({ subjects }) => subjects.some(({ name }) => groups.includes(name))).map(({ roleName }) => roleName);
  expect(roles).toEqual(['system:basic-user', 'system:discovery', 'system:public-info-viewer', 'system:service-account-issuer-discovery']);
});

test('each binding leads to a role that is there', () => {
  const { roles, bindings } = builtIn();
  const key = (kind: string, namespace: string | undefined, name: string): string => [kind, namespace, name].join(' ');
  const known = new Set(roles.map(({ kind, namespace, name }) => key(kind, namespace, name)));
  expect(known.size).toBe(roles.length);
  expect(bindings.filter(({ roleKind, namespace, roleName }) => !known.has(key(roleKind, roleKind === 'Role' ? namespace : undefined, roleName)))).toEqual([]);
});
