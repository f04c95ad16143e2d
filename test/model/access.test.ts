import { builtIn } from '../../src/kubernetes/rbac/built-in-roles';
import { AccessRequest } from '../../src/model/access-request';
import { AppModel, ModelOptions } from '../../src/model/app-model';
import { objectOf, objects } from '../_objects';
import { Random } from '../_random';

const GROUP = 'apiVersion: rbac.authorization.k8s.io/v1';

function bindings(rules: string): string {
  return `
{ ${GROUP}, kind: ClusterRole, metadata: { name: r }, rules: ${rules} }
---
{ ${GROUP}, kind: ClusterRoleBinding, metadata: { name: b }, roleRef: { kind: ClusterRole, name: r }, subjects: [{ kind: ServiceAccount, name: everywhere, namespace: shop }] }
---
{ ${GROUP}, kind: RoleBinding, metadata: { name: b, namespace: shop }, roleRef: { kind: ClusterRole, name: r }, subjects: [{ kind: ServiceAccount, name: here }] }
`;
}

function answers(rules: string, request: AccessRequest, options: ModelOptions = { complete: true }): unknown {
  const model = new AppModel(objects(bindings(rules)), options);
  return ['everywhere', 'here'].map(name => model.can({ name, namespace: 'shop' }, request));
}

const NODES = '[{ apiGroups: [""], resources: [nodes, namespaces], verbs: [get] }]';

test('a ClusterRole applies everywhere, or in the namespace of its RoleBinding', () => {
  const pods = '[{ apiGroups: [""], resources: [pods], verbs: [get] }]';
  expect(answers(pods, { verb: 'get', resource: 'pods', namespace: 'shop' })).toEqual(['yes', 'yes']);
  expect(answers(pods, { verb: 'get', resource: 'pods', namespace: 'other' })).toEqual(['yes', 'no']);
  expect(answers(pods, { verb: 'get', resource: 'pods' })).toEqual(['yes', 'no']);
});

test('a request for a cluster-scoped resource has no namespace; one for the own Namespace has', () => {
  expect(answers(NODES, { verb: 'get', resource: 'nodes' })).toEqual(['yes', 'no']);
  expect(answers(NODES, { verb: 'get', resource: 'nodes', namespace: 'shop' })).toEqual(['yes', 'yes']);
  expect(answers(NODES, { verb: 'get', resource: 'namespaces', name: 'shop', namespace: 'shop' })).toEqual(['yes', 'yes']);
  expect(answers(NODES, { verb: 'get', resource: 'namespaces', name: 'other', namespace: 'other' })).toEqual(['yes', 'no']);
});

test('paths apply to the whole cluster', () => {
  const metrics = '[{ nonResourceURLs: [/metrics], verbs: [get] }]';
  expect(answers(metrics, { verb: 'get', path: '/metrics' })).toEqual(['yes', 'no']);
  expect(answers(metrics, { verb: 'get', path: '/metrics', namespace: 'shop' })).toEqual(['yes', 'no']);
  expect(answers(metrics, { verb: 'post', path: '/metrics' })).toEqual(['no', 'no']);
});

test('a request without a name is for all objects, and a rule with names does not allow it', () => {
  const named = '[{ apiGroups: [""], resources: [secrets], resourceNames: [one], verbs: ["*"] }]';
  expect(answers(named, { verb: 'get', resource: 'secrets', name: 'one', namespace: 'shop' })).toEqual(['yes', 'yes']);
  expect(answers(named, { verb: 'get', resource: 'secrets', name: 'two', namespace: 'shop' })).toEqual(['no', 'no']);
  expect(answers(named, { verb: 'create', resource: 'secrets', namespace: 'shop' })).toEqual(['no', 'no']);
  expect(answers(named, { verb: 'create', resource: 'secrets', name: '', namespace: 'shop' })).toEqual(['no', 'no']);
});

test('a rule with an empty name allows a request without a name', () => {
  const named = '[{ apiGroups: [""], resources: [secrets], resourceNames: [""], verbs: ["*"] }]';
  expect(answers(named, { verb: 'list', resource: 'secrets', namespace: 'shop' })).toEqual(['yes', 'yes']);
  expect(answers(named, { verb: 'create', resource: 'secrets', namespace: 'shop' })).toEqual(['yes', 'yes']);
  expect(answers(named, { verb: 'get', resource: 'secrets', name: 'one', namespace: 'shop' })).toEqual(['no', 'no']);
});

test('the permissions of every account', () => {
  const model = new AppModel([], { complete: true });
  const can = (request: AccessRequest): string => model.can({ name: 'robot', namespace: 'shop' }, request);
  expect(can({ verb: 'create', apiGroup: 'authorization.k8s.io', resource: 'selfsubjectaccessreviews' })).toBe('yes');
  expect(can({ verb: 'create', apiGroup: 'authentication.k8s.io', resource: 'selfsubjectreviews' })).toBe('yes');
  expect(can({ verb: 'get', path: '/version' })).toBe('yes');
  expect(can({ verb: 'get', path: '/openid/v1/jwks' })).toBe('yes');
  expect(can({ verb: 'create', apiGroup: 'authorization.k8s.io', resource: 'subjectaccessreviews' })).toBe('no');
  expect(can({ verb: 'get', path: '/metrics' })).toBe('no');
});

test('the permissions of Kubernetes accounts', () => {
  const model = new AppModel([], { complete: true });
  const scale = { verb: 'update', apiGroup: 'apps', resource: 'replicasets', namespace: 'shop' };
  expect(model.can({ name: 'deployment-controller', namespace: 'kube-system' }, scale)).toBe('yes');
  expect(model.can({ name: 'deployment-controller', namespace: 'shop' }, scale)).toBe('no');
  const signers = { verb: 'update', resource: 'configmaps', name: 'cluster-info', namespace: 'kube-public' };
  expect(model.can({ name: 'bootstrap-signer', namespace: 'kube-system' }, signers)).toBe('yes');
  expect(model.can({ name: 'bootstrap-signer', namespace: 'kube-system' }, { ...signers, namespace: 'shop' })).toBe('no');
});

describe('the answer is unknown', () => {
  const request = { verb: 'get', resource: 'pods', namespace: 'shop' };

  test('if bindings elsewhere may exist', () => {
    expect(answers(NODES, request, {})).toEqual(['unknown', 'unknown']);
  });

  test('if the role is elsewhere', () => {
    const app = objects(bindings('[]')).slice(1);
    expect(new AppModel(app).can({ name: 'here', namespace: 'shop' }, request)).toBe('unknown');
    const templated = objects(bindings('[]').replaceAll('name: r }', 'name: "{{ .Values.role }}" }')).slice(1);
    const model = new AppModel(templated, { complete: true });
    expect(model.can({ name: 'here', namespace: 'shop' }, request)).toBe('unknown');
    expect(model.serviceAccount('shop', 'here')!.hasPermission).toBe('unknown');
    expect(model.can({ name: 'here', namespace: 'shop' }, { ...request, namespace: 'other' })).toBe('no');
    expect(model.can({ name: 'stranger', namespace: 'shop' }, request)).toBe('no');
  });

  test('but not if the role does not exist, as on a real server', () => {
    const model = new AppModel(objects(bindings('[]')).slice(1), { complete: true });
    expect(model.can({ name: 'here', namespace: 'shop' }, request)).toBe('no');
    expect(model.serviceAccount('shop', 'here')!.hasPermission).toBe('no');
  });

  test('if the role may be one of several', () => {
    const role = (namespace: string): string => `{ ${GROUP}, kind: Role, metadata: { name: r, namespace: ${namespace} }, rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }] }`;
    const binding = `{ ${GROUP}, kind: RoleBinding, metadata: { name: b }, roleRef: { kind: Role, name: r }, subjects: [{ kind: ServiceAccount, name: here, namespace: shop }] }`;
    const model = new AppModel(objects([role('shop'), role('bank'), binding].join('\n---\n')), { complete: true });
    expect(model.can({ name: 'here', namespace: 'shop' }, request)).toBe('unknown');
    expect(model.serviceAccount('shop', 'here')!.hasPermission).toBe('unknown');
  });

  test('if a namespace is unknown', () => {
    const yaml = bindings('[{ apiGroups: [""], resources: [pods], verbs: [get] }]').replace(', namespace: shop }, roleRef', ' }, roleRef');
    const model = new AppModel(objects(yaml), { complete: true });
    expect(model.can({ name: 'here', namespace: undefined }, request)).toBe('unknown');
    expect(model.can({ name: 'here', namespace: 'shop' }, request)).toBe('unknown');
    expect(model.can({ name: 'here', namespace: 'shop' }, { ...request, resource: 'secrets' })).toBe('no');
  });
});

/** A second implementation of RBAC, without an index: whether the account has the permission. */
function permits(manifests: readonly any[], account: { name: string; namespace: string }, request: AccessRequest): boolean {
  const user = `system:serviceaccount:${account.namespace}:${account.name}`;
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${account.namespace}`, 'system:authenticated'];
  return manifests.filter(({ kind }) => /Binding$/.test(kind)).some(({ kind, metadata, roleRef, subjects }) => {
    if (kind === 'RoleBinding' && request.namespace !== metadata.namespace) { return false; }
    if (kind === 'RoleBinding' && request.path !== undefined) { return false; }
    const reached = subjects.some((subject: any) => {
      switch (subject.kind) {
        case 'User': return subject.name === user;
        case 'Group': return groups.includes(subject.name);
        default: return subject.name === account.name && (subject.namespace ?? (kind === 'RoleBinding' ? metadata.namespace : undefined)) === account.namespace;
      }
    });
    const role = manifests.find(found => found.kind === roleRef.kind && found.metadata.name === roleRef.name
      && (roleRef.kind === 'ClusterRole' || found.metadata.namespace === metadata.namespace));
    return reached && role !== undefined && role.rules.some((rule: any) => ruleAllows(rule, request));
  });
}

function ruleAllows(rule: any, { verb, apiGroup = '', resource = '', name, path }: AccessRequest): boolean {
  const verbFits = rule.verbs.some((granted: string) => granted === '*' || granted === verb);
  if (path !== undefined) {
    return verbFits && (rule.nonResourceURLs ?? []).some((url: string) => new RegExp(`^${url.replace('*', '.*')}$`).test(path));
  }
  const [, subresource] = resource.split('/');
  return verbFits
    && (rule.apiGroups ?? []).some((granted: string) => granted === '*' || granted === apiGroup)
    && (rule.resources ?? []).some((granted: string) => [resource, '*', ...subresource ? [`*/${subresource}`] : []].includes(granted))
    && (!rule.resourceNames || rule.resourceNames.length === 0 || rule.resourceNames.includes(name ?? ''));
}

test('random apps allow exactly the requests that RBAC does, in a small world', () => {
  const random = new Random(7);
  const namespaces = ['shop', 'bank'];
  const accounts = namespaces.flatMap(namespace => ['one', 'two'].map(name => ({ name, namespace })));
  const requests: AccessRequest[] = [
    ...['get', 'create'].flatMap(verb => ['/metrics', '/logs/kubelet'].map(path => ({ verb, path }))),
    ...['get', 'create'].flatMap(verb => ['', 'apps'].flatMap(apiGroup => ['pods', 'pods/log', 'secrets', 'deployments/log'].flatMap(
      resource => [undefined, 'x', 'y'].flatMap(name => [undefined, ...namespaces].map(namespace => ({ verb, apiGroup, resource, name, namespace }))),
    ))),
  ];
  const counts = { yes: 0, no: 0 };
  for (let round = 0; round < 150; round++) {
    const rules = (inCluster: boolean): object[] => [1, 2].slice(random.below(2)).map(() => inCluster && random.below(3) === 0
      ? { verbs: random.some(['get', 'create', '*']), nonResourceURLs: random.some(['/metrics', '/logs/*', '*']) }
      : {
        verbs: random.some(['get', 'create', 'list', '*']).slice(0, 2),
        apiGroups: random.some(['', 'apps', '*']).slice(0, 1),
        resources: random.some(['pods', 'pods/log', 'secrets', '*/log', 'pods/*', '*']).slice(0, 2),
        ...random.oneOf([{}, {}, { resourceNames: [] }, { resourceNames: random.some(['x', 'z', '']) }]),
      });
    const roles = ['r', 's'].flatMap(name => [
      { kind: 'ClusterRole', metadata: { name }, rules: rules(true) },
      ...random.some(namespaces).map(namespace => ({ kind: 'Role', metadata: { name, namespace }, rules: rules(false) })),
    ]);
    const subjects = (): object[] => random.some<object>([
      ...accounts.map(account => ({ kind: 'ServiceAccount', ...account })),
      { kind: 'ServiceAccount', name: 'one' },
      { kind: 'User', name: 'system:serviceaccount:bank:two' }, { kind: 'User', name: 'one' },
      { kind: 'Group', name: random.oneOf(['system:serviceaccounts', 'system:serviceaccounts:shop', 'system:authenticated', 'system:unauthenticated']) },
    ]).slice(0, 2);
    const existing = (kinds: string[], namespace?: string): object => {
      const { kind, metadata } = random.oneOf(roles.filter(role => kinds.includes(role.kind)
        && (role.kind === 'ClusterRole' || (role.metadata as { namespace?: string }).namespace === namespace)));
      return { kind, name: metadata.name };
    };
    const bound = [
      { kind: 'ClusterRoleBinding', metadata: { name: 'b' }, roleRef: existing(['ClusterRole']), subjects: subjects() },
      ...namespaces.map(namespace => (
        { kind: 'RoleBinding', metadata: { name: 'b', namespace }, roleRef: existing(['ClusterRole', 'Role'], namespace), subjects: subjects() })),
    ];
    const manifests = [...roles, ...bound].map(manifest => ({ apiVersion: 'rbac.authorization.k8s.io/v1', ...manifest }));
    const model = new AppModel(manifests.map(objectOf), { complete: true });
    for (const account of accounts) {
      for (const request of requests) {
        const expected = permits(manifests, account, request) ? 'yes' : 'no';
        if (model.can(account, request) !== expected) { expect({ manifests, account, request }).toBe(expected); }
        counts[expected]++;
      }
    }
  }
  expect(Math.min(counts.yes, counts.no)).toBeGreaterThan(5000);
});

describe('by version of Kubernetes', () => {
  // The ClusterRole view includes Events of both groups since 1.35, and before that only those of the core group.
  const view = `{ ${GROUP}, kind: RoleBinding, metadata: { name: b, namespace: shop }, roleRef: { kind: ClusterRole, name: view }, subjects: [{ kind: ServiceAccount, name: here }] }`;
  const events: AccessRequest = { verb: 'list', apiGroup: 'events.k8s.io', resource: 'events', namespace: 'shop' };

  test.each([['1.34', 'no'], ['1.35', 'yes'], ['1.37', 'yes'], [undefined, 'yes']])('a built-in role in %s: %s', (kubernetesVersion, answer) => {
    const model = new AppModel(objects(view), { complete: true, kubernetesVersion });
    expect(model.can({ name: 'here', namespace: 'shop' }, events)).toBe(answer);
    expect(model.can({ name: 'here', namespace: 'shop' }, { ...events, apiGroup: '' })).toBe('yes');
  });

  // ClusterTrustBundles are served by default since 1.37, and every ServiceAccount can read them.
  test.each([['1.36', 'no'], ['1.37', 'yes'], [undefined, 'yes']])('the permissions of every account in %s: %s', (kubernetesVersion, answer) => {
    const model = new AppModel([], { complete: true, kubernetesVersion });
    expect(model.can({ name: 'any', namespace: 'shop' }, { verb: 'list', apiGroup: 'certificates.k8s.io', resource: 'clustertrustbundles' })).toBe(answer);
  });

  // RBAC does not differ between versions: additional checks of the API server do not concern this permission.
  test.each(['1.34', '1.37'])('pods/exec in %s', kubernetesVersion => {
    expect(answers('[{ apiGroups: [""], resources: [pods/exec], verbs: [get] }]', { verb: 'get', resource: 'pods/exec', namespace: 'shop' }, { complete: true, kubernetesVersion }))
      .toEqual(['yes', 'yes']);
  });

  test('without a version, Kubernetes accounts have the permissions of any version, and no more', () => {
    const ofAll = [34, 35, 36, 37].flatMap(minor => builtIn(minor).bindings);
    const accounts = [...new Set(ofAll.flatMap(({ subjects }) => subjects.filter(({ kind }) => kind === 'ServiceAccount').map(({ name }) => name)))];
    const requests = [...new Set([34, 35, 36, 37].flatMap(minor => builtIn(minor).roles).flatMap(({ rules }) => rules).flatMap(
      ({ verbs, apiGroups = [], resources = [] }) => apiGroups.flatMap(apiGroup => resources.flatMap(resource => verbs.map(verb => `${verb} ${apiGroup} ${resource}`))),
    ))].map(text => text.split(' ')).map(([verb, apiGroup, resource]): AccessRequest => ({ verb, apiGroup, resource, namespace: 'kube-system' }));
    const model = (kubernetesVersion?: string): AppModel => new AppModel([], { complete: true, kubernetesVersion });
    const versions = ['1.34', '1.35', '1.36', '1.37'].map(model);
    const ofAny = model();
    expect(accounts.length).toBeGreaterThan(30);
    expect(requests.length).toBeGreaterThan(300);
    const wrong = accounts.flatMap(name => requests.filter(request => {
      const inOne = versions.some(version => version.can({ name, namespace: 'kube-system' }, request) === 'yes');
      return (ofAny.can({ name, namespace: 'kube-system' }, request) === 'yes') !== inOne;
    }));
    expect(wrong).toEqual([]);
  });
});

describe('users and groups', () => {
  const model = new AppModel(objects(`
{ ${GROUP}, kind: ClusterRole, metadata: { name: r }, rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }] }
---
{ ${GROUP}, kind: ClusterRoleBinding, metadata: { name: b }, roleRef: { kind: ClusterRole, name: r }, subjects: [{ kind: User, name: alice }, { kind: Group, name: dev }] }
---
{ ${GROUP}, kind: RoleBinding, metadata: { name: b, namespace: shop }, roleRef: { kind: ClusterRole, name: r }, subjects: [{ kind: ServiceAccount, name: here }] }
`), { complete: true });
  const request = { verb: 'get', resource: 'pods', namespace: 'shop' };

  test.each([
    [{ user: 'alice', groups: [] }, 'yes'],
    [{ user: 'Alice', groups: [] }, 'no'],
    [{ user: 'dev', groups: [] }, 'no'],
    [{ user: 'bob', groups: ['dev'] }, 'yes'],
    [{ user: 'bob', groups: ['alice'] }, 'no'],
    [{ user: 'bob', groups: ['system:masters'] }, 'yes'],
    [{ user: 'system:kube-controller-manager', groups: [] }, 'no'],
    [{ user: 'system:serviceaccount:shop:here', groups: [] }, 'yes'],
    [{ user: 'system:serviceaccount:bank:here', groups: [] }, 'no'],
    // RBAC evaluates the identity as sent, not whether it is possible.
    [{ user: 'here', groups: ['system:serviceaccounts:shop'] }, 'no'],
  ])('%j: %s', (identity, answer) => {
    expect(model.can(identity, request)).toBe(answer);
  });

  test('an account without a namespace in the app may be any', () => {
    const uncertain = new AppModel(objects(`
{ ${GROUP}, kind: ClusterRole, metadata: { name: r }, rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }] }
---
{ ${GROUP}, kind: RoleBinding, metadata: { name: b }, roleRef: { kind: ClusterRole, name: r }, subjects: [{ kind: ServiceAccount, name: here }] }
`), { complete: true });
    expect(uncertain.can({ user: 'system:serviceaccount:shop:here', groups: [] }, request)).toBe('unknown');
    expect(uncertain.can({ user: 'system:serviceaccount:shop:there', groups: [] }, request)).toBe('no');
  });
});

test('the permissions of a role that aggregates too much to be evaluated are unknown', () => {
  const many = (count: number, prefix: string): string => Array.from({ length: count }, (_, index) => `${prefix}${index}`).join(', ');
  const model = new AppModel(objects(`
{ ${GROUP}, kind: ClusterRole, metadata: { name: all }, aggregationRule: { clusterRoleSelectors: [{ matchLabels: { part: of-all } }] }, rules: [] }
---
{ ${GROUP}, kind: ClusterRole, metadata: { name: part, labels: { part: of-all } }, rules: [{ apiGroups: [""], resources: [${many(500, 'r')}], verbs: [${many(500, 'v')}] }] }
---
{ ${GROUP}, kind: ClusterRoleBinding, metadata: { name: b }, roleRef: { kind: ClusterRole, name: all }, subjects: [{ kind: ServiceAccount, name: here, namespace: shop }] }
`), { complete: true });
  expect(model.can({ name: 'here', namespace: 'shop' }, { verb: 'get', resource: 'secrets', namespace: 'shop' })).toBe('unknown');
  expect(model.can({ name: 'other', namespace: 'shop' }, { verb: 'v1', resource: 'r1', namespace: 'shop' })).toBe('no');
});
