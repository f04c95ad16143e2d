import { expectLinear } from './_growth';
import { accessDifference } from '../../src/access/access-difference';
import { AccessSnapshot } from '../../src/access/access-snapshot';
import { escalationPaths } from '../../src/access/escalation-paths';
import { snapshotOf } from '../../src/access/snapshot-of';
import { audit } from '../../src/audit/audit';
import { Baseline } from '../../src/audit/baseline';
import { AuditResult } from '../../src/audit/finding';
import { Provenance } from '../../src/audit/provenance';
import { readText } from '../../src/manifest/read-text';
import { AppModel } from '../../src/model/app-model';
import { FORMATS } from '../../src/report/formats';
import { pathsFormats } from '../../src/report/paths-formats';

/** Several minutes on a busy machine; growth is measured in CPU time. */
const TIMEOUT = 300_000;

const RBAC = 'rbac.authorization.k8s.io/v1';
const READ_SECRETS = { apiGroups: [''], resources: ['secrets'], verbs: ['get'] };

const ACCEPTED = { annotations: { 'cdk8s-least-privilege/accept.read-secrets': 'it backs up the cluster', 'cdk8s-least-privilege/accept.create-workloads': 'it rolls out images' } };

function range<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function textOf(objects: readonly object[]): string {
  return objects.map(object => JSON.stringify(object)).join('\n---\n');
}

interface Besides {
  readonly baseline?: Baseline;
  readonly context?: readonly object[];
}

function auditOf(manifests: string | readonly object[], { baseline, context: known = [] }: Besides = {}): AuditResult {
  const { objects, errors } = readText(typeof manifests === 'string' ? manifests : textOf(manifests), 'app.yaml');
  const context = readText(textOf(known), 'context.yaml').objects;
  return audit(new AppModel(objects, { context }), {
    today: '2026-01-01', errors, baseline, rules: { 'metadata-endpoint-reachable': 'high' },
  });
}

/** An audit whose report has the location of each finding. */
function report(manifests: string | readonly object[], format = 'json'): string {
  const provenance: Provenance = {
    failOn: 'medium', unknown: 'low', policy: [], configuration: [], context: [], rules: [], acceptances: {}, complete: false, skipped: [], excluded: [], labels: {},
  };
  return FORMATS.get(format)!.render(auditOf(manifests), {
    toolVersion: '1.0.0', provenance, failOn: 'medium', showAccepted: true, quiet: false, show: 'summary', groupBy: 'rule', color: false, width: 100,
  });
}

function clusterRole(name: string, rules: readonly object[] = [READ_SECRETS], metadata: object = {}, others: object = {}): object {
  return { apiVersion: RBAC, kind: 'ClusterRole', metadata: { name, ...metadata }, rules, ...others };
}

function account(name: string): { readonly kind: string; readonly name: string; readonly namespace: string } {
  return { kind: 'ServiceAccount', name, namespace: 'a' };
}

function clusterRoleBinding(name: string, role: string, subjects: readonly object[]): object {
  return { apiVersion: RBAC, kind: 'ClusterRoleBinding', metadata: { name }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role }, subjects };
}

function pod(name: string, spec: object = {}, metadata: object = {}): object {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'a', ...metadata }, spec: { containers: [{ name: 'app', image: 'app' }], ...spec } };
}

function container(name: string, others: object = {}): object {
  return { name, image: 'app', securityContext: { privileged: true }, ...others };
}

test.each<[string, number, (size: number) => readonly object[]]>([
  ['definitions of one ClusterRole, and bindings to it', 800, size => [
    ...range(size, () => clusterRole('r')), ...range(size, index => clusterRoleBinding(`b${index}`, 'r', [account(`s${index}`)])),
  ]],
  ['rules of one ClusterRole, and bindings to it', 800, size => [
    clusterRole('r', range(size, index => ({ apiGroups: [''], resources: ['secrets'], resourceNames: [`n${index}`], verbs: ['get'] }))),
    ...range(size, index => clusterRoleBinding(`b${index}`, 'r', [account(`s${index}`)])),
  ]],
  ['rules that every account has, and bindings of all accounts', 400, size => [
    clusterRole('r', range(size, index => ({ nonResourceURLs: [`/api/${index}`], verbs: ['get'] }))),
    ...range(size, index => clusterRoleBinding(`b${index}`, 'r', [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:authenticated' }])),
  ]],
  ['subjects of one name', 2000, size => [clusterRole('r'), clusterRoleBinding('b', 'r', range(size, () => account('s')))]],
  ['subjects of an accepted role', 2000, size => [
    clusterRole('r', [READ_SECRETS], ACCEPTED), clusterRoleBinding('b', 'r', range(size, index => account(`s${index}`))),
  ]],
  ['definitions of one accepted ClusterRole, and bindings to it', 500, size => [
    ...range(size, () => clusterRole('r', [READ_SECRETS], ACCEPTED)), ...range(size, index => clusterRoleBinding(`b${index}`, 'r', [account(`s${index}`)])),
  ]],
  ['rules of one accepted ClusterRole, and bindings to it', 500, size => [
    clusterRole('r', range(size, index => ({ ...READ_SECRETS, apiGroups: ['apps'], resources: ['deployments'], resourceNames: [`n${index}`], verbs: ['patch'] })), ACCEPTED),
    ...range(size, index => clusterRoleBinding(`b${index}`, 'r', [account(`s${index}`)])),
  ]],
  ['accepted roles, and a ClusterRole that aggregates them', 500, size => [
    ...range(size, index => clusterRole(`r${index}`, [READ_SECRETS], { ...ACCEPTED, labels: { to: 'r' } })),
    clusterRole('r', [], {}, { aggregationRule: { clusterRoleSelectors: [{ matchLabels: { to: 'r' } }] } }),
    ...range(size, index => clusterRoleBinding(`b${index}`, 'r', [account(`s${index}`)])),
  ]],
  ['accounts of one name, with pods', 500, size => [
    ...range(size, () => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 's', namespace: 'a' } })),
    ...range(size, index => pod(`p${index}`, { serviceAccountName: 's' })),
  ]],
  ['pods of one name', 500, size => range(size, () => pod('p'))],
  ['Secrets of one account', 1000, size => range(size, index => ({
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/service-account-token',
    metadata: { name: `t${index}`, namespace: 'a', annotations: { 'kubernetes.io/service-account.name': 's' } },
  }))],
  ['policies of one name, with pods', 300, size => [
    ...range(size, index => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'n', namespace: 'a' },
      spec: { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: `10.0.${index % 256}.0/24` } }] }] },
    })),
    ...range(size, index => pod(`p${index}`, {}, { labels: { app: `app${index}` } })),
  ]],
  ...Object.entries({
    'policies that leave out one app each': (index: number) => [{ key: 'app', operator: 'NotIn', values: [`other${index}`] }],
    'policies that leave out all apps': (index: number) => [{ key: `without${index}`, operator: 'DoesNotExist' }, { key: 'app', operator: 'DoesNotExist' }],
  }).map(([name, expressions]): [string, number, (size: number) => readonly object[]] => [`${name}, with pods`, 1000, size => [
    ...range(size, index => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `n${index}`, namespace: 'a' },
      spec: { podSelector: { matchExpressions: expressions(index) }, policyTypes: ['Egress'] },
    })),
    ...range(size, index => pod(`p${index}`, {}, { labels: { app: `app${index}` } })),
  ]]),
  ['environment variables', 3000, size => [
    pod('p', { containers: [container('c', { env: range(size, index => ({ name: `PASSWORD_${index}`, value: `$(PASSWORD_${index - 1})` })) })] }),
  ]],
  ['ports', 3000, size => [pod('p', { containers: [container('c', { ports: range(size, index => ({ containerPort: index, hostPort: index })) })] })]],
  ['volumes and mounts', 1000, size => [pod('p', {
    volumes: range(size, index => ({ name: `v${index}`, hostPath: { path: `/p${index}` } })),
    containers: [container('c', { volumeMounts: range(2 * size, index => ({ name: `v${index}`, mountPath: `/p${index}` })) })],
  })]],
  ['unknown fields', 3000, size => [pod('p', Object.fromEntries(range(size, index => [`hostNetwerk${index}`, true])))]],
  ['acceptances of one object', 500, size => [pod('p', { containers: range(size, index => container(`c${index}`)) }, {
    annotations: { 'cdk8s-least-privilege/accept.writable-root-filesystem': range(2 * size, index => `[container c${index}] it writes to its disk`).join('\n') },
  })]],
  ['acceptances that many objects share', 500, size => range(size, index => pod(`p${index}`, {}, {
    annotations: { 'cdk8s-least-privilege/accept.writable-root-filesystem': '[container app] it writes to its disk' },
  }))],
])('%s', (_, size, make) => expectLinear(size, count => report(make(count))), TIMEOUT);

describe('places of findings', () => {
  test.each<[string, number, (size: number) => string]>([
    ['in a list of blocks', 1600, size => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers:\n${range(size, index => `  - name: c${index}\n    image: app\n`).join('')}`],
    ['in a flow collection', 800, size => `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [${range(size, index => `{name: c${index}, image: app}`).join(', ')}]}\n`],
    ['in a mapping with many fields', 4000, size => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers: []\n${range(size, index => `  hostNetwerk${index}: 1\n`).join('')}`],
    ['behind aliases of anchors of one name', 1500, size => `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n${range(size, () => '  - &a {name: c, image: app}\n').join('')}  initContainers:\n${'  - *a\n'.repeat(size)}`],
    ['behind merges', 600, size => `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n  - &a {name: c, image: app}\n${range(size, index => `  - {<<: *a, name: c${index}}\n`).join('')}`],
  ])('%s', (_, size, make) => expectLinear(size, count => report(make(count))), TIMEOUT);
});

describe.each([...FORMATS.keys()])('a report in the format %s', format => {
  test('on many findings of one object', () => {
    expectLinear(400, size => report([pod('p', { containers: range(size, index => container(`c${index}`)) })], format));
  }, TIMEOUT);

  test('on many objects and errors', () => {
    expectLinear(300, size => report([...range(size, index => pod(`p${index}`)), ...range(size, index => ({ ...pod(`q${index}`), spec: 5 }))], format));
  }, TIMEOUT);
});

test('a baseline', () => {
  expectLinear(20_000, size => auditOf([pod('p')], {
    baseline: { entries: range(size, index => ({ rule: 'writable-root-filesystem', key: 'container app', object: { group: '', kind: 'Pod', namespace: 'a', name: `p${index}` } })) },
  }));
}, TIMEOUT);

test('a context with the same objects', () => {
  expectLinear(500, size => {
    const objects = range(size, index => pod(`p${index}`));
    return auditOf(objects, { context: objects });
  });
}, TIMEOUT);

/** The namespaces of a chain. */
const CHAIN = 50;

/** Accounts of many namespaces, each of which leads to the next, and permissions that several roles grant together. */
const PATH_WORLDS: readonly (readonly [string, number, (size: number) => readonly object[]])[] = [
  ['namespaces that lead to each other', 300, size => range(size, index => {
    const namespace = `n${index}`;
    return [
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd', namespace }, spec: { template: { spec: { serviceAccountName: 's', containers: [{ name: 'c', image: 'i' }] } } } },
      { apiVersion: RBAC, kind: 'Role', metadata: { name: 'r', namespace }, rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['create'] }] },
      roleBinding('r', namespace, 'Role', 'r', [{ kind: 'ServiceAccount', name: 's', namespace }]),
      roleBinding('next', `n${(index + 1) % size}`, 'ClusterRole', 'edit', [{ kind: 'ServiceAccount', name: 's', namespace }]),
    ];
  }).flat()],
  ['roles of all accounts, and accounts', 300, size => [
    ...range(size, index => roleBinding(`b${index}`, `n${index}`, 'ClusterRole', 'edit', [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:serviceaccounts' }])),
    ...range(size, index => pod(`p${index}`, { serviceAccountName: `s${index}` })),
    clusterRole('create', [{ apiGroups: [''], resources: ['secrets'], verbs: ['create'] }]),
    clusterRoleBinding('create', 'create', range(size, index => account(`s${index}`))),
  ]],
  ['rules of one ClusterRole by name, and accounts', 500, size => [
    clusterRole('r', range(size, index => ({ apiGroups: [''], resources: ['secrets'], resourceNames: [`n${index}`], verbs: ['create', 'patch'] }))),
    clusterRoleBinding('r', 'r', range(size, index => account(`s${index}`))),
    ...range(size, index => pod(`p${index}`, { serviceAccountName: `s${index}` })),
  ]],
];

/** Accounts of a chain of namespaces; each may exec into the pods of the next and assumes a cloud role. Paths are as long as the chain. */
function chain(accounts: number, step: 1 | -1 = 1): readonly object[] {
  const perNamespace = accounts / CHAIN;
  return [
    ...range(CHAIN, index => {
      const [namespace, next] = [`n${index}`, `n${index + step}`];
      const subjects = range(perNamespace, number => ({ kind: 'ServiceAccount', name: `s${number}`, namespace }));
      return [
        ...subjects.flatMap(({ name }) => [
          { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace, annotations: { 'eks.amazonaws.com/role-arn': `arn:aws:iam::123456789012:role/${namespace}-${name}` } } },
          pod(name, { serviceAccountName: name }, { namespace }),
        ]),
        { apiVersion: RBAC, kind: 'Role', metadata: { name: 'r', namespace: next }, rules: [{ apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] }, READ_SECRETS] },
        roleBinding('r', next, 'Role', 'r', subjects),
      ];
    }).flat(),
    clusterRoleBinding('b', 'cluster-admin', [{ kind: 'ServiceAccount', name: 's0', namespace: `n${CHAIN - 1}` }]),
  ];
}

function modelOf(objects: readonly object[]): AppModel {
  return new AppModel(readText(textOf(objects), 'app.yaml').objects);
}

function roleBinding(name: string, namespace: string, kind: string, role: string, subjects: readonly object[]): object {
  return { apiVersion: RBAC, kind: 'RoleBinding', metadata: { name, namespace }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: role }, subjects };
}

test.each(PATH_WORLDS)('the cost of paths is not quadratic: %s', (_, size, world) => {
  expectLinear(size, count => escalationPaths(new AppModel(readText(textOf(world(count)), 'app.yaml').objects)));
}, TIMEOUT);

describe('a chain of namespaces with many accounts', () => {
  test('lists paths', () => {
    const format = pathsFormats(false).get('text')!;
    const textFor = (size: number): string => format.render({ ...escalationPaths(modelOf(chain(size))), certainOnly: false, notes: [], errors: [] }, { toolVersion: '1.0.0', color: false });
    expectLinear(500, textFor);
    // Of 1000 accounts, 19 in the last namespace lead nowhere; 200 lines are listed.
    expect(textFor(1000)).toContain('and 781 more: narrow the list with --from');
  }, TIMEOUT);

  test('builds each step once, whichever paths use it', () => {
    const { paths } = escalationPaths(modelOf(chain(500)));
    const steps = paths.flatMap(path => path.steps);
    expect(new Set(steps).size).toBeLessThan(steps.length / 5);
  });

  test('compares paths', () => {
    const snapshot = (size: number, step: 1 | -1): AccessSnapshot => {
      const model = modelOf(chain(size, step));
      return snapshotOf(model, escalationPaths(model).paths);
    };
    // Finding the paths takes longer than comparing them, and would hide the growth of the comparison.
    const sides = new Map([50, 500, 2000].map(size => [size, [snapshot(size, 1), snapshot(size, -1)] as const]));
    expectLinear(500, size => accessDifference(...sides.get(size)!));
  }, TIMEOUT);
});
