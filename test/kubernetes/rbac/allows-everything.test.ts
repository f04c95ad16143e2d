import { allowsEverything } from '../../../src/kubernetes/rbac/allows-everything';
import { PolicyRule } from '../../../src/kubernetes/rbac/policy-rule';

const EVERYWHERE = { apiGroups: ['*'], resources: ['*'] };
const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'update', 'patch', 'delete', 'deletecollection'];

test.each<[string, readonly PolicyRule[]]>([
  ['a wildcard in each field', [{ ...EVERYWHERE, verbs: ['*'] }]],
  ['the rules of cluster-admin', [{ ...EVERYWHERE, verbs: ['*'] }, { nonResourceURLs: ['*'], verbs: ['*'] }]],
  ['wildcards and names', [{ apiGroups: ['', '*'], resources: ['pods', '*'], verbs: ['get', '*'] }]],
  ['every verb of a request', [{ ...EVERYWHERE, verbs: [...READ, ...WRITE] }]],
  ['verbs in several rules', [{ ...EVERYWHERE, verbs: READ }, { ...EVERYWHERE, verbs: WRITE }]],
])('%s grants everything', (_, rules) => {
  expect(allowsEverything(rules)).toBe(true);
});

test.each<[string, readonly PolicyRule[]]>([
  ['no rule', []],
  ['reading', [{ ...EVERYWHERE, verbs: READ }]],
  ['all verbs but one', [{ ...EVERYWHERE, verbs: [...READ, ...WRITE.slice(1)] }]],
  ['every resource of some groups', [{ apiGroups: ['', 'apps'], resources: ['*'], verbs: ['*'] }]],
  ['some resources', [{ apiGroups: ['*'], resources: ['pods', '*/status'], verbs: ['*'] }]],
  ['named objects', [{ ...EVERYWHERE, resourceNames: ['a'], verbs: ['*'] }]],
  ['wildcards of different rules', [{ apiGroups: ['*'], resources: ['pods'], verbs: ['*'] }, { apiGroups: [''], resources: ['*'], verbs: ['*'] }]],
  ['every path', [{ nonResourceURLs: ['*'], verbs: ['*'] }]],
])('%s does not grant everything', (_, rules) => {
  expect(allowsEverything(rules)).toBe(false);
});
