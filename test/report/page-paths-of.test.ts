import { escalationPaths } from '../../src/access/escalation-paths';
import { readText } from '../../src/manifest/read-text';
import { AppModel } from '../../src/model/app-model';
import { pagePathsOf } from '../../src/report/page-paths-of';

const CHAIN = `apiVersion: v1
kind: ServiceAccount
metadata: {name: web, namespace: shop}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: web, namespace: shop}
rules:
- apiGroups: ['']
  resources: [serviceaccounts/token]
  verbs: [create]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: web, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: web}
subjects: [{kind: ServiceAccount, name: web}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      serviceAccountName: web
      containers:
      - {name: app, image: a}
      - {name: sidecar, image: b}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: boss, namespace: shop}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: boss}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: boss, namespace: shop}]
`;

const ROOT_POD = (name: string): string => `---
apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop}
spec:
  automountServiceAccountToken: false
  containers: [{name: main, image: a, securityContext: {privileged: true}}]
`;

const pathsOf = (text: string) => pagePathsOf(escalationPaths(new AppModel(readText(text, 'app.yaml').objects)));

test('each path has its steps with role, location and proof', () => {
  const { nodes, steps, grants, paths } = pathsOf(CHAIN);
  const path = paths.find(({ starts, target }) => starts.startsWith('Deployment') && nodes[target].title === 'cluster-admin')!;
  expect(path).toMatchObject({ starts: 'Deployment shop/web (app, sidecar)', number: 2 });
  expect(nodes[path.start]).toEqual({ shape: 'start', kind: 'Deployment', title: 'shop/web', detail: 'app, sidecar' });
  const own = path.steps.map(step => steps[step]);
  expect(own.map(({ how, to, part }) => [how, nodes[to].kind, nodes[to].title, part])).toEqual([
    ['token', 'ServiceAccount', 'shop/web', undefined],
    ['serviceaccounts/token create', 'ServiceAccounts', 'any account of shop', undefined],
    ['one of them', 'ServiceAccount', 'shop/boss', true],
    ['*/*/*', 'Cluster', 'cluster-admin', undefined],
  ]);
  expect(own[1].grants.map(grant => grants[grant])).toEqual([{ role: 'Role shop/web', permission: 'serviceaccounts/token create', at: 'app.yaml:9' }]);
  expect(own[1]).toMatchObject({ proof: 'carried out on an API server', source: expect.stringMatching(/^https:/) });
  expect(own.map(({ from }) => from)).toEqual([path.start, ...own.slice(0, -1).map(({ to }) => to)]);
});

test('values that paths share are in the tables once', () => {
  const { nodes, steps } = pathsOf(CHAIN + ROOT_POD('first') + ROOT_POD('second'));
  for (const table of [nodes, steps]) {
    const texts = table.map(each => JSON.stringify(each));
    expect(new Set(texts).size).toBe(texts.length);
  }
});

test('workloads with the same first step share one start', () => {
  const { nodes, paths, total } = pathsOf(ROOT_POD('first') + ROOT_POD('second'));
  const toNode = paths.filter(({ target }) => nodes[target].title === 'a node');
  expect(toNode).toHaveLength(1);
  expect(toNode[0]).toMatchObject({ starts: 'Pod shop/first (main), Pod shop/second (main)', number: 2 });
  expect(nodes[toNode[0].start]).toMatchObject({ kind: 'Workloads', title: '2 workloads' });
  expect(total).toBe(paths.reduce((sum, { number }) => sum + number, 0));
});

test('an unsure step names its condition, and its path is unsure', () => {
  const { paths, steps } = pathsOf(CHAIN + ROOT_POD('first'));
  const unsure = paths.filter(path => path.unsure);
  expect(unsure.length).toBeGreaterThan(0);
  for (const path of paths) {
    expect(path.steps.some(step => steps[step].unsure !== undefined)).toBe(path.unsure === true);
  }
});

test('the grants to remove first are named', () => {
  // The account boss itself, and two containers of web.
  expect(pathsOf(CHAIN).cuts).toEqual([
    'Cut here: ClusterRole cluster-admin */*/* (on 3 of 3 paths)', 'Cut here: Role shop/web serviceaccounts/token create (on 2 of 3 paths)',
  ]);
});

test('without paths, the summary says what was searched', () => {
  expect(pathsOf('')).toMatchObject({ total: 0, paths: [], nodes: [], summary: expect.stringMatching(/^No path found \(\d+ kinds of edges checked\)$/) });
});

test('the file holds 500 paths and the number of the others', () => {
  const accounts = Array.from({ length: 510 }, (_, index) => `---
apiVersion: v1
kind: Pod
metadata: {name: pod-${index}, namespace: shop}
spec:
  serviceAccountName: account-${index}
  containers: [{name: main, image: a}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: binding-${index}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: account-${index}, namespace: shop}]
`);
  const { paths, omitted, nodes } = pathsOf(accounts.join(''));
  expect(paths).toHaveLength(500);
  expect(omitted).toBeGreaterThanOrEqual(10);
  expect(new Set(paths.map(({ target }) => nodes[target].title))).toContain('cluster-admin');
});
