import { PolicyRule } from '../../../src/kubernetes/rbac/policy-rule';
import { allowsPath, allowsResource } from '../../../src/kubernetes/rbac/rule-matching';

const rule = (resource: string, rest: Partial<PolicyRule> = {}): PolicyRule => ({ verbs: ['get'], apiGroups: [''], resources: [resource], ...rest });
const allowed = (granted: PolicyRule, resource: string, name?: string, apiGroup = '', verb = 'get'): boolean =>
  allowsResource(granted, { verb, apiGroup, resource, name });

test.each([
  ['pods', 'pods', true], ['pods', 'pods/exec', false], ['pods', 'secrets', false],
  ['pods/exec', 'pods/exec', true], ['pods/exec', 'pods', false],
  ['*', 'pods', true], ['*', 'pods/exec', true],
  ['*/exec', 'pods/exec', true], ['*/exec', 'pods', false], ['*/exec', 'exec', false], ['*/exec', 'pods/log', false],
  ['pods/*', 'pods', false], ['pods/*', 'pods/exec', false], ['pod*', 'pods', false],
])('a rule for %s covers %s: %s', (granted, resource, answer) => {
  expect(allowed(rule(granted), resource)).toBe(answer);
});

test('verbs and API groups match exactly or by a wildcard', () => {
  expect(allowed(rule('pods', { verbs: ['list'] }), 'pods')).toBe(false);
  expect(allowed(rule('pods', { verbs: ['list', '*'] }), 'pods')).toBe(true);
  expect(allowed(rule('pods'), 'pods', undefined, 'apps')).toBe(false);
  expect(allowed(rule('pods', { apiGroups: ['*'] }), 'pods', undefined, 'apps')).toBe(true);
  expect(allowed(rule('pods', { apiGroups: undefined }), 'pods')).toBe(false);
});

test('names match exactly, and no names match all', () => {
  const named = rule('pods', { resourceNames: ['a'] });
  expect(allowed(named, 'pods', 'a')).toBe(true);
  expect(allowed(named, 'pods', 'ab')).toBe(false);
  expect(allowed(named, 'pods')).toBe(false);
  expect(allowed(named, 'pods', '')).toBe(false);
  expect(allowed(rule('pods', { resourceNames: ['*'] }), 'pods', 'a')).toBe(false);
  expect(allowed(rule('pods', { resourceNames: [''] }), 'pods', 'a')).toBe(false);
  expect(allowed(rule('pods', { resourceNames: [] }), 'pods')).toBe(true);
});

test('an empty name matches requests without a name, as on a real API server', () => {
  const list = rule('secrets', { verbs: ['list'], resourceNames: ['a', ''] });
  expect(allowed(list, 'secrets', undefined, '', 'list')).toBe(true);
  expect(allowed(list, 'secrets', '', '', 'list')).toBe(true);
  expect(allowed(list, 'secrets', 'b', '', 'list')).toBe(false);
});

test.each([
  ['*', '/metrics', true], ['/metrics', '/metrics', true], ['/metrics', '/metrics/cadvisor', false], ['/metrics/*', '/metrics/cadvisor', true],
  ['/metrics/*', '/metrics', false], ['/metr*', '/metrics', true], ['/metrics/**', '/metrics/a', true], ['/a/*/c', '/a/b/c', false],
])('a rule for the path %s covers %s: %s', (granted, path, answer) => {
  expect(allowsPath({ verbs: ['get'], nonResourceURLs: [granted] }, 'get', path)).toBe(answer);
  expect(allowsPath({ verbs: ['post'], nonResourceURLs: [granted] }, 'get', path)).toBe(false);
});
