import { AppModel, ModelOptions } from '../../src/model/app-model';
import { ServiceAccount } from '../../src/model/workload';
import { objectOf, objects } from '../_objects';

const GROUP = 'apiVersion: rbac.authorization.k8s.io/v1';
const ACCOUNT = '{ apiVersion: v1, kind: ServiceAccount, metadata: { name: robot, namespace: shop } }';
const role = (name: string, namespace = 'shop', rules = '[{ apiGroups: [""], resources: [configmaps], verbs: [get] }]'): string =>
  `{ ${GROUP}, kind: Role, metadata: { name: ${name}, namespace: ${namespace} }, rules: ${rules} }`;
const clusterRole = (name: string, rules: string): string => `{ ${GROUP}, kind: ClusterRole, metadata: { name: ${name} }, rules: ${rules} }`;
const roleBinding = (roleRef: string, subjects: string, namespace = 'shop'): string =>
  `{ ${GROUP}, kind: RoleBinding, metadata: { name: b, namespace: ${namespace} }, roleRef: ${roleRef}, subjects: [${subjects}] }`;
const clusterRoleBinding = (roleRef: string, subjects: string): string =>
  `{ ${GROUP}, kind: ClusterRoleBinding, metadata: { name: b }, roleRef: ${roleRef}, subjects: [${subjects}] }`;
const READER = '{ kind: Role, name: reader, apiGroup: rbac.authorization.k8s.io }';
const EDIT = '{ kind: ClusterRole, name: edit }';
const ROBOT = '{ kind: ServiceAccount, name: robot, namespace: shop }';

/** The account of the app. */
function robot(yaml: string[], options: ModelOptions = {}): ServiceAccount {
  return new AppModel(objects([ACCOUNT, ...yaml].join('\n---\n')), options).serviceAccount('shop', 'robot')!;
}

const outcome = (yaml: string[], options: ModelOptions = { complete: true }): unknown => {
  const { grants, hasPermission } = robot(yaml, options);
  return [grants.map(({ certainty }) => certainty), hasPermission];
};

describe('the known bindings give', () => {
  const bound = (yaml: string[], options?: ModelOptions): unknown => {
    const { boundPermission, hasPermission } = robot(yaml, options);
    return [boundPermission, hasPermission];
  };

  test.each<[string, string[], string]>([
    ['nothing if there are none', [], 'no'],
    ['a permission', [role('reader'), roleBinding(READER, ROBOT)], 'yes'],
    ['nothing with a role without rules', [role('reader', 'shop', '[]'), roleBinding(READER, ROBOT)], 'no'],
    ['unknown permissions of a role elsewhere', [roleBinding('{ kind: Role, name: elsewhere }', ROBOT)], 'unknown'],
    ['unknown permissions of roles elsewhere that one aggregates', [
      `{ ${GROUP}, kind: ClusterRole, metadata: { name: whole }, aggregationRule: { clusterRoleSelectors: [{ matchLabels: { team: x } }] } }`,
      clusterRoleBinding('{ kind: ClusterRole, name: whole }', ROBOT),
    ], 'unknown'],
    ['a permission of all accounts', [role('reader'), roleBinding(READER, '{ kind: Group, name: "system:serviceaccounts" }')], 'yes'],
  ])('%s', (_, yaml, expected) => {
    expect(bound(yaml)).toEqual([expected, expected === 'yes' ? 'yes' : 'unknown']);
  });

  test('everything there is if the app is complete', () => {
    expect(bound([], { complete: true })).toEqual(['no', 'no']);
    expect(bound([roleBinding('{ kind: Role, name: elsewhere }', ROBOT)], { complete: true })).toEqual(['no', 'no']);
  });

  test('permissions with bindings of the context', () => {
    const context = objects([role('reader'), roleBinding(READER, ROBOT)].join('\n---\n'));
    expect(bound([], { context })).toEqual(['yes', 'yes']);
  });
});

test('a grant with its chain', () => {
  const { grants } = robot([role('reader'), roleBinding(READER, ROBOT)]);
  expect(grants).toHaveLength(1);
  expect(grants[0]).toMatchObject({
    certainty: 'yes',
    clusterWide: false,
    role: { kind: 'Role', name: 'reader', namespace: 'shop', mayGrantMore: false, rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }] },
    binding: { namespace: 'shop', clusterWide: false, refused: false, roleRef: { kind: 'Role', name: 'reader' } },
    subject: { kind: 'ServiceAccount', name: 'robot', namespace: 'shop', hasNamespace: true, path: ['subjects', 0] },
  });
  expect(grants[0].role!.object!.name).toBe('reader');
});

test.each([
  ['an account with its namespace', ROBOT],
  ['an account without a namespace, in its own', '{ kind: ServiceAccount, name: robot }'],
  ['an account with an empty namespace', '{ kind: ServiceAccount, name: robot, namespace: "" }'],
  ['its user name', '{ kind: User, name: "system:serviceaccount:shop:robot", apiGroup: rbac.authorization.k8s.io }'],
  ['all accounts', '{ kind: Group, name: "system:serviceaccounts" }'],
  ['all accounts of its namespace', '{ kind: Group, name: "system:serviceaccounts:shop" }'],
  ['all authenticated users', '{ kind: Group, name: "system:authenticated" }'],
])('reached by %s', (_, subject) => {
  expect(outcome([role('reader'), roleBinding(READER, subject)])).toEqual([['yes'], 'yes']);
});

test.each([
  ['another account', '{ kind: ServiceAccount, name: other, namespace: shop }'],
  ['an account of the same name in another namespace', '{ kind: ServiceAccount, name: robot, namespace: other }'],
  ['another user name', '{ kind: User, name: "system:serviceaccount:other:robot" }'],
  ['a name that is not an account', '{ kind: User, name: robot }'],
  ['accounts of another namespace', '{ kind: Group, name: "system:serviceaccounts:other" }'],
  ['strangers', '{ kind: Group, name: "system:unauthenticated" }'],
  ['masters', '{ kind: Group, name: "system:masters" }'],
  ['an account with the API group of users, which is rejected', '{ kind: ServiceAccount, name: robot, namespace: shop, apiGroup: rbac.authorization.k8s.io }'],
  ['a group with an invalid API group', '{ kind: Group, name: "system:serviceaccounts", apiGroup: v1 }'],
  ['an unreadable subject', 'null'],
])('not reached by %s', (_, subject) => {
  expect(outcome([role('reader'), roleBinding(READER, subject)])).toEqual([[], 'no']);
});

test('a rejected subject makes no account known', () => {
  const accounts = (subject: string): number => new AppModel(objects(roleBinding(READER, subject))).serviceAccounts.length;
  expect(accounts(ROBOT)).toBe(1);
  expect(accounts(ROBOT.replace('}', ', apiGroup: rbac.authorization.k8s.io }'))).toBe(0);
});

test('a subject without a namespace stands for no account in a ClusterRoleBinding', () => {
  expect(outcome([clusterRoleBinding(EDIT, '{ kind: ServiceAccount, name: robot }')])).toEqual([[], 'no']);
  expect(outcome([clusterRoleBinding(EDIT, ROBOT)])).toEqual([['yes'], 'yes']);
});

test('a binding in another namespace grants there', () => {
  const { grants } = robot([role('reader', 'other'), roleBinding(READER, ROBOT, 'other')]);
  expect(grants.map(({ binding, certainty }) => [binding.namespace, certainty])).toEqual([['other', 'yes']]);
});

test.each([
  ['a ClusterRoleBinding to a Role', clusterRoleBinding(READER, ROBOT)],
  ['another API group', roleBinding('{ kind: Role, name: reader, apiGroup: v1 }', ROBOT)],
  ['no kind', roleBinding('{ name: reader }', ROBOT)],
  ['no name', roleBinding('{ kind: Role }', ROBOT)],
  ['another kind', roleBinding('{ kind: Group, name: reader }', ROBOT)],
])('rejected: %s', (_, binding) => {
  expect(outcome([role('reader'), binding])).toEqual([[], 'no']);
  expect(new AppModel(objects(binding)).bindings).toMatchObject([{ refused: true, role: undefined }]);
});

describe('roles outside of the app', () => {
  test('are looked up in the namespace of the binding', () => {
    const { grants, hasPermission } = robot([role('reader', 'other'), roleBinding(READER, ROBOT)], { complete: true });
    expect(grants).toMatchObject([{ role: undefined, certainty: 'yes' }]);
    expect(hasPermission).toBe('no');
  });

  test('may be built in', () => {
    const [grant] = robot([roleBinding(EDIT, ROBOT)]).grants;
    expect(grant.role).toMatchObject({ kind: 'ClusterRole', name: 'edit', object: undefined, mayGrantMore: true });
    expect(robot([roleBinding('{ kind: Role, name: extension-apiserver-authentication-reader }', ROBOT, 'kube-system')]).grants)
      .toMatchObject([{ role: { kind: 'Role', namespace: 'kube-system' } }]);
    expect(robot([roleBinding('{ kind: Role, name: extension-apiserver-authentication-reader }', ROBOT)]).grants).toMatchObject([{ role: undefined }]);
    expect(robot([roleBinding('{ kind: Role, name: edit }', ROBOT)]).grants).toMatchObject([{ role: undefined }]);
  });
});

describe('unknown namespaces', () => {
  const noNamespace = '{ apiVersion: v1, kind: ServiceAccount, metadata: { name: robot } }';

  test('objects without a namespace share one', () => {
    const model = new AppModel(objects([
      noNamespace,
      `{ ${GROUP}, kind: Role, metadata: { name: reader }, rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }] }`,
      `{ ${GROUP}, kind: RoleBinding, metadata: { name: b }, roleRef: ${READER}, subjects: [{ kind: ServiceAccount, name: robot }] }`,
    ].join('\n---\n')));
    expect(model.serviceAccount(undefined, 'robot')).toMatchObject({ hasPermission: 'yes', grants: [{ certainty: 'yes', role: { name: 'reader' } }] });
  });

  test('a subject with a namespace may be the account without one', () => {
    const model = new AppModel(objects([noNamespace, clusterRoleBinding(EDIT, ROBOT)].join('\n---\n')), { complete: true });
    const [without, named] = model.serviceAccounts;
    expect(without).toMatchObject({ namespace: undefined, hasPermission: 'unknown', grants: [{ certainty: 'unknown' }] });
    expect(named).toMatchObject({ namespace: 'shop', hasPermission: 'yes', grants: [{ certainty: 'yes' }] });
    expect(without.mayEqual).toEqual([named]);
    expect(named.mayEqual).toEqual([without]);
  });

  test('a given namespace makes it certain', () => {
    const yaml = [noNamespace, clusterRoleBinding(EDIT, ROBOT)].join('\n---\n');
    expect(new AppModel(objects(yaml), { namespace: 'shop', complete: true }).serviceAccounts).toMatchObject([{ namespace: 'shop', hasPermission: 'yes' }]);
    expect(new AppModel(objects(yaml), { namespace: 'other', complete: true }).serviceAccounts[0]).toMatchObject({ namespace: 'other', hasPermission: 'no' });
  });

  test('a Role without a namespace may be the one referred to', () => {
    const { grants, hasPermission } = robot([role('reader').replace(', namespace: shop', ''), roleBinding(READER, ROBOT)], { complete: true });
    expect(grants).toMatchObject([{ certainty: 'unknown', role: { name: 'reader' } }]);
    expect(hasPermission).toBe('unknown');
  });

  test('a Helm template expression may be any namespace', () => {
    const templated = '{ kind: ServiceAccount, name: robot, namespace: "{{ .Release.Namespace }}" }';
    expect(outcome([clusterRoleBinding(EDIT, templated)])).toEqual([['unknown'], 'unknown']);
    expect(outcome([clusterRoleBinding(EDIT, '{ kind: Group, name: "system:serviceaccounts:{{ .Values.ns }}" }')])).toEqual([['unknown'], 'unknown']);
    expect(outcome([clusterRoleBinding(EDIT, '{ kind: ServiceAccount, name: "{{ .Values.name }}", namespace: shop }')])).toEqual([['unknown'], 'unknown']);
    expect(outcome([clusterRoleBinding(EDIT, '{ kind: ServiceAccount, name: "{{ .Values.name }}", namespace: other }')])).toEqual([[], 'no']);
    expect(outcome([clusterRoleBinding(EDIT, '{ kind: ServiceAccount, name: "{{ .Values.name }}", namespace: "{{ .Values.ns }}" }')])).toEqual([['unknown'], 'unknown']);
    expect(outcome([clusterRoleBinding(EDIT, '{ kind: ServiceAccount, name: "{{ .Values.name }}", namespace: shop }')], {})).toEqual([['unknown'], 'unknown']);
  });
});

describe('permissions', () => {
  const bound = (rules: string): [string, string] => [clusterRole('r', rules), clusterRoleBinding('{ kind: ClusterRole, name: r }', ROBOT)];
  const boundHere = (rules: string): [string, string] => [clusterRole('r', rules), roleBinding('{ kind: ClusterRole, name: r }', ROBOT)];

  test.each([
    ['[]'],
    ['[{ apiGroups: [authorization.k8s.io], resources: [selfsubjectaccessreviews], verbs: [create] }]'],
    ['[{ nonResourceURLs: [/version, /healthz, /api/v1], verbs: [get] }]'],
    ['[{ apiGroups: [""], resources: ["pods/*"], verbs: [get] }]'],
    ['[{ apiGroups: [""], resources: [pods], verbs: [] }]'],
    ['[{ apiGroups: [], resources: [pods], verbs: [get] }]'],
  ])('%s is not a permission', rules => {
    expect(outcome(bound(rules))).toEqual([['yes'], 'no']);
  });

  test.each([
    ['[{ apiGroups: [authorization.k8s.io], resources: [subjectaccessreviews], verbs: [create] }]'],
    ['[{ apiGroups: [authorization.k8s.io], resources: ["*"], verbs: [create] }]'],
    ['[{ nonResourceURLs: [/metrics], verbs: [get] }]'],
    ['[{ nonResourceURLs: ["*"], verbs: [get] }]'],
    ['[{ nonResourceURLs: [/version], verbs: ["*"] }]'],
    ['[{ apiGroups: [""], resources: [pods, "pods/*"], verbs: [get] }]'],
    ['[{ apiGroups: [""], resources: [nodes], verbs: [get] }]'],
  ])('%s is a permission', rules => {
    expect(outcome(bound(rules))).toEqual([['yes'], 'yes']);
  });

  test.each([
    ['[{ apiGroups: [authentication.k8s.io], resources: [tokenreviews], verbs: [create] }]', 'no'],
    ['[{ apiGroups: [""], resources: [nodes], verbs: ["*"] }]', 'no'],
    ['[{ nonResourceURLs: [/metrics], verbs: [get] }]', 'no'],
    ['[{ apiGroups: [""], resources: [namespaces], verbs: [list] }]', 'no'],
    ['[{ apiGroups: [""], resources: [namespaces], verbs: [list, get] }]', 'yes'],
    ['[{ apiGroups: [""], resources: [namespaces], verbs: ["*"] }]', 'yes'],
    ['[{ apiGroups: [""], resources: [nodes, pods], verbs: [get] }]', 'yes'],
    ['[{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }]', 'yes'],
  ])('%s is a permission in a namespace: %s', (rules, answer) => {
    expect(outcome(boundHere(rules))).toEqual([['yes'], answer]);
  });

  test('default permissions of every account are not a grant', () => {
    const discovery = clusterRoleBinding('{ kind: ClusterRole, name: "system:discovery" }', '{ kind: Group, name: "system:authenticated" }');
    expect(outcome([discovery])).toEqual([[], 'no']);
  });

  test('without the whole cluster it is unknown whether there are none', () => {
    expect(outcome([], {})).toEqual([[], 'unknown']);
    expect(outcome([], { complete: true })).toEqual([[], 'no']);
  });

  test('Kubernetes accounts have their own', () => {
    const model = new AppModel(objects('{ apiVersion: v1, kind: ServiceAccount, metadata: { name: deployment-controller, namespace: kube-system } }'), { complete: true });
    expect(model.serviceAccounts[0]).toMatchObject({ hasPermission: 'yes', grants: [] });
  });
});

test('all grants, in the order of the bindings', () => {
  const { grants } = robot([
    role('reader'),
    roleBinding(READER, `{ kind: Group, name: "system:serviceaccounts" }, ${ROBOT}`).replace('name: b', 'name: b1'),
    roleBinding(READER, ROBOT).replace('name: b', 'name: b2'),
    clusterRoleBinding(EDIT, '{ kind: Group, name: "system:serviceaccounts:shop" }').replace('name: b', 'name: b3'),
  ]);
  expect(grants.map(({ binding, subject }) => [binding.object.name, subject.path])).toEqual([
    ['b1', ['subjects', 0]], ['b1', ['subjects', 1]], ['b2', ['subjects', 0]], ['b3', ['subjects', 0]],
  ]);
});

test('thousands of accounts with one binding each do not multiply', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `app-${index}`);
  const reader = objectOf({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'reader', namespace: 'shop' },
    rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }],
  });
  const model = new AppModel([reader, ...names.map(name => objectOf({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name, namespace: 'shop' },
    roleRef: { kind: 'Role', name: 'reader' },
    subjects: [{ kind: 'ServiceAccount', name }],
  }))]);
  const start = process.cpuUsage().user;
  expect(names.every(name => model.serviceAccount('shop', name)!.boundPermission === 'yes')).toBe(true);
  // The product would be 400 million comparisons.
  expect(process.cpuUsage().user - start).toBeLessThan(2_000_000);
});
