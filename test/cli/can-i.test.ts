import { ONE_OF_EACH_KIND, unsafeLinesIn } from '../_hostile';
import { runTool, UNREADABLE, useDirectory } from '../_run-tool';
import { problemsWith } from '../_schemas';

const directory = useDirectory();

const APP = `apiVersion: v1
kind: ServiceAccount
metadata: {name: web, namespace: shop}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader, namespace: shop}
rules:
- {apiGroups: [apps], resources: [deployments], verbs: [get, list]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: readers, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects:
- {kind: ServiceAccount, name: web, namespace: shop}
- {kind: Group, name: dev}
`;

beforeEach(() => directory.write('dist/app.yaml', APP));

const canI = (...args: string[]) => runTool(['can-i', ...args]);

test('a yes comes first, with the binding, the role and the rule, and exit code 0', async () => {
  expect(await canI('get', 'deploy/web', '--as', 'shop/web')).toEqual({
    code: 0,
    stdout: `yes

ServiceAccount shop/web can get deployments.apps named web in namespace shop

Granted by
  RoleBinding shop/readers (dist/app.yaml:16)
    → Role shop/reader (dist/app.yaml:5)
      get,list deployments.apps (dist/app.yaml:9)

Note: no namespace given: using shop, the namespace of the ServiceAccount; choose another with -n
`,
    stderr: '',
  });
});

test('a no needs a complete input, and ends with 1; otherwise it is unknown, and ends with 3', async () => {
  const no = await canI('delete', 'deploy', '-n', 'shop', '--as', 'shop/web', '--complete');
  expect(no).toEqual({ code: 1, stdout: 'no\n\nServiceAccount shop/web cannot delete deployments.apps in namespace shop\n', stderr: '' });
  const unknown = await canI('delete', 'deploy', '-n', 'shop', '--as', 'shop/web');
  expect(unknown).toMatchObject({ code: 3, stderr: '' });
  expect(unknown.stdout).toMatch(/^unknown\n\nWhether ServiceAccount shop\/web can delete deployments\.apps in namespace shop depends on/);
  expect(unknown.stdout).toContain('\nDepends on\n  roles and bindings outside the input may grant it: add them as context, or declare the input complete\n');
});

test.each([
  [['get', 'deployments', '--as', 'system:serviceaccount:shop:web'], 0],
  [['get', 'deployments', '-n', 'bank', '--as', 'shop/web'], 1],
  [['get', 'deployments', '-A', '--as', 'shop/web'], 1],
  [['get', 'deployments', '--subresource', 'scale', '--as', 'shop/web'], 1],
  [['get', 'deployments', '-n', 'shop', '--as', 'alice', '--as-group', 'dev'], 0],
  [['get', 'deployments', '-n', 'shop', '--as', 'alice', '--as-group', 'ops'], 1],
  [['get', 'deployments', '-n', 'shop', '--as', 'shop/web', '--as-group', 'ops'], 0],
  [['get', '/version', '--as', 'alice'], 0],
  [['get', '/metrics', '--as', 'alice'], 1],
  [['*', '*', '--as', 'shop/web'], 1],
  [['*', '*', '--as', 'alice', '--as-group', 'system:masters'], 0],
])('%j ends with %i, and --quiet writes nothing', async (args, code) => {
  expect(await canI(...args, '--complete', '--quiet')).toEqual({ code, stdout: '', stderr: '' });
});

test('-n is the namespace of the request, --namespace that of objects without one', async () => {
  directory.write('dist/app.yaml', APP.replaceAll(', namespace: shop', ''));
  expect(await canI('get', 'deploy', '-n', 'shop', '--namespace', 'shop', '--as', 'shop/web', '-q')).toMatchObject({ code: 0 });
  expect(await canI('get', 'deploy', '-n', 'bank', '--namespace', 'shop', '--complete', '--as', 'shop/web', '-q')).toMatchObject({ code: 1 });
  const unset = await canI('get', 'deploy', '--complete', '--as', 'shop/web');
  expect(unset.code).toBe(3);
  expect(unset.stdout).toContain('RoleBinding readers is in no namespace: set the namespace of objects without one');
});

test('paths follow the question', async () => {
  directory.write('other/app.yaml', APP.replace('[get, list]', '[delete]'));
  expect(await canI('delete', 'deploy', 'other', '--as', 'shop/web', '-q')).toMatchObject({ code: 0 });
  expect(await canI('delete', 'deploy', 'other', 'dist', '--as', 'shop/web', '-q')).toMatchObject({ code: 0 });
  expect(await canI('get', 'deploy', 'other/app.yaml', '--as', 'shop/web', '--complete', '-q')).toMatchObject({ code: 1 });
});

test('the context counts', async () => {
  directory.write('context/b.yaml', `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: admins}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: Group, name: "system:serviceaccounts:shop"}]
`);
  const { code, stdout } = await canI('get', 'secrets', '--as', 'shop/web', '--context', 'context');
  expect(code).toBe(0);
  expect(stdout).toContain('  ClusterRoleBinding admins (context/b.yaml:5) of Group system:serviceaccounts:shop\n    → ClusterRole cluster-admin (built-in)\n      * *.*\n');
});

test('JSON is complete and matches the schema', async () => {
  for (const args of [['get', 'deploy/web', '--as', 'shop/web'], ['get', '/metrics', '--as', 'alice'], ['delete', 'no', '--as', 'shop/web']]) {
    const document = JSON.parse((await canI(...args, '--output', 'json')).stdout);
    expect(problemsWith(document, 'can-i')).toEqual([]);
  }
  const { stdout } = await canI('get', 'deploy/web', '--as', 'shop/web', '--output', 'json');
  expect(JSON.parse(stdout)).toMatchObject({
    as: { kind: 'ServiceAccount', namespace: 'shop', name: 'web', groups: ['system:serviceaccounts', 'system:serviceaccounts:shop', 'system:authenticated'] },
    question: { verb: 'get', apiGroup: 'apps', resource: 'deployments', name: 'web', namespace: 'shop' },
    answer: 'yes',
    chains: [{ binding: { kind: 'RoleBinding', name: 'readers' }, role: { kind: 'Role', name: 'reader', builtIn: false, found: true }, rule: { verbs: ['get', 'list'] } }],
  });
});

test('--list has the columns of kubectl', async () => {
  const { code, stdout } = await canI('--list', '--as', 'shop/web', '--complete');
  expect(code).toBe(0);
  const [head, ...rows] = stdout.split('\n').map(line => line.replace(/ {2,}/g, '  '));
  expect(head).toBe('Resources  Non-Resource URLs  Resource Names  Verbs');
  expect(rows).toContain('deployments.apps  []  []  [get list]');
  expect(rows).toContain(' [/version]  []  [get]'.replace(' ', '  '));
  expect(rows).toContain('selfsubjectaccessreviews.authorization.k8s.io  []  []  [create]');
});

test('--list takes paths, a namespace and formats', async () => {
  const list = async (...args: string[]) => JSON.parse((await canI('--list', '--as', 'shop/web', '--output', 'json', ...args)).stdout);
  for (const args of [['dist'], ['dist/app.yaml', '-n', 'bank'], ['-A']]) { expect(problemsWith(await list(...args), 'permission-list')).toEqual([]); }
  const names = ({ permissions }: { permissions: { resource?: string }[] }) => permissions.map(({ resource }) => resource);
  expect(names(await list('dist'))).toContain('deployments');
  expect(names(await list('dist/app.yaml', '-n', 'bank'))).not.toContain('deployments');
  expect(await list('-A')).not.toHaveProperty('namespace');
  expect((await canI('--list', '--as', 'shop/web', '-o', 'markdown')).stdout).toContain('| deployments.apps | [] | [] | [get list] |'.replaceAll('[', '\\[').replaceAll(']', '\\]'));
});

test('unreadable input is an error, and no answer is a no then', async () => {
  directory.write('dist/broken.yaml', UNREADABLE);
  const yes = await canI('get', 'deploy', '--as', 'shop/web');
  expect([yes.code, yes.stdout.split('\n')[0]]).toEqual([2, 'yes']);
  expect(yes.stderr).toMatch(/^ERROR {2}dist\/broken\.yaml:/);
  const unknown = await canI('delete', 'deploy', '--as', 'shop/web', '--complete');
  expect([unknown.code, unknown.stdout.split('\n')[0]]).toEqual([2, 'unknown']);
  expect(unknown.stdout).toContain('a part of the input could not be read');
});

test.each([
  [['get', 'pods'], '--as is missing; write --as NAMESPACE/NAME for a ServiceAccount, or --as NAME for a user'],
  [['get', '--as', 'shop/web'], 'can-i needs a verb and a resource'],
  [['--as', 'shop/web'], 'can-i needs a verb and a resource'],
  [['get', 'podz', '--as', 'shop/web'], "there is no resource 'podz'; did you mean pods?"],
  [['get', 'pods', '--as', 'system:masters'], 'has the name of a group'],
  [['get', 'pods', '--as', 'shop/web', '-n', 'Shop'], '--request-namespace cannot be a namespace'],
  [['get', 'pods', '--as', 'shop/web', '-n', 'shop', '-A'], '--request-namespace and --all-namespaces contradict each other'],
  [['get', 'pods', '--as', 'shop/web', '-o', 'mermaid'], 'formats: text, json, markdown'],
  [['--list', '-q', '--as', 'shop/web'], 'leave out --quiet'],
  [['--list', '--subresource', 'log', '--as', 'shop/web'], 'leave out --subresource'],
])('%j is refused', async (args, message) => {
  const { code, stdout, stderr } = await canI(...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^least-privilege: [^\n]*\n$/);
  expect(stderr).toContain(message);
});

test('without dist/, the message says what to do', async () => {
  const { code, stderr } = await canI('get', 'pods', 'nowhere.yaml', '--as', 'shop/web');
  expect(code).toBe(2);
  expect(stderr).toContain('nowhere.yaml');
});

test('colours only on request', async () => {
  expect((await canI('get', 'deploy', '--as', 'shop/web', '--color')).stdout).toMatch(/^\u001b\[32myes\u001b\[39m\n/);
});

test.each(['text', 'json', 'markdown'])('%s does not interpret text of manifests or of the question', async format => {
  for (const text of ONE_OF_EACH_KIND) {
    const name = JSON.stringify(text);
    directory.write('dist/app.yaml', `{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": ${name}},
      "roleRef": {"kind": "ClusterRole", "name": ${name}}, "subjects": [{"kind": "Group", "name": "dev"}, {"kind": "User", "name": ${name}}]}`);
    const { stdout, stderr } = await canI(text, `${text.replaceAll('\0', '')}.example.com`, '--as', 'alice', '--as-group', 'dev', '-o', format);
    expect(unsafeLinesIn(stdout + stderr)).toEqual([]);
  }
});
