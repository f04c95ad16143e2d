import { accessRuleText, chainName, chainText } from '../../src/report/access-text';

test.each([
  [{ verbs: ['get', 'list'], apiGroups: [''], resources: ['pods', 'pods/log'] }, 'get,list pods, pods/log'],
  [{ verbs: ['update'], apiGroups: ['apps'], resources: ['deployments/scale'] }, 'update deployments.apps/scale'],
  [{ verbs: ['get'], apiGroups: ['', 'apps'], resources: ['pods', 'deployments'] }, 'get pods, deployments in the groups "", apps'],
  [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }, '* *.*'],
  [{ verbs: ['get'], apiGroups: [''], resources: ['secrets'], resourceNames: ['a', 'b'] }, 'get secrets named a, b'],
  [{ verbs: ['get'], nonResourceURLs: ['/metrics', '/healthz/*'] }, 'get /metrics, /healthz/*'],
  [{ verbs: ['get'], apiGroups: [''], resources: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }, 'get g, a, b, c, d and 2 more'],
])('%j is %s', (rule, text) => {
  expect(accessRuleText(rule, 'g')).toBe(text);
});

test('a chain on one line', () => {
  expect(chainText({
    certainty: 'yes',
    subject: { kind: 'User', name: 'alice' },
    binding: { kind: 'RoleBinding', namespace: 'shop', name: 'b', builtIn: false, location: { file: 'app.yaml', line: 3, column: 1 } },
    role: { kind: 'ClusterRole', name: 'view', builtIn: true, found: true },
    rule: { verbs: ['get'], apiGroups: [''], resources: ['pods'] },
    dependsOn: [],
  })).toBe('User alice: RoleBinding shop/b (app.yaml:3) → ClusterRole view (built-in): get pods');
  expect(chainName({ kind: 'Role', name: '' })).toBe('Role (no name)');
});
