import { ONE_OF_EACH_KIND, unsafeLinesIn } from '../_hostile';
import { runTool, UNREADABLE, useDirectory } from '../_run-tool';
import { problemsWith } from '../_schemas';

const directory = useDirectory();

const APP = `apiVersion: v1
kind: Pod
metadata: {name: shop, namespace: shop}
spec:
  serviceAccountName: web
  automountServiceAccountToken: true
  containers: [{name: app, image: a}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader, namespace: shop}
rules:
- {apiGroups: [""], resources: [secrets], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: readers, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects:
- {kind: ServiceAccount, name: web}
- {kind: User, name: alice}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: others, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: elsewhere}
subjects:
- {kind: Group, name: dev}
`;

beforeEach(() => directory.write('dist/app.yaml', APP));

const whoCan = (...args: string[]) => runTool(['who-can', ...args]);

test('lists certain and possible subjects, workloads, and built-in subjects', async () => {
  expect(await whoCan('get', 'secrets', '--kubernetes-version', '1.34')).toEqual({
    code: 0,
    stdout: `Who can get secrets in namespace shop

Certain
  ServiceAccount shop/web
    RoleBinding shop/readers (dist/app.yaml:20)
      → Role shop/reader (dist/app.yaml:9)
  User alice
    RoleBinding shop/readers (dist/app.yaml:21)
      → Role shop/reader (dist/app.yaml:9)

Possible
  Group dev
    RoleBinding shop/others (dist/app.yaml:28)
      → Role shop/elsewhere (not in the input)
        RoleBinding shop/others binds Role elsewhere, which is not in the input: add its manifests as context

Workloads with a token of such a ServiceAccount
  Pod shop/shop: app, as ServiceAccount shop/web

In every cluster
  Group system:masters, ServiceAccount kube-system/generic-garbage-collector, ServiceAccount
  kube-system/namespace-controller, User system:kube-controller-manager

There may be more
  roles and bindings outside the input may grant it: add them as context, or declare the input complete

Note: no namespace given: using shop, the only namespace of the input; choose another with -n, or all with -A
`,
    stderr: '',
  });
});

test('no subject of the input can in all namespaces', async () => {
  const { code, stdout } = await whoCan('get', 'secrets', '-A', '--complete');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Who can get secrets in all namespaces\n\nCertain\n {2}no subject of the input\n\nIn every cluster\n {2}Group system:masters, /);
});

test('JSON matches the schema', async () => {
  const document = JSON.parse((await whoCan('get', 'secrets', '-n', 'shop', '-o', 'json')).stdout);
  expect(problemsWith(document, 'who-can')).toEqual([]);
  expect(document.accounts).toMatchObject([{
    namespace: 'shop', name: 'web', declared: false, workloads: [{ kind: 'Pod', name: 'shop', containers: [{ name: 'app', certainty: 'yes' }] }],
  }]);
  expect(problemsWith(JSON.parse((await whoCan('get', '/metrics', '-o', 'json')).stdout), 'who-can')).toEqual([]);
});

test('Mermaid shows workloads, subjects, roles and the target', async () => {
  expect((await whoCan('get', 'secrets', '-n', 'shop', '--kubernetes-version', '1.34', '-o', 'mermaid')).stdout).toBe(`flowchart LR
  n0{{"get secrets in namespace shop"}}:::high
  n1(["ServiceAccount shop/web"])
  n2["Role shop/reader"]
  n3(["User alice"])
  n4(["Group dev"])
  n5["Role shop/elsewhere"]
  n6["Pod shop/shop<br>app"]
  n7["in every cluster#58; Group system#58;masters and 3 more"]
  n1 -->|"RoleBinding shop/readers"| n2
  n2 --> n0
  n3 -->|"RoleBinding shop/readers"| n2
  n4 -.->|"RoleBinding shop/others"| n5
  n5 -.-> n0
  n6 -->|"token"| n1
  n7 --> n0
  classDef high fill:#fdeceb,stroke:#b3261e,color:#5c1410
`);
});

test('DOT shows the same', async () => {
  const { stdout } = await whoCan('get', 'secrets', '-n', 'shop', '-o', 'dot');
  expect(stdout).toMatch(/^digraph \{\n/);
  expect(stdout).toContain('  n4 -> n5 [label="RoleBinding shop/others", style=dashed];');
});

test('Markdown lists the same', async () => {
  const { stdout } = await whoCan('get', 'secrets', '-n', 'shop', '-o', 'markdown');
  expect(stdout).toMatch(/^\*\*Who can get secrets in namespace shop\*\*\n\nCertain:\n\n- ServiceAccount shop\/web\n {2}- RoleBinding shop\/readers/);
});

test('unreadable input is an error, and the rest is listed', async () => {
  directory.write('dist/broken.yaml', UNREADABLE);
  const { code, stdout, stderr } = await whoCan('get', 'secrets', '-n', 'shop', '--complete');
  expect(code).toBe(2);
  expect(stdout).toContain('User alice');
  expect(stdout).toContain('There may be more\n  a part of the input could not be read\n');
  expect(stderr).toMatch(/^ERROR {2}dist\/broken\.yaml:/);
});

test.each([
  [['get'], "missing required argument 'resource'"],
  [['get', 'secretz'], 'did you mean secrets?'],
  [['get', 'pods', '-n', 'x', '-A'], 'contradict each other'],
  [['get', 'pods', '--as', 'x'], "unknown option '--as'"],
])('%j is refused', async (args, message) => {
  const { code, stdout, stderr } = await whoCan(...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});

test.each(['text', 'json', 'markdown', 'mermaid', 'dot'])('%s does not interpret text of manifests', async format => {
  for (const text of ONE_OF_EACH_KIND) {
    const name = JSON.stringify(text);
    directory.write('dist/app.yaml', `{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": ${name}},
      "roleRef": {"kind": "ClusterRole", "name": ${name}}, "subjects": [{"kind": "Group", "name": ${name}}, {"kind": "User", "name": ${name}}]}`);
    const { stdout, stderr } = await whoCan('get', 'pods', '-o', format);
    expect(unsafeLinesIn(stdout + stderr)).toEqual([]);
  }
});
