import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { manifestOf, newChart, newChartWithoutNamespace } from './_pods';
import { MinimalRole, Permission, SecureDeployment, SecurePod, SecureServiceAccount, Subresource } from '../../src';
import { expectGolden } from '../_golden';

const { CONFIG_MAPS, DEPLOYMENTS, NAMESPACES, NODES, PODS, SECRETS } = kplus.ApiResource;
const EXEC = Subresource.of(PODS, 'exec');

test('golden file, and the same bytes twice', () => {
  const chart = newChart();
  const account = new SecureServiceAccount(chart, 'account', { metadata: { name: 'payments' } });
  const role = new MinimalRole(chart, 'role', {
    metadata: { name: 'payments', labels: { team: 'payments' }, annotations: { 'example.com/owner': 'payments' } },
    bindingName: 'payments-binding',
    permissions: [
      Permission.get(CONFIG_MAPS).named('payments-config'),
      Permission.read(PODS),
      Permission.get(Subresource.of(PODS, 'log')),
      Permission.create(EXEC).because('runs migrations in its own pods'),
    ],
  });
  role.bind(account, kplus.User.fromName(chart, 'user', 'jane@example.com'), kplus.Group.fromName(chart, 'group', 'payments-team'));
  expectGolden('constructs/__golden__/minimal-role', chart.toJson());
  expect(chart.toJson()).toEqual(chart.toJson());
});

test('defaultChild', () => {
  expect(ApiObject.of(new MinimalRole(newChart(), 'role')).kind).toBe('Role');
});

test('changing a rendered manifest affects neither later renderings nor other roles with the same permission', () => {
  const chart = newChart();
  const permission = Permission.get(kplus.ApiResource.CONFIG_MAPS).named('settings');
  const account = new SecureServiceAccount(chart, 'account');
  for (const id of ['one', 'two']) { new MinimalRole(chart, id, { permissions: [permission] }).bind(account); }
  const manifests = chart.toJson();
  const before = JSON.stringify(manifests);
  for (const { rules = [], subjects = [] } of manifests) {
    for (const subject of subjects) { subject.name = 'other'; }
    for (const list of [rules, subjects, ...rules.flatMap((rule: object) => Object.values(rule))]) { list.push('*'); }
  }
  expect(JSON.stringify(manifests)).not.toBe(before);
  expect(JSON.stringify(chart.toJson())).toBe(before);
});

test('a role without permissions grants nothing', () => {
  const chart = newChart();
  new MinimalRole(chart, 'role');
  expect(manifestOf(chart, 'Role')).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'app-role', namespace: 'production' }, rules: [],
  });
});

test('the order of the permissions changes nothing', () => {
  const permissions = [
    Permission.get(PODS), Permission.list(PODS), Permission.get(SECRETS).because('checks all certificates'),
    Permission.list(SECRETS).because('finds all certificates'), Permission.patch(CONFIG_MAPS).named('b'), Permission.patch(CONFIG_MAPS).named('a'),
  ];
  const render = (order: Permission[]): unknown => {
    const chart = newChart();
    const role = new MinimalRole(chart, 'role');
    for (const permission of order) { role.allow(permission); }
    return chart.toJson();
  };
  expect(render([...permissions].reverse())).toEqual(render(permissions));
});

describe('reasons', () => {
  const annotations = (...permissions: Permission[]): any => {
    const chart = newChart();
    new MinimalRole(chart, 'role', { permissions });
    return manifestOf(chart, 'Role').metadata.annotations;
  };

  test('are required, with a one-sentence error', () => {
    expect(() => new MinimalRole(newChart(), 'role', { permissions: [Permission.read(SECRETS)] })).toThrow(new Error(
      "the permission 'secrets get,list,watch' exposes the contents of every Secret in scope; narrow it, or add .because('<reason>') if it must be granted"));
  });

  test.each<[string, Permission]>([
    ['secrets create', Permission.create(SECRETS)],
    ['pods/exec get', Permission.get(EXEC)],
    ['deployments.apps patch named web', Permission.patch(DEPLOYMENTS).named('web')],
    ['configmaps *', Permission.of(['*'], CONFIG_MAPS)],
    ['*.apps get', Permission.get(kplus.ApiResource.custom({ apiGroup: 'apps', resourceType: '*' }))],
    ['roles.rbac.authorization.k8s.io bind named viewer', Permission.of(['bind'], kplus.ApiResource.ROLES).named('viewer')],
    ['namespaces patch', Permission.patch(NAMESPACES)],
    ['secrets create,patch named mine', Permission.apply(SECRETS).named('mine')],
    ['serviceaccounts/token create named payments', Permission.create(Subresource.of(kplus.ApiResource.SERVICE_ACCOUNTS, 'token')).named('payments')],
    ['networkpolicies.networking.k8s.io delete', Permission.delete(kplus.ApiResource.NETWORK_POLICIES)],
  ])('are required for %s', (key, permission) => {
    expect(() => new MinimalRole(newChart(), 'role', { permissions: [permission] })).toThrow(`the permission '${key}' `);
    expect(() => new MinimalRole(newChart(), 'role', { permissions: [permission.because('it is needed for a test')] })).not.toThrow();
  });

  test.each([
    Permission.get(SECRETS).named('database'), Permission.get(Subresource.of(PODS, 'log')), Permission.delete(PODS),
    Permission.patch(SECRETS).named('database'), Permission.create(kplus.ApiResource.SERVICES), Permission.update(CONFIG_MAPS), Permission.update(Subresource.of(DEPLOYMENTS, 'scale')),
  ])('are not required for a near miss (%#)', permission => {
    expect(annotations(permission)).toBeUndefined();
  });

  test('are written with the key of exactly that finding', () => {
    expect(annotations(Permission.of(['create', 'get', 'delete'], PODS).because('runs a pod for every build'))).toEqual({
      'cdk8s-least-privilege/accept.create-workloads': '[pods create] runs a pod for every build',
    });
  });

  test('are written for each finding that the permission leads to', () => {
    expect(annotations(Permission.of(['*'], SECRETS).because('rotates all certificates'))).toEqual({
      'cdk8s-least-privilege/accept.wildcard-verb': '[secrets *] rotates all certificates',
    });
  });

  test('are joined if permissions are merged', () => {
    expect(annotations(
      Permission.list(SECRETS).because('finds all certificates'), Permission.get(SECRETS).because('checks all certificates'),
    )).toEqual({ 'cdk8s-least-privilege/accept.read-secrets': '[secrets get,list] checks all certificates; finds all certificates' });
  });

  test('stay separate if permissions do', () => {
    expect(annotations(
      Permission.patch(DEPLOYMENTS).named('web').because('rolls out the web front end'),
      Permission.update(DEPLOYMENTS).named('api').because('rolls out the interface'),
    )).toEqual({
      'cdk8s-least-privilege/accept.create-workloads':
        '[deployments.apps patch named web] rolls out the web front end\n[deployments.apps update named api] rolls out the interface',
    });
  });

  test('are written for names sent only by a field selector, with a default reason if none is given', () => {
    expect(annotations(Permission.read(CONFIG_MAPS).namedByFieldSelector('b', 'a'))).toEqual({
      'cdk8s-least-privilege/accept.resource-names-without-effect': '[configmaps list,watch named a,b] the client sends the field selector metadata.name',
    });
    expect(annotations(Permission.watch(DEPLOYMENTS).namedByFieldSelector('web').because('kubectl rollout status sends it'))).toEqual({
      'cdk8s-least-privilege/accept.resource-names-without-effect': '[deployments.apps watch named web] kubectl rollout status sends it',
    });
    expect(annotations(Permission.get(CONFIG_MAPS).namedByFieldSelector('a'))).toBeUndefined();
  });

  test('are removed if a later permission needs no names', () => {
    const chart = newChart();
    const role = new MinimalRole(chart, 'role', { permissions: [Permission.list(CONFIG_MAPS).namedByFieldSelector('a')] });
    role.allow(Permission.list(CONFIG_MAPS));
    expect(manifestOf(chart, 'Role').metadata.annotations).toBeUndefined();
  });

  test('follow the merged rules at each allow()', () => {
    const chart = newChart();
    const role = new MinimalRole(chart, 'role', { permissions: [Permission.get(SECRETS).because('checks all certificates')] });
    role.allow(Permission.watch(SECRETS).because('follows all certificates'));
    expect(manifestOf(chart, 'Role').metadata.annotations).toEqual({
      'cdk8s-least-privilege/accept.read-secrets': '[secrets get,watch] checks all certificates; follows all certificates',
    });
  });

  test('a reason that is not required is not written', () => {
    expect(annotations(Permission.get(PODS).because('it is good to have one'))).toBeUndefined();
  });

  test('allow() takes all permissions or none', () => {
    const chart = newChart();
    const role = new MinimalRole(chart, 'role');
    expect(() => role.allow(Permission.get(PODS), Permission.get(SECRETS))).toThrow();
    expect(manifestOf(chart, 'Role').rules).toEqual([]);
  });
});

describe('a Role cannot grant', () => {
  const allow = (permission: Permission) => () => new MinimalRole(newChart(), 'role', { permissions: [permission] });

  test('paths', () => {
    expect(allow(Permission.onNonResourceUrls(['get'], kplus.NonApiResource.of('/metrics')))).toThrow(new Error(
      'the path /metrics is not a namespaced resource; write a MinimalClusterRole and bind() it'));
  });

  test('cluster-scoped resources', () => {
    expect(allow(Permission.get(NODES))).toThrow(new Error(
      'nodes are cluster-scoped, so a Role that names them grants nothing; write a MinimalClusterRole and bind() it'));
  });

  test('namespaces other than its own', () => {
    expect(allow(Permission.get(NAMESPACES))).not.toThrow();
    expect(allow(Permission.list(NAMESPACES))).toThrow(new Error(
      'a Role only covers its own Namespace object, with get, update, patch and delete; write a MinimalClusterRole and bind() it'));
  });
});

describe('the binding', () => {
  test('is shared by later subjects, without duplicates', () => {
    const chart = newChart();
    const account = new SecureServiceAccount(chart, 'account');
    const role = new MinimalRole(chart, 'role');
    role.bind(account);
    role.bind(kplus.User.fromName(chart, 'user', 'jane'), account);
    expect(manifestOf(chart, 'RoleBinding')).toEqual({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'app-role', namespace: 'production' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'app-role' },
      subjects: [
        { apiGroup: '', kind: 'ServiceAccount', name: 'app-account', namespace: 'production' },
        { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' },
      ],
    });
  });

  test('is in the namespace of the role, regardless of that of the account', () => {
    const chart = newChart();
    const role = new MinimalRole(chart, 'role', { metadata: { namespace: 'staging' } });
    role.bind(SecureServiceAccount.fromServiceAccountName(chart, 'account', 'prometheus', { namespaceName: 'monitoring' }));
    expect(manifestOf(chart, 'RoleBinding')).toMatchObject({
      metadata: { namespace: 'staging' }, subjects: [{ name: 'prometheus', namespace: 'monitoring' }],
    });
  });

  const subjectsOf = (chart: Chart): any => manifestOf(chart, 'RoleBinding').subjects;

  test('names the namespace of a workload, which cdk8s-plus leaves out', () => {
    const chart = newChart();
    const account = new kplus.ServiceAccount(chart, 'account');
    const containers = [{ image: 'app' }];
    new MinimalRole(chart, 'role').bind(
      new kplus.Pod(chart, 'pod', { serviceAccount: account, containers }),
      new kplus.Deployment(chart, 'deployment', {
        metadata: { namespace: 'other' },
        serviceAccount: kplus.ServiceAccount.fromServiceAccountName(chart, 'imported', 'imported', { namespaceName: 'other' }),
        containers,
      }),
      new SecurePod(chart, 'secure', { metadata: { name: 'secure' }, containers }),
    );
    expect(subjectsOf(chart)).toEqual([
      { apiGroup: '', kind: 'ServiceAccount', name: 'app-account', namespace: 'production' },
      { apiGroup: '', kind: 'ServiceAccount', name: 'imported', namespace: 'other' },
      { apiGroup: '', kind: 'ServiceAccount', name: 'secure', namespace: 'production' },
    ]);
  });

  test('omits unknown namespaces', () => {
    const chart = newChartWithoutNamespace();
    new MinimalRole(chart, 'role').bind(new kplus.ServiceAccount(chart, 'account'));
    expect(manifestOf(chart, 'RoleBinding').metadata).toEqual({ name: 'app-role' });
    expect(subjectsOf(chart)).toEqual([{ apiGroup: '', kind: 'ServiceAccount', name: 'app-account' }]);
  });

  test('refuses an account without a namespace if its own is known', () => {
    const app = new App();
    const account = new kplus.ServiceAccount(new Chart(app, 'accounts', { disableResourceNameHashes: true }), 'account');
    const role = new MinimalRole(new Chart(app, 'roles', { namespace: 'production' }), 'role');
    expect(() => role.bind(account)).toThrow(new Error(
      "the namespace of the ServiceAccount 'accounts-account' is not known, but the binding is in 'production', where another account may have its name; give its chart a namespace, or write SecureServiceAccount.fromServiceAccountName with namespaceName"));
  });

  test('refuses the default account, however it is written', () => {
    const chart = newChart();
    const role = new MinimalRole(chart, 'role');
    const refused = new Error("a role must not be bound to the ServiceAccount 'default', which every pod without an account shares; bind it to a SecureServiceAccount");
    expect(() => role.bind(kplus.ServiceAccount.fromServiceAccountName(chart, 'a', 'default'))).toThrow(refused);
    for (const automountServiceAccountToken of [false, true]) {
      const pod = new kplus.Pod(chart, `pod-${automountServiceAccountToken}`, { automountServiceAccountToken, containers: [{ image: 'app' }] });
      expect(() => role.bind(pod)).toThrow(new Error(`the workload 'app/pod-${automountServiceAccountToken}' has no ServiceAccount that a role could be bound to; give it a SecureServiceAccount`));
    }
    expect(chart.toJson().filter(manifest => manifest.kind === 'RoleBinding')).toEqual([]);
  });

  test('must have a subject', () => {
    expect(() => new MinimalRole(newChart(), 'role').bind()).toThrow(new Error("a binding of the Role 'app-role' names no subject; write bind(account)"));
  });

  test('comes before the workloads that need it', () => {
    const chart = newChart();
    const account = new SecureServiceAccount(chart, 'account');
    new SecureDeployment(chart, 'workload', { serviceAccount: account, containers: [{ image: 'app' }] });
    new MinimalRole(chart, 'role').bind(account);
    expect(chart.toJson().map(manifest => manifest.kind)).toEqual(['ServiceAccount', 'Role', 'RoleBinding', 'Deployment']);
  });
});

describe('names', () => {
  test.each<[string, string]>([
    ['system:mine', "the name of the role is 'system:mine', but names that begin with 'system:' are reserved for Kubernetes; choose another"],
    ['a/b', 'the name of the role is "a/b", but it must be a path segment: at most 253 characters, without "/" and "%", and not "." or ".."'],
  ])('refuses %s', (name, message) => {
    expect(() => new MinimalRole(newChart(), 'role', { metadata: { name } })).toThrow(new Error(message));
    expect(() => new MinimalRole(newChart(), 'role', { bindingName: name })).toThrow(new Error(message.replace('the role', 'the binding')));
  });

  test('refuses an invalid namespace', () => {
    expect(() => new MinimalRole(newChart(), 'role', { metadata: { namespace: 'Prod_1' } })).toThrow(
      /^the namespace of the role 'app-role' is "Prod_1", but it must be a DNS label: /);
  });

  test('may contain templates and colons', () => {
    const chart = newChart('{{ .Release.Namespace }}');
    new MinimalRole(chart, 'role', { metadata: { name: '{{ include "chart/name" . }}:reader' } }).bind(new SecureServiceAccount(chart, 'account'));
    expect(manifestOf(chart, 'RoleBinding')).toMatchObject({
      metadata: { name: '{{ include "chart/name" . }}:reader', namespace: '{{ .Release.Namespace }}' },
      subjects: [{ namespace: '{{ .Release.Namespace }}' }],
    });
  });
});

describe('the end, owner and ticket of a reason', () => {
  const acceptance = (...permissions: Permission[]): unknown => {
    const chart = newChart();
    new MinimalRole(chart, 'role', { permissions });
    return manifestOf(chart, 'Role').metadata.annotations['cdk8s-least-privilege/accept.read-secrets'];
  };
  const get = (options: object) => Permission.get(SECRETS).because('checks all certificates', options);
  const list = (options: object) => Permission.list(SECRETS).because('finds all certificates', options);

  test('are written after it', () => {
    expect(acceptance(get({ until: '2999-01-31', owner: 'team-pki', ticket: 'PKI-7' })))
      .toBe('[secrets get] checks all certificates owner=team-pki ticket=PKI-7 until=2999-01-31');
  });

  test('for two reasons of one finding: the first date, and an owner only if both have one', () => {
    expect(acceptance(get({ until: '2999-01-31', owner: 'team-pki' }), list({ until: '2998-01-31', owner: 'team-pki', ticket: 'PKI-7' })))
      .toBe('[secrets get,list] checks all certificates; finds all certificates owner=team-pki until=2998-01-31');
    expect(acceptance(get({ owner: 'team-pki' }), list({ owner: 'team-web' }))).toBe('[secrets get,list] checks all certificates; finds all certificates owner=team-pki,team-web');
    expect(acceptance(get({ until: '2999-01-31' }), list({}))).toBe('[secrets get,list] checks all certificates; finds all certificates until=2999-01-31');
  });

  test.each([
    [{ until: 'tomorrow' }, 'Permission.because: a date must be a calendar day as YYYY-MM-DD, got "tomorrow"'],
    [{ owner: 'a b' }, 'Permission.because: an owner is one word without spaces and quotes, such as team-payments, got "a b"'],
    [{ onwer: 'team-pki' }, 'Permission.because has no option "onwer"; did you mean owner?'],
  ])('%j is refused', (options, message) => {
    expect(() => get(options)).toThrow(new Error(message));
  });
});
