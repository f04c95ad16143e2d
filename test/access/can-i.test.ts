import { binding, by, modelOf, role } from './_world';
import { canI } from '../../src/access/can-i';
import { readText } from '../../src/manifest/read-text';
import { AppModel } from '../../src/model/app-model';

const PODS = '[{ apiGroups: [""], resources: [pods], verbs: [get, list] }]';
const request = { verb: 'get', resource: 'pods', namespace: 'shop' };

test('yes, with binding, role and rule, and their locations', () => {
  const { objects } = readText(`apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader, namespace: shop}
rules:
- {apiGroups: [""], resources: [secrets], verbs: [list]}
- {apiGroups: [""], resources: [pods], resourceNames: [], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: readers, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects:
- {kind: ServiceAccount, name: web}
`, 'app.yaml');
  const model = new AppModel(objects);
  expect(canI(model, by('shop/web', model), request)).toEqual({
    answer: 'yes',
    chains: [{
      certainty: 'yes',
      subject: { kind: 'ServiceAccount', namespace: 'shop', name: 'web' },
      binding: { kind: 'RoleBinding', namespace: 'shop', name: 'readers', builtIn: false, location: { file: 'app.yaml', line: 13, column: 3 } },
      role: { kind: 'Role', namespace: 'shop', name: 'reader', builtIn: false, found: true, location: { file: 'app.yaml', line: 1, column: 1 } },
      rule: { apiGroups: [''], resources: ['pods'], verbs: ['get'], location: { file: 'app.yaml', line: 6, column: 3 } },
      dependsOn: [],
    }],
    dependsOn: [],
  });
});

test('through a group and a built-in role', () => {
  const model = modelOf([binding('b', 'ClusterRole view', '[{ kind: Group, name: "system:serviceaccounts:shop" }]', 'shop')]);
  const { answer, chains: [chain] } = canI(model, by('shop/web', model), request);
  expect(answer).toBe('yes');
  expect(chain).toMatchObject({ subject: { kind: 'Group' }, role: { kind: 'ClusterRole', name: 'view', builtIn: true, found: true } });
});

test('through built-in objects', () => {
  const model = modelOf([]);
  const { answer, chains } = canI(model, by('shop/web', model), { verb: 'get', path: '/version' });
  expect(answer).toBe('yes');
  expect(chains).toContainEqual(expect.objectContaining({ binding: expect.objectContaining({ name: 'system:discovery', builtIn: true }) }));
});

test('the answer names the ClusterRole from which a rule is aggregated', () => {
  const aggregating = `{ apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: all },
    aggregationRule: { clusterRoleSelectors: [{ matchLabels: { part: yes-please } }] }, rules: [] }`;
  const model = modelOf([
    aggregating,
    role('part', PODS).replace('name: part', 'name: part, labels: { part: yes-please }'),
    binding('b', 'ClusterRole all', '[{ kind: ServiceAccount, name: web, namespace: shop }]'),
  ]);
  expect(canI(model, by('shop/web', model), request).chains[0]).toMatchObject({ role: { name: 'all' }, rule: { from: 'part' } });
});

test('a binding that is both built in and in the input is named once', () => {
  const model = modelOf([binding('system:discovery', 'ClusterRole system:discovery', '[{ kind: Group, name: "system:authenticated" }]')]);
  const { chains } = canI(model, by('alice', model), { verb: 'get', path: '/version' });
  expect(chains.filter(chain => chain.binding.name === 'system:discovery')).toEqual([expect.objectContaining({ binding: expect.objectContaining({ builtIn: false }) })]);
});

test('users and groups', () => {
  const model = modelOf([
    role('r', PODS), binding('b', 'ClusterRole r', '[{ kind: User, name: alice }, { kind: Group, name: dev }]'),
  ]);
  expect(canI(model, by('alice', model), request).answer).toBe('yes');
  expect(canI(model, by('bob', model), request).answer).toBe('no');
  expect(canI(model, by('bob', model, 'dev'), request).answer).toBe('yes');
  expect(canI(model, by('bob', model, 'system:masters'), { verb: 'delete', resource: 'nodes' }).answer).toBe('yes');
  expect(canI(model, by('shop/web', model, 'dev'), request).answer).toBe('yes');
  expect(canI(model, by('shop/alice', model), request).answer).toBe('no');
});

test('the user of a ServiceAccount is that ServiceAccount, even with other groups', () => {
  const model = modelOf([role('r', PODS), binding('b', 'ClusterRole r', '[{ kind: ServiceAccount, name: web, namespace: shop }]')]);
  expect(canI(model, by('shop/web', model, 'dev'), request).answer).toBe('yes');
  expect(canI(model, by('bank/web', model, 'dev'), request).answer).toBe('no');
});

describe('unknown', () => {
  const grant = binding('b', 'ClusterRole elsewhere', '[{ kind: ServiceAccount, name: web, namespace: shop }]');

  test('if the input may be incomplete', () => {
    const model = modelOf([], {});
    expect(canI(model, by('shop/web', model), request)).toEqual({
      answer: 'unknown', chains: [], dependsOn: [expect.stringContaining('roles and bindings outside the input')],
    });
  });

  test('if the role is missing from the input', () => {
    const model = modelOf([grant], {});
    const { answer, chains, dependsOn } = canI(model, by('shop/web', model), request);
    expect(answer).toBe('unknown');
    expect(chains).toMatchObject([{ certainty: 'unknown', role: { name: 'elsewhere', found: false } }]);
    expect(dependsOn[0]).toBe('ClusterRoleBinding b binds ClusterRole elsewhere, which is not in the input: add its manifests as context');
  });

  test('but not in complete input, where such a binding grants nothing', () => {
    const model = modelOf([grant]);
    expect(canI(model, by('shop/web', model), request).answer).toBe('no');
  });

  test('if a namespace is not set', () => {
    const model = modelOf([role('r', PODS), binding('b', 'ClusterRole r', '[{ kind: ServiceAccount, name: web }]', 'X').replace(', namespace: X', '')]);
    expect(canI(model, by('shop/web', model), request)).toMatchObject({
      answer: 'unknown', dependsOn: [expect.any(String), 'RoleBinding b is in no namespace: set the namespace of objects without one'],
    });
  });

  test('if a subject is a placeholder', () => {
    const model = modelOf([role('r', PODS), binding('b', 'ClusterRole r', '[{ kind: User, name: "{{ .Values.admin }}" }]')]);
    expect(canI(model, by('alice', model), request)).toMatchObject({
      answer: 'unknown', dependsOn: ['whom ClusterRoleBinding b means by User {{ .Values.admin }} depends on a value that is not set'],
    });
  });

  test.each([
    ['a verb', '{ apiGroups: [""], resources: [pods], verbs: ["${VERB}"] }'],
    ['a group', '{ apiGroups: ["{{ .Values.group }}"], resources: [pods], verbs: [get] }'],
    ['a resource', '{ apiGroups: [""], resources: [nodes, "{{ .Values.resource }}"], verbs: [get] }'],
    ['a part of a resource', '{ apiGroups: [""], resources: ["${KIND}s"], verbs: [get] }'],
    ['the name of an object', '{ apiGroups: [""], resources: [pods], resourceNames: ["{{ .Release.Name }}"], verbs: [get] }'],
  ])('if %s in a rule is a placeholder', (_, rule) => {
    const model = modelOf([role('r', `[${rule}]`), binding('b', 'ClusterRole r', '[{ kind: ServiceAccount, name: web, namespace: shop }]')]);
    expect(canI(model, by('shop/web', model), { ...request, name: 'a' })).toMatchObject({
      answer: 'unknown',
      chains: [{ certainty: 'unknown', rule: expect.anything() }],
      dependsOn: ['what ClusterRole r, which ClusterRoleBinding b binds, grants depends on a value that is not set'],
    });
  });

  test('if a path is a placeholder', () => {
    const model = modelOf([role('r', '[{ nonResourceURLs: ["/{{ .Values.path }}"], verbs: [get] }]'), binding('b', 'ClusterRole r', '[{ kind: User, name: alice }]')]);
    expect(canI(model, by('alice', model), { verb: 'get', path: '/metrics' }).answer).toBe('unknown');
  });

  test('but not if the placeholder cannot match the request, or another rule certainly grants it', () => {
    const unset = '{ apiGroups: [""], resources: [pods], resourceNames: ["{{ .Release.Name }}"], verbs: [get] }';
    const bound = binding('b', 'ClusterRole r', '[{ kind: ServiceAccount, name: web, namespace: shop }]');
    const model = modelOf([role('r', `[${unset}]`), bound]);
    expect(canI(model, by('shop/web', model), request).answer).toBe('no');
    expect(canI(model, by('shop/web', model), { ...request, verb: 'delete', name: 'a' }).answer).toBe('no');
    const certain = modelOf([role('r', `[${unset}, ${PODS.slice(1, -1)}]`), bound]);
    expect(canI(certain, by('shop/web', certain), { ...request, name: 'a' })).toMatchObject({ answer: 'yes', dependsOn: [] });
  });

  test('if part of the input could not be read', () => {
    const model = modelOf([]);
    expect(canI(model, by('shop/web', model), request, true)).toEqual({ answer: 'unknown', chains: [], dependsOn: ['a part of the input could not be read'] });
    expect(canI(model, by('shop/web', model), { verb: 'get', path: '/version' }, true).answer).toBe('yes');
  });

  test('if a custom resource contains objects that its controller may write', () => {
    const inside = binding('b', 'ClusterRole cluster-admin', '[{ kind: ServiceAccount, name: web, namespace: shop }]');
    const model = modelOf([`{ apiVersion: example.com/v1, kind: Bundle, metadata: { name: all, namespace: shop }, spec: { manifests: [${inside}] } }`]);
    expect(canI(model, by('shop/web', model), request)).toEqual({
      answer: 'unknown', chains: [], dependsOn: ['the objects that Bundle shop/all describes are not checked: add what its controller writes as context'],
    });
  });

  test('if a rule could not be read', () => {
    const model = modelOf([role('r', '[{ apiGroups: [""], resources: 7, verbs: [get] }]'), binding('b', 'ClusterRole r', '[{ kind: ServiceAccount, name: web, namespace: shop }]')]);
    expect(canI(model, by('shop/web', model), request)).toMatchObject({ answer: 'unknown', dependsOn: ['ClusterRole r, which ClusterRoleBinding b binds, could not be read completely'] });
    expect(model.can({ name: 'web', namespace: 'shop' }, request)).toBe('unknown');
  });
});
