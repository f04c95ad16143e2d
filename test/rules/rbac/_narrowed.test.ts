import { narrowed } from '../../../src/rules/rbac/_narrowed';

test('verbs that no request for a resource uses are left out', () => {
  const rule = { apiGroups: [''], resources: ['services', 'services/finalizers', 'pods/status'], verbs: ['get', 'create', 'update', 'delete'] };
  expect(narrowed(rule)).toEqual([
    { apiGroups: [''], resources: ['pods/status'], verbs: ['get'] },
    { apiGroups: [''], resources: ['services'], verbs: ['get', 'delete'] },
    { apiGroups: [''], resources: ['services/finalizers'], verbs: ['update'] },
  ]);
});

test('verbs of other programs and of custom resources stay', () => {
  expect(narrowed({ apiGroups: ['example.com'], resources: ['databases/finalizers'], verbs: ['*'] })[0].verbs).toContain('list');
});
