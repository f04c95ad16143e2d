import { fieldSelectorPermissions } from '../../../src/kubernetes/rbac/field-selector-permissions';
import { PolicyRule } from '../../../src/kubernetes/rbac/policy-rule';

function keys(...rules: PolicyRule[]): string[] {
  return fieldSelectorPermissions(rules).map(({ key }) => key);
}

const rule = (verbs: string[], resourceNames: string[], resources = ['configmaps'], apiGroups = ['']): PolicyRule => ({ apiGroups, resources, resourceNames, verbs });

test('lists and watches with names, however many rules say them', () => {
  expect(keys(rule(['watch', 'get'], ['b']), rule(['list'], ['b']), rule(['list'], ['a'], ['widgets'], ['example.com']))).toEqual([
    'configmaps list,watch named b', 'widgets.example.com list named a',
  ]);
});

test.each<[string, PolicyRule[]]>([
  ['no names', [rule(['list'], [])]],
  ['an empty name, with which nothing is limited', [rule(['list'], ['', 'a'])]],
  ['other verbs', [rule(['get', 'create', '*'], ['a'])]],
  ['subresources, whose names are in the path', [rule(['list'], ['a'], ['pods/log', '*'])]],
  ['names beside a rule without', [rule(['list'], ['a']), rule(['list'], [])]],
])('not %s', (_, rules) => {
  expect(keys(...rules)).toEqual([]);
});
