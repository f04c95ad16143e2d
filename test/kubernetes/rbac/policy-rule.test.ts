import { mergePolicyRules, PolicyRule, sortVerbs } from '../../../src/kubernetes/rbac/policy-rule';

/** Every single permission in the rules; one on a named object is omitted if all objects are granted. */
function expand(rules: readonly PolicyRule[]): string[] {
  const granted = new Set<string>();
  for (const { apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [], verbs } of rules) {
    for (const verb of verbs) {
      nonResourceURLs.forEach(url => granted.add(`url ${url} ${verb}`));
      for (const group of apiGroups) {
        for (const resource of resources) {
          (resourceNames.length > 0 ? resourceNames : ['(all)']).forEach(name => granted.add(`${group} ${resource} ${verb} ${name}`));
        }
      }
    }
  }
  return [...granted].filter(one => one.endsWith(' (all)') || !granted.has(one.replace(/ [^ ]+$/, ' (all)'))).sort();
}

function permutations<T>(items: readonly T[]): T[][] {
  return items.length < 2 ? [[...items]]
    : items.flatMap((item, index) => permutations(items.filter((_, other) => other !== index)).map(rest => [item, ...rest]));
}

const core = (resource: string, verbs: string[], ...resourceNames: string[]): PolicyRule =>
  ({ apiGroups: [''], resources: [resource], verbs, ...resourceNames.length > 0 ? { resourceNames } : {} });

describe('merges', () => {
  test.each<[string, PolicyRule[], PolicyRule[]]>([
    ['nothing', [], []],
    ['the verbs on one resource', [core('pods', ['list']), core('pods', ['get', 'list'])], [core('pods', ['get', 'list'])]],
    ['resources of a group with the same verbs', [core('pods', ['get']), core('configmaps', ['get'])],
      [{ apiGroups: [''], resources: ['configmaps', 'pods'], verbs: ['get'] }]],
    ['no resources with different verbs', [core('pods', ['get']), core('configmaps', ['list'])], [core('configmaps', ['list']), core('pods', ['get'])]],
    ['no resources of different groups', [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] }, core('pods', ['get'])],
      [core('pods', ['get']), { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] }]],
    ['the names of one resource with the same verbs', [core('configmaps', ['get'], 'b'), core('configmaps', ['get'], 'a')], [core('configmaps', ['get'], 'a', 'b')]],
    ['no names with different verbs', [core('configmaps', ['get'], 'a'), core('configmaps', ['update'], 'b')],
      [core('configmaps', ['get'], 'a'), core('configmaps', ['update'], 'b')]],
    ['no resource with names and one without', [core('configmaps', ['update'], 'a'), core('configmaps', ['get'])],
      [core('configmaps', ['update'], 'a'), core('configmaps', ['get'])]],
    ['paths with the same verbs', [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }, { nonResourceURLs: ['/healthz'], verbs: ['get'] }],
      [{ nonResourceURLs: ['/healthz', '/metrics'], verbs: ['get'] }]],
    ['a rule without verbs grants nothing', [core('pods', [])], []],
  ])('%s', (_, rules, merged) => {
    expect(mergePolicyRules(rules)).toEqual(merged);
  });

  test('a redundant name is dropped', () => {
    expect(mergePolicyRules([core('configmaps', ['get']), core('configmaps', ['get'], 'a')])).toEqual([core('configmaps', ['get'])]);
  });
});

test.each<[string, PolicyRule]>([
  ['one resource', core('pods', ['list', 'get', 'list'])],
  ['names', core('configmaps', ['update', 'get'], 'b', 'a', 'b')],
  ['no names', { ...core('pods', ['get']), resourceNames: [] }],
  ['an empty name, which matches requests without a name', core('pods', ['get'], '')],
  ['no verb', core('pods', [])],
  ['no group', { ...core('pods', ['get']), apiGroups: [] }],
  ['no resource', { ...core('pods', ['get']), resources: [] }],
  ['several resources', { ...core('pods', ['get']), resources: ['pods', 'configmaps', 'pods'] }],
  ['several groups', { ...core('pods', ['get']), apiGroups: ['b', 'a', 'b'] }],
  ['a path', { nonResourceURLs: ['/b', '/a'], verbs: ['get'] }],
  ['a resource and a path', { ...core('pods', ['get']), nonResourceURLs: ['/metrics'] }],
  ['no path', { ...core('pods', ['get']), nonResourceURLs: [] }],
])('a single rule has the same result as the rule twice: %s', (_, rule) => {
  expect(mergePolicyRules([rule])).toEqual(mergePolicyRules([rule, rule]));
});

describe('merging is lossless and does not depend on the order', () => {
  const POOL: PolicyRule[] = [
    core('pods', ['get', 'list']),
    core('pods', ['watch']),
    core('pods', ['get', 'patch'], 'a', 'b'),
    core('pods', ['patch'], 'c'),
    core('configmaps', ['get', 'list', 'watch']),
    { apiGroups: ['', 'apps'], resources: ['pods', 'deployments'], verbs: ['get'] },
    { apiGroups: ['apps'], resources: ['deployments', 'deployments/scale'], resourceNames: ['a'], verbs: ['update', '*'] },
    { nonResourceURLs: ['/metrics', '/healthz'], verbs: ['get'] },
    { nonResourceURLs: ['/metrics'], verbs: ['post'] },
  ];
  const sets = POOL.flatMap((_, i) => POOL.flatMap((__, j) => POOL.flatMap((___, k) => i < j && j < k ? [[POOL[i], POOL[j], POOL[k]]] : [])));

  test('any three rules', () => {
    expect(sets).toHaveLength(84);
    for (const rules of sets) {
      const merged = mergePolicyRules(rules);
      expect(expand(merged)).toEqual(expand(rules));
      for (const order of permutations(rules)) { expect(mergePolicyRules(order)).toEqual(merged); }
    }
  });

  test('all rules, and merging again changes nothing', () => {
    const merged = mergePolicyRules(POOL);
    expect(expand(merged)).toEqual(expand(POOL));
    expect(mergePolicyRules([...POOL].reverse())).toEqual(merged);
    expect(mergePolicyRules(merged)).toEqual(merged);
  });
});

test('verbs are in conventional order', () => {
  expect(sortVerbs(['use', 'deletecollection', 'delete', 'patch', 'bind', 'update', 'create', 'watch', 'list', 'get', 'get', '*'])).toEqual([
    '*', 'get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'bind', 'use',
  ]);
});
