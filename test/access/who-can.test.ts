import { binding, by, modelOf, role } from './_world';
import { canI } from '../../src/access/can-i';
import { AllowedSubject, whoCan } from '../../src/access/who-can';
import { AccessRequest } from '../../src/model/access-request';
import { AppModel } from '../../src/model/app-model';
import * as forRules from '../../src/rules';
import { Random } from '../_random';

const PODS = '[{ apiGroups: [""], resources: [pods], verbs: [get] }]';
const request = { verb: 'get', resource: 'pods', namespace: 'shop' };

const account = (name: string, namespace: string): string => `{ apiVersion: v1, kind: ServiceAccount, metadata: { name: ${name}, namespace: ${namespace} } }`;
const pod = (name: string, namespace: string, spec: string): string => `{ apiVersion: v1, kind: Pod, metadata: { name: ${name}, namespace: ${namespace} },
  spec: { ${spec}, containers: [{ name: app, image: a }, { name: proxy, image: b }] } }`;

const nameOf = ({ kind, namespace, name, certainty }: Pick<AllowedSubject, 'kind' | 'namespace' | 'name' | 'certainty'>): string =>
  `${certainty} ${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
const ofInput = (model: AppModel, asked: AccessRequest = request): string[] =>
  whoCan(model, asked).subjects.filter(({ builtIn }) => !builtIn).map(nameOf);

test('accounts, users and groups, the widest groups first', () => {
  const model = modelOf([
    role('r', PODS),
    binding('a', 'ClusterRole r', '[{ kind: User, name: alice }, { kind: ServiceAccount, name: web, namespace: shop }]'),
    binding('b', 'ClusterRole r', '[{ kind: User, name: "system:serviceaccount:shop:web" }, { kind: Group, name: dev }]', 'shop'),
    binding('c', 'ClusterRole r', '[{ kind: Group, name: "system:serviceaccounts:bank" }, { kind: Group, name: "system:authenticated" }]'),
    binding('d', 'ClusterRole r', '[{ kind: User, name: bob }]', 'bank'),
  ]);
  expect(ofInput(model)).toEqual([
    'yes Group system:authenticated', 'yes Group system:serviceaccounts:bank', 'yes ServiceAccount shop/web', 'yes Group dev', 'yes User alice',
  ]);
  // The user of a ServiceAccount is that account.
  const web = whoCan(model, request).subjects.find(({ name }) => name === 'web')!;
  expect(web.chains.map(({ binding: { kind, name } }) => `${kind} ${name}`).sort()).toEqual(['ClusterRoleBinding a', 'RoleBinding b']);
});

test('system:masters is always listed, and built-in subjects come last', () => {
  for (const asked of [request, { verb: 'destroy', apiGroup: 'example.com', resource: 'widgets' }, { verb: 'get', path: '/secret' }]) {
    const { subjects } = whoCan(modelOf([]), asked);
    expect(nameOf(subjects[0])).toBe('yes Group system:masters');
    expect(subjects.every(({ builtIn }) => builtIn)).toBe(true);
  }
});

test('workloads that hold a token of an allowed account, by container', () => {
  const model = modelOf([
    role('r', PODS),
    binding('b', 'ClusterRole r', '[{ kind: ServiceAccount, name: web, namespace: shop }]'),
    account('web', 'shop'),
    pod('with', 'shop', 'serviceAccountName: web'),
    pod('without', 'shop', 'serviceAccountName: web, automountServiceAccountToken: false'),
    pod('other', 'shop', 'serviceAccountName: other'),
    pod('elsewhere', 'bank', 'serviceAccountName: web'),
  ]);
  expect(whoCan(model, request).accounts).toEqual([{
    namespace: 'shop',
    name: 'web',
    certainty: 'yes',
    declared: true,
    through: ['ServiceAccount shop/web'],
    workloads: [{ kind: 'Pod', namespace: 'shop', name: 'with', containers: [{ name: 'app', certainty: 'yes' }, { name: 'proxy', certainty: 'yes' }] }],
  }]);
});

test('a token Secret may belong to another account than that of the pod', () => {
  const model = modelOf([
    role('r', PODS),
    binding('b', 'ClusterRole r', '[{ kind: ServiceAccount, name: robot, namespace: shop }]'),
    '{ apiVersion: v1, kind: Secret, type: kubernetes.io/service-account-token, metadata: { name: t, namespace: shop, annotations: { kubernetes.io/service-account.name: robot } } }',
    `{ apiVersion: v1, kind: Pod, metadata: { name: p, namespace: shop }, spec: { automountServiceAccountToken: false,
      containers: [{ name: app, image: a, env: [{ name: T, valueFrom: { secretKeyRef: { name: t, key: token } } }] }] } }`,
  ]);
  expect(whoCan(model, request).accounts).toMatchObject([{ name: 'robot', workloads: [{ name: 'p', containers: [{ name: 'app', certainty: 'yes' }] }] }]);
});

test('an account gets the permissions of its groups', () => {
  const model = modelOf([role('r', PODS), binding('b', 'ClusterRole r', '[{ kind: Group, name: "system:serviceaccounts:shop" }]'), account('web', 'shop'), account('web', 'bank')]);
  expect(whoCan(model, request).accounts).toMatchObject([{ namespace: 'shop', name: 'web', through: ['Group system:serviceaccounts:shop'] }]);
});

test('possible subjects are separate, with their conditions', () => {
  const model = modelOf([
    role('r', PODS),
    binding('a', 'ClusterRole elsewhere', '[{ kind: User, name: alice }]'),
    binding('b', 'ClusterRole r', '[{ kind: User, name: "${ADMIN}" }]'),
    binding('c', 'ClusterRole r', '[{ kind: User, name: bob }]'),
  ], {});
  expect(ofInput(model)).toEqual(['yes User bob', 'unknown User ${ADMIN}', 'unknown User alice']);
  const { subjects, dependsOn } = whoCan(model, request);
  expect(subjects.find(({ name }) => name === 'alice')!.chains[0].dependsOn).toEqual([expect.stringContaining('ClusterRole elsewhere, which is not in the input')]);
  expect(dependsOn).toEqual([expect.stringContaining('roles and bindings outside the input')]);
});

test('a binding that the API server rejects grants nothing', () => {
  const model = modelOf([
    role('r', PODS),
    binding('a', 'ClusterRole r', '[{ kind: ServiceAccount, name: web }]'),
    binding('b', 'ClusterRole r', '[{ kind: Robot, name: x }, { kind: User, apiGroup: apps, name: y }, { kind: User, name: "" }]'),
    binding('c', 'Role r', '[{ kind: User, name: z }]'),
  ]);
  expect(ofInput(model)).toEqual([]);
});

test('in random worlds with unknown namespaces and placeholders, each account matches the answer of can-i', () => {
  const random = new Random(7);
  const spaces = ['shop', 'bank', undefined, '${SPACE}'];
  const names = ['web', 'api', '{{ .name }}'];
  for (let round = 0; round < 300; round++) {
    const inSpace = (namespace: string | undefined): string => namespace === undefined ? '' : `, namespace: "${namespace}"`;
    const subject = (): string => random.oneOf([
      `{ kind: ServiceAccount, name: "${random.oneOf(names)}"${inSpace(random.oneOf(spaces))} }`,
      `{ kind: User, name: "system:serviceaccount:${random.oneOf(['shop', 'bank', '${SPACE}'])}:${random.oneOf(['web', 'api'])}" }`,
      `{ kind: Group, name: "system:serviceaccounts${random.oneOf(['', ':shop', ':bank', ':${SPACE}'])}" }`,
      '{ kind: User, name: "${ADMIN}" }',
    ]);
    const bindings = Array.from({ length: 1 + random.below(3) }, (_, index) => {
      const space = random.oneOf(spaces);
      const kind = random.below(3) === 0 ? 'ClusterRoleBinding' : 'RoleBinding';
      return `{ apiVersion: rbac.authorization.k8s.io/v1, kind: ${kind}, metadata: { name: b${index}${kind === 'RoleBinding' ? inSpace(space) : ''} }, `
        + `roleRef: { kind: ClusterRole, name: ${random.oneOf(['r', 'r', 'elsewhere'])} }, subjects: [${subject()}, ${subject()}] }`;
    });
    const accounts = spaces.flatMap(space => ['web', 'api'].map(name => `{ apiVersion: v1, kind: ServiceAccount, metadata: { name: ${name}${inSpace(space)} } }`));
    const model = modelOf([role('r', PODS), ...bindings, ...accounts], { complete: random.below(2) === 0 });
    const { accounts: allowed } = whoCan(model, request);
    for (const { namespace, name } of model.serviceAccounts) {
      const { answer, chains } = canI(model, { requester: { namespace, name }, name }, request);
      const expected = answer === 'yes' ? 'yes' : chains.length > 0 ? 'unknown' : 'no';
      const listed = allowed.find(each => each.namespace === namespace && each.name === name)?.certainty ?? 'no';
      expect([round, namespace, name, bindings, listed]).toEqual([round, namespace, name, bindings, expected]);
    }
  }
});

test('the answer may be incomplete if part of the input is unread', () => {
  const model = modelOf([]);
  expect(whoCan(model, request, true).dependsOn).toEqual(['a part of the input could not be read']);
  expect(by('alice', model).kind).toBe('User');
});

test('custom rules can use it too', () => {
  expect(forRules.whoCan).toBe(whoCan);
});

test('adding context removes no subject', () => {
  const random = new Random(11);
  for (let round = 0; round < 100; round++) {
    const parts = Array.from({ length: 6 }, (_, index) => random.oneOf([
      role(random.oneOf(['r', 's']), PODS),
      binding(`b${index}`, `ClusterRole ${random.oneOf(['r', 's', 'view'])}`, `[{ kind: ${random.oneOf(['User', 'Group'])}, name: ${random.oneOf(['x', 'y'])} }]`, random.oneOf(['shop', 'bank'])),
      binding(`b${index}`, `ClusterRole ${random.oneOf(['r', 's'])}`, '[{ kind: ServiceAccount, name: web, namespace: shop }]'),
    ]));
    const few = ofInput(modelOf(parts.slice(0, 3), {})).filter(name => name.startsWith('yes'));
    const context = modelOf(parts.slice(3), {}).objects;
    expect(ofInput(new AppModel(modelOf(parts.slice(0, 3)).objects, { context }))).toEqual(expect.arrayContaining(few));
  }
});
