import { builtIn } from '../../../src/kubernetes/rbac/built-in-roles';
import { allowsResource } from '../../../src/kubernetes/rbac/rule-matching';

const role = (name: string): ReturnType<typeof builtIn>['roles'][number] => builtIn().roles.find(found => found.name === name)!;

test('cluster-admin allows everything', () => {
  expect(role('cluster-admin').rules).toEqual([{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }, { verbs: ['*'], nonResourceURLs: ['*'] }]);
});

test.each(['admin', 'edit', 'view'])('%s aggregates', name => {
  expect(role(name)).toMatchObject({ selectors: [{ [`rbac.authorization.k8s.io/aggregate-to-${name}`]: 'true' }], rules: [] });
});

test('an auth delegator reviews tokens', () => {
  const request = { verb: 'create', apiGroup: 'authentication.k8s.io', resource: 'tokenreviews' };
  expect(role('system:auth-delegator').rules.some(rule => allowsResource(rule, request))).toBe(true);
});

test.each([
  [34, ['system:basic-user', 'system:discovery', 'system:public-info-viewer', 'system:service-account-issuer-discovery']],
  [37, ['system:basic-user', 'system:cluster-trust-bundle-discovery', 'system:discovery', 'system:public-info-viewer', 'system:service-account-issuer-discovery']],
])('the permissions of every account in 1.%i come from bindings to groups', (minor, expected) => {
  const groups = ['system:authenticated', 'system:serviceaccounts'];
  const roles = builtIn(minor).bindings.filter(({ subjects }) => subjects.some(({ name }) => groups.includes(name))).map(({ roleName }) => roleName);
  expect(roles).toEqual(expected);
});

test('each binding refers to an existing role', () => {
  const { roles, bindings } = builtIn();
  const key = (kind: string, namespace: string | undefined, name: string): string => [kind, namespace, name].join(' ');
  const known = new Set(roles.map(({ kind, namespace, name }) => key(kind, namespace, name)));
  expect(known.size).toBe(roles.length);
  expect(bindings.filter(({ roleKind, namespace, roleName }) => !known.has(key(roleKind, roleKind === 'Role' ? namespace : undefined, roleName)))).toEqual([]);
});

describe('by version', () => {
  const names = (minor: number): string[] => builtIn(minor).roles.map(found => found.name);
  const rulesOf = (minor: number, name: string): string => JSON.stringify(builtIn(minor).roles.find(found => found.name === name)!.rules);

  test.each([34, 35, 36, 37])('1.%i has each role and binding only once', minor => {
    const { roles, bindings } = builtIn(minor);
    const keys = [...roles, ...bindings].map(({ kind, namespace, name }) => [kind, namespace, name].join(' '));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('a role appears with the feature that needs it', () => {
    // ClusterTrustBundles are served by default since 1.37.
    expect(names(36)).not.toContain('system:cluster-trust-bundle-discovery');
    expect(names(37)).toContain('system:cluster-trust-bundle-discovery');
  });

  test('the rules are those of the version', () => {
    // Device taints have a separate controller since 1.36.
    expect(names(35)).not.toContain('system:controller:device-taint-eviction-controller');
    expect(rulesOf(36, 'system:controller:device-taint-eviction-controller')).not.toBe(rulesOf(37, 'system:controller:device-taint-eviction-controller'));
  });

  test.each([[1, 34], [33, 34], [38, 37], [Infinity, 37]])('1.%d is unknown and uses the nearest version: 1.%i', (minor, nearest) => {
    expect(builtIn(minor)).toEqual(builtIn(nearest));
  });

  test('each has the label of the API server, in addition to aggregation labels', () => {
    expect(builtIn(34).roles.filter(({ labels }) => labels?.['kubernetes.io/bootstrapping'] !== 'rbac-defaults')).toEqual([]);
    expect(role('system:aggregate-to-view').labels).toEqual({
      'kubernetes.io/bootstrapping': 'rbac-defaults', 'rbac.authorization.k8s.io/aggregate-to-view': 'true',
    });
  });
});
