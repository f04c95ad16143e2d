import { fieldSelectorPermissions } from '../../../src/kubernetes/rbac/field-selector-permissions';
import { PolicyRule } from '../../../src/kubernetes/rbac/policy-rule';

function keys(...rules: PolicyRule[]): string[] {
  return fieldSelectorPermissions(rules).map(({ key }) => key);
}

const rule = (verbs: string[], resourceNames: string[], resources = ['configmaps'], apiGroups = ['']): PolicyRule => ({ apiGroups, resources, resourceNames, verbs });

test('lists and watches with names, in any number of rules', () => {
  expect(keys(rule(['watch', 'get'], ['b']), rule(['list'], ['b']), rule(['list'], ['a'], ['widgets'], ['example.com']))).toEqual([
    'configmaps list,watch named b', 'widgets.example.com list named a',
  ]);
});

test.each<[string, PolicyRule[]]>([
  ['no names', [rule(['list'], [])]],
  ['an empty name, which limits nothing', [rule(['list'], ['', 'a'])]],
  ['other verbs', [rule(['get', 'create', '*'], ['a'])]],
  ['subresources, which have the name in the path', [rule(['list'], ['a'], ['pods/log', '*'])]],
  ['names next to a rule without names', [rule(['list'], ['a']), rule(['list'], [])]],
])('not reported: %s', (_, rules) => {
  expect(keys(...rules)).toEqual([]);
});
