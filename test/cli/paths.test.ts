import { runTool, useDirectory } from '../_run-tool';
import { problemsWith } from '../_schemas';

const APP = `apiVersion: v1
kind: ServiceAccount
metadata: {name: web, namespace: shop}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec: {template: {spec: {serviceAccountName: web, containers: [{name: app, image: a}, {name: proxy, image: b}]}}}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: web, namespace: shop}
rules:
- {apiGroups: [''], resources: [pods], verbs: [create]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: web, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: web}
subjects: [{kind: ServiceAccount, name: web}]
`;

const ADMINISTRATOR = `---
apiVersion: v1
kind: ServiceAccount
metadata: {name: deployer, namespace: shop}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: deployer}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: deployer, namespace: shop}]
`;

const { write } = useDirectory();
const paths = (...args: string[]) => runTool(['paths', 'app.yaml', ...args]);

test('lists the paths by target, one line a path, with the grant of each step', async () => {
  write('app.yaml', APP + ADMINISTRATOR);
  const { code, stdout } = await paths('--from', 'Deployment/web', '--to', 'cluster-admin');
  expect(stdout).toBe(`cluster-admin (2 certain)
  Deployment shop/web (app, proxy) > token > account shop/web > pods create [Role shop/web, app.yaml:14] > a pod of its own in shop > any account of shop`
    + ` > account shop/deployer > */*/* [ClusterRole cluster-admin, app.yaml:26] > cluster-admin

cut here: Role shop/web pods create (on 2 of 2 paths)
cut here: ClusterRole cluster-admin */*/* (on 2 of 2 paths)
`);
  expect(code).toBe(0);
});

test('says what an uncertain step depends on', async () => {
  write('app.yaml', APP);
  const { stdout } = await paths('--from', 'Deployment/web/app', '--to', 'node');
  expect(stdout).toContain('a node (1 unsure)\n');
  expect(stdout).toContain('~> its pod is privileged (if no default of Pod Security and no other admission control refuses privileged pods) > a node\n');
  expect((await paths('--from', 'Deployment/web/app', '--to', 'node', '--certain')).stdout)
    .toMatch(/^no certain path found from Deployment\/web\/app to node \(\d+ kinds of edges checked\)\n$/);
});

test('never claims that there is none', async () => {
  write('app.yaml', APP);
  const { code, stdout } = await paths('--to', 'cluster-admin');
  expect(stdout).toMatch(/^no path found to cluster-admin \(\d+ kinds of edges checked\)\n$/);
  expect(code).toBe(0);
});

test('shows the certainty of each step on request', async () => {
  write('app.yaml', APP + ADMINISTRATOR);
  const { stdout } = await paths('--to', 'cluster-admin', '--show', 'proof');
  expect(stdout).toContain('      pods create: carried out on an API server, https://kubernetes.io/');
});

describe('a path that follows from one accepted permission', () => {
  const until = `${new Date().getFullYear() + 1}-01-01`;
  const accepted = (yaml: string): string => yaml.replace('kind: ClusterRoleBinding\nmetadata: {name: deployer}', `kind: ClusterRoleBinding
metadata:
  name: deployer
  annotations:
    cdk8s-least-privilege/accept.binding-to-cluster-admin: '[ClusterRole cluster-admin ServiceAccount shop/deployer] deploys all operators owner=team-a until=${until}'`);
  const declaredPath = (line: number): string => `  account shop/deployer > */*/* [ClusterRole cluster-admin, app.yaml:${line}] > cluster-admin
      Accepted by annotation until ${until} (owner team-a): deploys all operators
`;

  test('is listed separately, with the reason, and does not count as one to cut', async () => {
    write('app.yaml', accepted(APP + ADMINISTRATOR));
    const { code, stdout } = await paths('--to', 'cluster-admin');
    const [open, declared] = stdout.split('Declared\n\n');
    expect(open).toContain('cluster-admin (2 certain)\n  Deployment shop/web (app, proxy) > token');
    expect(open).not.toContain('  account shop/deployer');
    expect(declared).toMatch(/^cluster-admin \(1 certain\)\n/);
    expect(declared).toContain(declaredPath(26));
    expect(open).toContain('(on 2 of 2 paths)');
    expect(code).toBe(0);
  });

  test('is mentioned if it is the only one', async () => {
    write('app.yaml', accepted(ADMINISTRATOR.slice('---\n'.length)));
    const { stdout } = await paths('--to', 'cluster-admin');
    expect(stdout).toMatch(/^no path found to cluster-admin that is not declared \(\d+ kinds of edges checked\)\n\nDeclared\n/);
    expect(stdout).toContain(declaredPath(5));
    expect(stdout).not.toContain('cut here');
  });

  test('is marked in Markdown and in JSON', async () => {
    write('app.yaml', accepted(APP + ADMINISTRATOR));
    expect((await paths('-o', 'markdown')).stdout).toMatch(/\n### Declared\n[\s\S]*\n {2}- Accepted by annotation until [-0-9]+ \(owner team-a\): deploys all operators\n/);
    const document = JSON.parse((await paths('-o', 'json')).stdout) as { paths: { from: { text: string }; declared?: object[] }[] };
    expect(problemsWith(document, 'paths')).toEqual([]);
    expect(document.paths.filter(({ declared }) => declared).map(({ from, declared }) => [from.text, declared])).toEqual([
      ['account shop/deployer', [{ rule: 'binding-to-cluster-admin', by: 'annotation', reason: 'deploys all operators', until, owner: 'team-a' }]],
    ]);
  });

  test('is not declared by an annotation of a foreign manifest', async () => {
    write('app.yaml', accepted(APP + ADMINISTRATOR));
    expect((await paths('--to', 'cluster-admin', '--foreign', 'app.yaml')).stdout).not.toContain('Declared');
  });

  test('is not declared by a baseline, which gives no reason', async () => {
    write('app.yaml', APP + ADMINISTRATOR);
    await runTool(['audit', 'app.yaml', '--write-baseline', 'baseline.json']);
    write('least-privilege.yaml', 'baseline: baseline.json\n');
    expect((await paths('--to', 'cluster-admin')).stdout).not.toContain('Declared');
  });

  test('is declared by an exception of the configuration', async () => {
    write('app.yaml', APP + ADMINISTRATOR);
    write('least-privilege.yaml', `exceptions:
  - rule: binding-to-cluster-admin
    object: { kind: ClusterRoleBinding, name: deployer }
    reason: deploys all operators
    until: ${until}
`);
    expect((await paths('--to', 'cluster-admin')).stdout).toContain('      Accepted by exception until');
  });
});

test('writes JSON by its schema', async () => {
  write('app.yaml', APP + ADMINISTRATOR);
  const document = JSON.parse((await paths('-o', 'json')).stdout) as { paths: { from: object; certainty: string }[] };
  expect(problemsWith(document, 'paths')).toEqual([]);
  expect(document.paths.map(({ certainty }) => certainty)).toContain('yes');
});

test.each([['mermaid', /^flowchart LR\n/], ['dot', /^digraph \{\n/], ['markdown', /^\*\*cluster-admin\*\* \(/]])('draws the paths as %s', async (format, expected) => {
  write('app.yaml', APP + ADMINISTRATOR);
  const { code, stdout } = await paths('-o', format);
  expect(stdout).toMatch(expected);
  expect(stdout).toContain('account shop/deployer');
  expect(code).toBe(0);
});

test('suggests --namespace if objects set none', async () => {
  write('app.yaml', APP.replaceAll(', namespace: shop', ''));
  expect((await paths()).stdout).toContain('Note: some objects set no namespace, which makes paths uncertain: pass --namespace\n');
  expect((await paths('--namespace', 'shop')).stdout).not.toContain('Note: some objects');
});

test.each<[readonly string[], string]>([
  [['--from', 'Deployment/wep'], '--from Deployment/wep: there is no such workload (did you mean Deployment/web?)'],
  [['--from', 'account:shop/wep'], '--from account:shop/wep: there is no such account (did you mean shop/web?)'],
  [['--to', 'moon'], '--to moon is not a target: write cluster-admin, node, secrets:NAMESPACE, account:NAMESPACE/NAME or cloud'],
  [['--to', 'secrets:shoq'], '--to secrets:shoq: the input has nothing in that namespace (did you mean shop or kube-system?)'],
  [['--show', 'all'], '--show all: the only supported detail is proof'],
  [['-o', 'svg'], "'svg' is not an output format"],
])('%j is refused', async (args, message) => {
  write('app.yaml', APP);
  const { code, stdout, stderr } = await paths(...args);
  expect(stderr).toContain(message);
  expect([code, stdout]).toEqual([2, '']);
});

test('lists readable input, and ends with 2 if something cannot be read', async () => {
  write('app.yaml', `${APP}${ADMINISTRATOR}---\nkind: [\n`);
  const { code, stdout, stderr } = await paths('--to', 'cluster-admin');
  expect(code).toBe(2);
  expect(stderr).toContain('ERROR');
  expect(stdout).toContain('path');
});

test('names of manifests are not interpreted by a terminal or in Markdown', async () => {
  write('app.yaml', `${APP}${ADMINISTRATOR}`.replaceAll('name: deployer', 'name: "a\\e[31m**b**"'));
  const text = (await paths('--to', 'cluster-admin')).stdout;
  expect(text).not.toContain('\u001b');
  expect((await paths('--to', 'cluster-admin', '-o', 'markdown')).stdout).not.toContain('**b**');
});

describe('gaps are noted with the paths', () => {
  test('a part that cannot be read, with exit code 2', async () => {
    write('app.yaml', `${APP}---\n{ not: an object }\n`);
    expect(await paths()).toMatchObject({ code: 2, stdout: expect.stringContaining('Note: a part of the input could not be read, so there may be more paths') });
  });

  test.each(['get', 'pods'])('a placeholder in place of %s', async word => {
    write('app.yaml', APP.replace('resources: [pods], verbs: [create]', 'resources: [pods], verbs: [get]'.replace(word, '"{{ .Values.it }}"')));
    expect(await paths()).toMatchObject({ code: 0, stdout: expect.stringContaining('Note: 1 role with values that are not set: no path is followed through them') });
  });

  test('objects in a custom resource', async () => {
    write('app.yaml', `${APP}---
{ apiVersion: example.com/v1, kind: Bundle, metadata: { name: all, namespace: shop }, spec: { manifests: [{ apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: x }, rules: [] }] } }
`);
    expect((await paths()).stdout).toContain('Note: 1 place in custom resources not checked, which may run pods or grant permissions');
  });

  test('none, if everything is known', async () => {
    write('app.yaml', APP);
    expect((await paths('--complete')).stdout).not.toContain('Note: ');
  });
});
