import { AppModel, ModelOptions } from '../../src/model/app-model';
import { Role } from '../../src/model/service-account';
import { objects } from '../_objects';

const GROUP = 'apiVersion: rbac.authorization.k8s.io/v1';

/** The role that an additional ClusterRoleBinding refers to. */
function bound(name: string, yaml: string[], options?: ModelOptions): Role {
  const binding = `{ ${GROUP}, kind: ClusterRoleBinding, metadata: { name: b }, roleRef: { kind: ClusterRole, name: ${name} } }`;
  return new AppModel(objects([...yaml, binding].join('\n---\n')), options).bindings[0].role!;
}

const part = (name: string, labels: string): string =>
  `{ ${GROUP}, kind: ClusterRole, metadata: { name: ${name}, labels: ${labels} }, rules: [{ apiGroups: [example.com], resources: [${name}], verbs: [get] }] }`;
const whole = (name: string, selectors: string, labels = '{}'): string =>
  `{ ${GROUP}, kind: ClusterRole, metadata: { name: ${name}, labels: ${labels} }, aggregationRule: { clusterRoleSelectors: ${selectors} },
     rules: [{ apiGroups: [example.com], resources: [overwritten], verbs: [get] }] }`;
const resources = ({ rules }: Role): string[] => rules.filter(({ apiGroups }) => apiGroups?.includes('example.com')).flatMap(rule => rule.resources!);

describe('built-in roles', () => {
  test.each([
    ['view', '1.34', 11], ['edit', '1.34', 25], ['admin', '1.34', 27], ['view', '1.37', 12], ['edit', '1.37', 27], ['admin', '1.37', 29],
  ])('%s has the rules of a real API server of %s: %d', (name, kubernetesVersion, count) => {
    expect(bound(name, [], { kubernetesVersion }).rules).toHaveLength(count);
  });

  test.each([['1.36', undefined], ['1.37', 'system:cluster-trust-bundle-discovery'], [undefined, 'system:cluster-trust-bundle-discovery']])(
    'a role of 1.37 is known in %s: %s', (kubernetesVersion, name) => {
      const binding = `{ ${GROUP}, kind: ClusterRoleBinding, metadata: { name: b }, roleRef: { kind: ClusterRole, name: system:cluster-trust-bundle-discovery } }`;
      expect(new AppModel(objects(binding), { kubernetesVersion }).bindings[0].role?.name).toBe(name);
    });

  test('a Role of the same name in an unknown namespace is a different one', () => {
    const binding = `{ ${GROUP}, kind: RoleBinding, metadata: { name: b }, roleRef: { kind: Role, name: cluster-admin } }`;
    expect(new AppModel(objects(binding)).bindings[0].role).toBeUndefined();
  });

  test('edit reads secrets, runs commands and creates tokens', () => {
    const model = new AppModel(objects(`
${GROUP}
kind: RoleBinding
metadata: { name: b, namespace: shop }
roleRef: { kind: ClusterRole, name: edit }
subjects: [{ kind: ServiceAccount, name: robot }]
`));
    const can = (verb: string, resource: string): unknown => model.can({ name: 'robot', namespace: 'shop' }, { verb, resource, namespace: 'shop' });
    expect(can('get', 'secrets')).toBe('yes');
    expect(can('create', 'pods/exec')).toBe('yes');
    expect(can('create', 'serviceaccounts/token')).toBe('yes');
    expect(can('impersonate', 'serviceaccounts')).toBe('yes');
    expect(can('get', 'nodes')).toBe('unknown');
  });

  test.each(['view', 'edit', 'admin'])('a label of the app adds to %s', name => {
    const labels = `{ rbac.authorization.k8s.io/aggregate-to-${name}: "true" }`;
    expect(resources(bound(name, [part('widgets', labels)]))).toEqual(['widgets']);
    expect(resources(bound(name, [part('widgets', labels.replace('"true"', '"false"'))]))).toEqual([]);
  });

  test('their label aggregates all of them, including cluster-admin', () => {
    const role = bound('collector', [whole('collector', '[{ matchLabels: { kubernetes.io/bootstrapping: rbac-defaults } }]')]);
    expect(role.rules).toContainEqual({ apiGroups: ['*'], resources: ['*'], verbs: ['*'] });
  });

  test('additions to view are in edit and admin too', () => {
    const widgets = part('widgets', '{ rbac.authorization.k8s.io/aggregate-to-view: "true" }');
    expect(resources(bound('admin', [widgets]))).toEqual(['widgets']);
    expect(resources(bound('cluster-admin', [widgets]))).toEqual([]);
  });
});

describe('aggregation', () => {
  const parts = [part('a', '{ team: x }'), part('b', '{ team: z, level: high }'), part('c', '{}')];

  test.each([
    ['[{ matchLabels: { team: x } }]', ['a']],
    ['[{ matchLabels: { team: x } }, { matchLabels: { team: z } }]', ['a', 'b']],
    ['[{ matchLabels: { team: z, level: high } }]', ['b']],
    ['[{ matchLabels: { team: z, level: low } }]', []],
    ['[{ matchExpressions: [{ key: team, operator: In, values: [x, z] }] }]', ['a', 'b']],
    ['[{ matchExpressions: [{ key: team, operator: Exists }, { key: level, operator: DoesNotExist }] }]', ['a']],
    ['[{ matchExpressions: [{ key: team, operator: NotIn, values: [x] }, { key: level, operator: Exists }] }]', ['b']],
    ['[{ matchExpressions: [{ key: level, operator: NotIn, values: [high] }] }]', ['a', 'c']],
    ['[{ matchLabels: { team: x }, matchExpressions: [{ key: team, operator: Exists }] }]', ['a']],
    ['[{ matchExpressions: [{ key: team, operator: Is, values: [x] }] }]', []],
    ['[{ matchLabels: { team: x } }, { matchLabels: { level: "{{ .Values.level }}" } }]', ['a', 'b']],
    ['[{ matchExpressions: [{ key: constructor, operator: Exists }] }]', []],
    // The API server rejects these roles.
    ['[null, 7]', []], ['[{ matchLabels: { team: x } }, { matchExpressions: [{ key: team, operator: Is, values: [x] }] }]', []],
    // The rules of these are not overwritten, and the API server rejects them.
    ['[]', ['overwritten']], ['null', ['overwritten']], ['text', ['overwritten']],
  ])('%s aggregates %j', (selectors, expected) => {
    expect(resources(bound('whole', [...parts, whole('whole', selectors)]))).toEqual(expected);
  });

  test('an empty selector aggregates all, including built-in ones, but not itself', () => {
    const role = bound('whole', [...parts, whole('whole', '[{}]')]);
    expect(resources(role)).toEqual(['a', 'b', 'c']);
    expect(role.rules).toContainEqual({ apiGroups: ['*'], resources: ['*'], verbs: ['*'] });
  });

  test('continues from role to role, including in cycles', () => {
    const roles = [...parts, whole('one', '[{ matchLabels: { team: x } }, { matchLabels: { of: two } }]', '{ of: one }'), whole('two', '[{ matchLabels: { of: one } }]', '{ of: two }')];
    expect(resources(bound('one', roles))).toEqual(['a']);
    expect(resources(bound('two', roles))).toEqual(['a']);
  });

  test('roles outside of the app may add rules, unless it is complete', () => {
    expect(bound('whole', [whole('whole', '[{}]')]).mayGrantMore).toBe(true);
    expect(bound('whole', [whole('whole', '[{}]')], { complete: true }).mayGrantMore).toBe(false);
    expect(bound('a', parts).mayGrantMore).toBe(false);
  });

  test('a Role aggregates nothing', () => {
    const role = whole('whole', '[{}]').replace('ClusterRole,', 'Role,').replace('name: whole', 'name: whole, namespace: shop');
    expect(new AppModel(objects([...parts, role].join('\n---\n'))).roles.map(resources)).toEqual([['overwritten'], ['a'], ['b'], ['c']]);
  });
});

test('two definitions grant what either contains', () => {
  const model = new AppModel(objects([
    part('a', '{}'), part('a', '{}').replace('resources: [a]', 'resources: [b]'),
    `{ ${GROUP}, kind: ClusterRoleBinding, metadata: { name: b }, roleRef: { kind: ClusterRole, name: a } }`,
  ].join('\n---\n')));
  expect(model.roles.map(resources)).toEqual([['a'], ['b']]);
  expect(resources(model.bindings[0].role!)).toEqual(['a', 'b']);
  expect(model.roles.map(role => model.bindingsTo(role))).toEqual([model.bindings, model.bindings]);
});

test('bindings to a role', () => {
  const role = (namespace: string): string => `{ ${GROUP}, kind: Role, metadata: { name: r, namespace: ${namespace} } }`;
  const binding = (namespace: string): string =>
    `{ ${GROUP}, kind: RoleBinding, metadata: { name: b, namespace: ${namespace} }, roleRef: { kind: Role, name: r } }`;
  const model = new AppModel(objects([role('shop'), role('other'), binding('shop')].join('\n---\n')));
  expect(model.roles.map(found => model.bindingsTo(found).length)).toEqual([1, 0]);
});

test('rules are read as the API server reads them, and unreadable ones are left out', () => {
  const rules = (text: string): unknown => new AppModel(objects(`{ ${GROUP}, kind: ClusterRole, metadata: { name: r }, rules: ${text} }`)).roles[0].rules;
  expect(rules('[{ verbs: get, apiGroups: "", resources: [secrets] }]')).toEqual([{ verbs: [], resources: ['secrets'] }]);
  expect(rules('{ verbs: [get], apiGroups: [""], resources: [secrets] }')).toEqual([]);
  expect(rules('[{ verbs: [get, 7], apiGroups: [""], resources: [secrets], resourceNames: null }]'))
    .toEqual([{ verbs: ['get', '{{ unreadable }}'], apiGroups: [''], resources: ['secrets'] }]);
  expect(rules('[{ apiGroups: [""], resources: [secrets] }]')).toEqual([{ verbs: [], apiGroups: [''], resources: ['secrets'] }]);
  expect(rules('[{ verbs: [get], apiGroups: [null], resources: [secrets, null] }]')).toEqual([{ verbs: ['get'], apiGroups: [''], resources: ['secrets', ''] }]);
  expect(rules('[null, 7, [get], { verbs: [list] }]')).toEqual([{ verbs: [] }, { verbs: [] }, { verbs: [] }, { verbs: ['list'] }]);
  expect(rules('null')).toEqual([]);
  expect(rules('secrets')).toEqual([]);
});

test('well-formed rules are those of the manifest', () => {
  const model = new AppModel(objects(part('a', '{}')));
  expect(model.roles[0].rules[0]).toBe((model.objects[0].manifest.rules as unknown[])[0]);
});
