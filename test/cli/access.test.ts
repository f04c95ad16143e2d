import { ONE_OF_EACH_KIND, unsafeLinesIn } from '../_hostile';
import { runTool, UNREADABLE, useDirectory, World } from '../_run-tool';
import { problemsWith } from '../_schemas';

const directory = useDirectory();

const RBAC = 'rbac.authorization.k8s.io';
const account = (namespace: string | undefined, name: string, annotations: object = {}) =>
  ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, ...namespace === undefined ? {} : { namespace }, annotations } });
const role = (namespace: string, name: string, rules: readonly object[]) => ({ apiVersion: `${RBAC}/v1`, kind: 'Role', metadata: { name, namespace }, rules });
const binding = (namespace: string, name: string, subject: object, roleRef: object = { kind: 'Role', name }) => (
  { apiVersion: `${RBAC}/v1`, kind: 'RoleBinding', metadata: { name, namespace }, roleRef: { apiGroup: RBAC, ...roleRef }, subjects: [subject] }
);
const deployment = (namespace: string, name: string, spec: object) => (
  { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace }, spec: { template: { spec: { containers: [{ name: 'app', image: 'x' }], ...spec } } } }
);
const projected = (token: object, names = ['app']) => ({
  automountServiceAccountToken: false,
  volumes: [{ name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token', ...token } }] } }],
  containers: ['app', 'side'].map(name => ({ name, image: 'x', ...names.includes(name) ? { volumeMounts: [{ name: 'token', mountPath: '/token' }] } : {} })),
});

/** A shop: a program that reads Secrets, one without permissions, a CI account, a custom resource, a user. */
const SHOP = [
  account('shop', 'web', { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/web' }),
  account('shop', 'ci'),
  role('shop', 'web', [
    { apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list', 'watch'] }, { apiGroups: [''], resources: ['configmaps'], resourceNames: ['settings'], verbs: ['get'] },
  ]),
  role('shop', 'ci', [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['patch'] }]),
  binding('shop', 'web', { kind: 'ServiceAccount', name: 'web' }),
  binding('shop', 'ci', { kind: 'ServiceAccount', name: 'ci' }),
  binding('shop', 'people', { kind: 'Group', apiGroup: RBAC, name: 'team-shop' }, { kind: 'ClusterRole', name: 'elsewhere' }),
  { apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/service-account-token', metadata: { name: 'ci-token', namespace: 'shop', annotations: { 'kubernetes.io/service-account.name': 'ci' } } },
  deployment('shop', 'web', { serviceAccountName: 'web', ...projected({ expirationSeconds: 3600 }) }),
  deployment('shop', 'static', { automountServiceAccountToken: false }),
  { apiVersion: 'example.com/v1', kind: 'Robot', metadata: { name: 'arm', namespace: 'shop' }, spec: { serviceAccountName: 'web' } },
];

const write = (manifests: readonly object[], path = 'dist/app.yaml') => directory.write(path, manifests.map(manifest => JSON.stringify(manifest)).join('\n---\n'));

async function text(args: readonly string[], world: World = {}): Promise<string> {
  const { code, stdout, stderr } = await runTool(['access', ...args], world);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

async function json(schema: string, ...args: readonly string[]) {
  const { code, stdout, stderr } = await runTool(['access', ...args, '--output', 'json']);
  expect([code, stderr]).toEqual([0, '']);
  const data = JSON.parse(stdout);
  expect(problemsWith(data, schema)).toEqual([]);
  return data;
}

test('shows workloads, custom resources, accounts without either, and groups', async () => {
  write(SHOP);
  expect(await text([])).toBe(`Workloads

Deployment shop/web, as ServiceAccount web
  tokens       Kubernetes API, 1 hour, projected volume, at /token; in app
  cloud        AWS: arn:aws:iam::123456789012:role/web
  permissions  in shop, by RoleBinding web to Role web:
                 gets ConfigMap settings
                 reads Secrets (read-secrets)
  reaches      read-secrets in shop

Deployment shop/static, as ServiceAccount default
  tokens       none
  permissions  no binding of the input grants any
  reaches      nothing in the Kubernetes API: no container holds a token for it

Custom resources that name an account

Robot shop/arm, names ServiceAccount web
  tokens       not known: its controller may run pods with the account
  cloud        AWS: arn:aws:iam::123456789012:role/web
  permissions  as above: Deployment shop/web, as ServiceAccount web

Other ServiceAccounts

ServiceAccount shop/ci
  tokens       Kubernetes API, never expires, Secret ci-token
  permissions  in shop, by RoleBinding ci to Role ci:
                 patches Deployments (create-workloads)

Users and groups

Group team-shop
  permissions  in shop, by RoleBinding people to ClusterRole elsewhere:
                 whatever ClusterRole elsewhere grants, which is not in the input

Bindings outside the input may grant more: add them with --context, or declare with --complete that
there are none.
`);
});

test('fits the width of the terminal', async () => {
  write([...SHOP, role('shop', 'many', [{ apiGroups: ['example.com'], resources: [...Array(40).keys()].map(number => `things${number}`), verbs: ['get'] }]), binding('shop', 'many', { kind: 'ServiceAccount', name: 'ci' })]);
  for (const columns of [80, 140]) {
    const lines = (await text([], { isTTY: true, columns, env: { NO_COLOR: '1' } })).split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(columns);
    expect(lines.some(({ length }) => length > columns - 25)).toBe(true);
  }
});

test('workloads that differ only in names are one entry', async () => {
  write(['a', 'b', 'c'].flatMap(name => [
    account('shop', name), role('shop', name, [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }]), binding('shop', name, { kind: 'ServiceAccount', name }),
    deployment('shop', name, { serviceAccountName: name }),
  ]));
  const shown = await text([]);
  expect(shown).toContain('3 workloads alike: Deployment shop/a as ServiceAccount a, Deployment shop/b as ServiceAccount b,\n  Deployment shop/c as ServiceAccount c\n');
  expect(shown.match(/gets Pods/g)).toHaveLength(1);
});

test('workloads whose permissions or tokens differ are separate entries', async () => {
  write([
    account('shop', 'web'), deployment('shop', 'a', { serviceAccountName: 'web' }), deployment('shop', 'b', { serviceAccountName: 'web', automountServiceAccountToken: false }),
    account('bank', 'web'), role('bank', 'web', [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }]), binding('bank', 'web', { kind: 'ServiceAccount', name: 'web' }),
    deployment('bank', 'c', { serviceAccountName: 'web' }),
  ]);
  const shown = await text([]);
  for (const title of ['Deployment shop/a, as', 'Deployment shop/b, as', 'Deployment bank/c, as']) { expect(shown).toContain(title); }
});

test('uncertain access is shown in words', async () => {
  write([
    account('shop', 'web'),
    role('shop', 'web', [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }]),
    // Its namespace is unknown and may be that of the account.
    { ...binding('shop', 'web', { kind: 'ServiceAccount', name: 'web', namespace: 'shop' }), metadata: { name: 'web' } },
    deployment('shop', 'a', { serviceAccountName: 'web' }),
  ]);
  const shown = await text(['--workload', 'deployment/a']);
  expect(shown).toMatch(/permissions {2}perhaps in an unknown namespace, by RoleBinding web to Role web \(the account/);
  expect(shown).toMatch(/reaches +perhaps read-secrets/);
});

test('the token of another account is shown with that account', async () => {
  write([...SHOP, deployment('shop', 'deployer', {
    automountServiceAccountToken: false, containers: [{ name: 'app', image: 'x', env: [{ name: 'T', valueFrom: { secretKeyRef: { name: 'ci-token', key: 'token' } } }] }],
  })]);
  expect(await text(['--workload', 'Deployment/deployer'])).toContain('tokens       Kubernetes API, of ServiceAccount ci, never expires, Secret, environment variable;\n                 in app\n');
  const { workloads, accounts } = await json('access', '--service-account', 'shop/ci');
  expect(workloads.map(({ name }: { name: string }) => name)).toEqual(['deployer']);
  expect(accounts.map(({ name }: { name: string }) => name)).toEqual(['ci', 'default']);
});

test('a Secret with a token of the account is shown although no container mounts it', async () => {
  write([...SHOP, deployment('shop', 'runner', { serviceAccountName: 'ci', automountServiceAccountToken: false })]);
  expect(await text(['--workload', 'Deployment/runner'])).toContain('  tokens       none\n  Secrets      Kubernetes API, never expires, Secret ci-token\n');
});

test('JSON is complete and matches its schema', async () => {
  write(SHOP);
  const { workloads, customResources, accounts, subjects, permissionSets, complete, errors } = await json('access');
  expect([complete, errors]).toEqual([false, []]);
  expect(workloads[0]).toEqual({
    kind: 'Deployment',
    namespace: 'shop',
    name: 'web',
    complete: true,
    containers: ['app', 'side'],
    account: { namespace: 'shop', name: 'web' },
    tokens: [{ container: 'app', source: 'projected', forApi: 'yes', lifetime: 3600, mountPath: '/token', account: { namespace: 'shop', name: 'web' } }],
    reaches: [{ rule: 'read-secrets', clusterWide: false, namespace: 'shop', certainty: 'yes', account: { namespace: 'shop', name: 'web' } }],
  });
  expect(customResources).toEqual([{ kind: 'Robot', namespace: 'shop', name: 'arm', account: { namespace: 'shop', name: 'web' } }]);
  const [web] = accounts;
  expect(web).toMatchObject({ name: 'web', declared: true, cloudIdentities: [{ provider: 'aws', value: 'arn:aws:iam::123456789012:role/web' }] });
  expect(permissionSets[web.grants[0].permissions]).toContainEqual({ text: 'reads Secrets', apiGroup: '', resource: 'secrets', verbs: ['get', 'list', 'watch'], sensitive: 'read-secrets' });
  expect(subjects).toEqual([{ kind: 'Group', name: 'team-shop', grants: [expect.objectContaining({ roleIs: 'unknown' })] }]);
});

test('filters select a workload, an account or a namespace', async () => {
  write([...SHOP, account('bank', 'teller'), deployment('bank', 'teller', { serviceAccountName: 'teller' })]);
  const names = async (...args: readonly string[]) => {
    const { workloads, customResources, accounts } = await json('access', ...args);
    return [...workloads, ...customResources, ...accounts].map(({ kind = 'ServiceAccount', name }: { kind?: string; name: string }) => `${kind}/${name}`);
  };
  expect(await names('--workload', 'Deployment/web')).toEqual(['Deployment/web', 'ServiceAccount/web']);
  expect(await names('--service-account', 'shop/web')).toEqual(['Deployment/web', 'Robot/arm', 'ServiceAccount/web']);
  expect(await names('--service-account', 'system:serviceaccount:bank:teller')).toEqual(['Deployment/teller', 'ServiceAccount/teller']);
  expect(await names('--namespace-only', 'bank')).toEqual(['Deployment/teller', 'ServiceAccount/teller']);
});

test('default permissions of all accounts are shown on request', async () => {
  write([account('shop', 'web'), deployment('shop', 'web', { serviceAccountName: 'web' })]);
  expect(await text([])).not.toContain('SelfSubjectAccessReview');
  expect(await text(['--include-defaults'])).toContain('everywhere, as every account, by ClusterRoleBinding system:basic-user:');
  const rows = async (...args: readonly string[]) => (await json('access-matrix', '--matrix', ...args)).accounts.flatMap(({ scopes }: any) => scopes.flatMap((scope: any) => scope.rows));
  expect(await rows()).toEqual([]);
  expect(await rows('--include-defaults')).toContainEqual(expect.objectContaining({ resource: 'selfsubjectaccessreviews', access: { list: 'none', create: 'yes', update: 'none', delete: 'none' } }));
});

test('accounts and bindings of the context grant permissions, and are not listed', async () => {
  write([deployment('shop', 'web', { serviceAccountName: 'web' })]);
  write([account('shop', 'web'), account('shop', 'other'), role('shop', 'web', [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }]), binding('shop', 'web', { kind: 'ServiceAccount', name: 'web' })], 'platform.yaml');
  const shown = await text(['--context', 'platform.yaml']);
  expect(shown).toContain('gets Pods');
  expect(shown).not.toContain('other');
});

test('a matrix has resources x verbs in words, and lists identical accounts once', async () => {
  write([...SHOP, account('bank', 'ci'), role('bank', 'ci', [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['patch'] }]), binding('bank', 'ci', { kind: 'ServiceAccount', name: 'ci' })]);
  expect(await text(['--matrix'])).toBe(`ServiceAccount shop/web

In shop
  RESOURCE                   LIST   CREATE  UPDATE  DELETE  OTHER VERBS
  configmaps named settings  -      -       -       -       get
  secrets                    yes    -       -       -       get, watch

2 ServiceAccounts alike: shop/ci, bank/ci

In shop
  RESOURCE          LIST   CREATE  UPDATE  DELETE  OTHER VERBS
  deployments.apps  -      -       -       -       patch

No permission by the bindings of the input: ServiceAccount shop/default

maybe: depends on what the input does not show. -: no binding of the input grants it.
Bindings outside the input may grant more: add them with --context, or declare with --complete that
there are none.
`);
});

test('a matrix of one account has the requested verbs', async () => {
  write(SHOP);
  const { verbs, accounts } = await json('access-matrix', '--matrix', '--service-account', 'shop/web', '--verbs', 'get,escalate');
  expect(verbs).toEqual(['get', 'escalate']);
  expect(accounts).toEqual([{
    namespace: 'shop',
    name: 'web',
    scopes: [{
      clusterWide: false,
      namespace: 'shop',
      rows: [
        { apiGroup: '', resource: 'configmaps', names: ['settings'], access: { get: 'yes', escalate: 'none' }, otherAccess: {} },
        { apiGroup: '', resource: 'secrets', access: { get: 'yes', escalate: 'none' }, otherAccess: { list: 'yes', watch: 'yes' } },
      ],
      unknownRoles: [],
    }],
  }]);
  expect((await json('access-matrix', '--matrix', '--verbs', 'all')).verbs).toHaveLength(8);
});

test('a matrix fits a narrow terminal', async () => {
  write([account('shop', 'web'), role('shop', 'web', [{ apiGroups: ['monitoring.coreos.com'], resources: ['alertmanagerconfigs', 'prometheuses'], verbs: ['get', 'list', 'explode', 'deletecollection'] }]),
    binding('shop', 'web', { kind: 'ServiceAccount', name: 'web' })]);
  const lines = (await text(['--matrix', '--verbs', 'all'], { isTTY: true, columns: 80, env: { NO_COLOR: '1' } })).split('\n');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  expect(lines).toContain('  alertmanagerconfigs.monitoring.coreos.com');
});

test('two accounts are compared in both directions', async () => {
  write([...SHOP, account('test', 'web'), role('test', 'web', [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }]), binding('test', 'web', { kind: 'ServiceAccount', name: 'web' })]);
  expect(await text(['--service-account', 'shop/web', '--compare', 'test/web'])).toBe(`ServiceAccount shop/web has, and ServiceAccount test/web does not have:
  permissions  in shop:
                 gets ConfigMap settings
                 reads Secrets (read-secrets)
  tokens       Kubernetes API, 1 hour, projected volume
  cloud        AWS: arn:aws:iam::123456789012:role/web

ServiceAccount test/web has, and ServiceAccount shop/web does not have:
  permissions  in test:
                 gets Pods

Bindings outside the input may grant more: add them with --context, or declare with --complete that
there are none.
`);
  const { accounts, only } = await json('access-comparison', '--service-account', 'shop/web', '--compare', 'test/web');
  expect(accounts).toEqual([{ namespace: 'shop', name: 'web' }, { namespace: 'test', name: 'web' }]);
  expect(only[1]).toEqual({ permissions: [{ clusterWide: false, namespace: 'test', apiGroup: '', resource: 'pods', verbs: ['get'], certainty: 'yes', other: 'none' }], unknownRoles: [], tokens: [], cloudIdentities: [] });
  expect(await text(['--service-account', 'shop/web', '--compare', 'shop/web', '--complete'])).toBe(
    'ServiceAccount shop/web has nothing that ServiceAccount shop/web does not have\n\n'.repeat(2).trimEnd() + '\n');
});

test('diagrams lead from workloads to sensitive permissions', async () => {
  write(SHOP);
  const mermaid = await text(['--output', 'mermaid']);
  expect(mermaid).toMatch(/^flowchart LR\n/);
  for (const label of ['Deployment<br>shop/web', 'ServiceAccount<br>shop/web', 'Role<br>web', 'reads Secrets<br>']) { expect(mermaid).toContain(label); }
  // It neither grants nor gets anything.
  expect(mermaid).not.toContain('static');
  expect(mermaid).toContain('-.->|"names"|');
  expect(await text(['--output', 'dot'])).toMatch(/^digraph \{\n[\s\S]*"Deployment\\nshop\/web"/);
});

test('unreadable input is named on standard error, the rest is shown, and the exit code is 2', async () => {
  write(SHOP);
  directory.write('dist/broken.yaml', UNREADABLE);
  for (const args of [[], ['--matrix'], ['--service-account', 'shop/web', '--compare', 'shop/ci']]) {
    const { code, stdout, stderr } = await runTool(['access', ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/dist\/broken\.yaml:\d+:\d+: /);
    // A terminal shows both streams, so the file is named only once.
    expect(stdout).not.toContain('broken.yaml');
    expect(stdout).toMatch(/ServiceAccount (shop\/)?web/);
    expect(stdout).toContain('Not everything could be read, so there may be more than is shown.');
  }
});

test.each([
  [['--service-account', 'shop/wbe'], 'there is no ServiceAccount "shop/wbe" in the input; did you mean shop/web?'],
  [['--service-account', 'test/web'], 'there is no ServiceAccount "test/web" in the input; did you mean shop/web?'],
  [['--service-account', 'shop/web', '--compare', 'nowhere'], 'there is no ServiceAccount "nowhere" in the input; there are shop/web, shop/ci, shop/default'],
  [['--service-account', 'a/b/c'], '--service-account names an account as NAMESPACE/NAME, got "a/b/c"'],
  [['--namespace-only', 'shp'], 'the input has nothing in the namespace "shp"; did you mean shop?'],
  [['--matrix', '--namespace-only', 'shp'], 'the input has nothing in the namespace "shp"; did you mean shop?'],
  [['--workload', 'Deployment/wbe'], 'there is no workload "Deployment/wbe" in the input; did you mean Deployment/web?'],
  [['--workload', 'web'], '--workload names a workload as KIND/NAME, as in Deployment/web; got "web"'],
  [['--compare', 'shop/web'], '--compare compares one account with another; name the first with one --service-account NAMESPACE/NAME'],
  [['--compare', 'shop/web', '--service-account', 'shop/ci', '--matrix'], '--matrix cannot be used with --compare; leave one out'],
  [['--verbs', 'get'], '--verbs chooses the columns of a matrix; add --matrix'],
  [['--matrix', '--verbs', 'get;list'], '--verbs takes verbs separated by commas, as in get,list, or all; got "get;list"'],
  [['--matrix', '--workload', 'Deployment/web'], '--workload cannot be used with --matrix, which shows accounts; write --service-account NAMESPACE/NAME'],
  [['--matrix', '--output', 'dot'], '\'dot\' is not an output format (formats: text, json, markdown)'],
])('%j is refused with a correction', async (args, message) => {
  write(SHOP);
  expect(await runTool(['access', ...args])).toEqual({ code: 2, stdout: '', stderr: `least-privilege: ${message}\n` });
});

test('a name is enough if it is unique', async () => {
  write([...SHOP, account('bank', 'web')]);
  expect(await text(['--service-account', 'ci'])).toContain('ServiceAccount shop/ci');
  expect((await runTool(['access', '--service-account', 'web'])).stderr).toBe('least-privilege: --service-account "web" may be shop/web, bank/web; write which\n');
});

test('an input without accounts says so', async () => {
  directory.write('dist/app.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: shop}\n');
  expect(await text(['--complete'])).toBe('The input has no workload, ServiceAccount or binding.\n');
  expect(await text(['--complete', '--matrix'])).toBe('The input has no ServiceAccount.\n');
});

test.each(ONE_OF_EACH_KIND)('%j in a manifest is data', async hostile => {
  write([
    account(hostile, hostile, { 'eks.amazonaws.com/role-arn': hostile }), role(hostile, hostile, [{ apiGroups: [hostile], resources: [hostile, 'a', 'b'], resourceNames: [hostile], verbs: [hostile, 'get'] }]),
    binding(hostile, hostile, { kind: 'ServiceAccount', name: hostile }), binding(hostile, `${hostile}2`, { kind: 'User', apiGroup: RBAC, name: hostile }),
    deployment(hostile, hostile, { serviceAccountName: hostile, ...projected({ audience: hostile }) }),
  ]);
  for (const args of [['text'], ['json'], ['markdown'], ['mermaid'], ['dot'], ['text', '--matrix'], ['markdown', '--matrix']]) {
    const { stdout, stderr } = await runTool(['access', '--output', ...args]);
    expect([args, unsafeLinesIn(stdout), unsafeLinesIn(stderr)]).toEqual([args, [], []]);
  }
});

test('a configuration may name custom rules, with their file', async () => {
  directory.write('least-privilege.yaml', 'rules: { team-name: low }\n');
  directory.write('app.yaml', 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web, namespace: shop}\n');
  directory.write('team-rules.cjs', 'module.exports = [{ id: "team-name", summary: "A", why: "B", references: [], fix: { construct: "C", yaml: "D" }, '
    + 'subject: "object", *check() {} }];');
  expect((await runTool(['access', 'app.yaml'])).code).toBe(2);
  const { code, stdout } = await runTool(['access', 'app.yaml', '--custom-rules', 'team-rules.cjs']);
  expect([code, stdout]).toEqual([0, expect.stringContaining('shop/web')]);
});
