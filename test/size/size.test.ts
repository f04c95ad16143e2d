import { audit } from '../../src/audit/audit';
import { AuditResult } from '../../src/audit/finding';
import { Manifests } from '../../src/manifest/manifest-object';
import { readText } from '../../src/manifest/read-text';
import { AppModel } from '../../src/model/app-model';

/** Tasks that once took minutes take a second or two; this leaves time on a busy machine. */
const SECONDS = 60_000;

const RBAC = 'rbac.authorization.k8s.io/v1';

function range<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function read(objects: readonly object[]): Manifests {
  return readText(objects.map(object => JSON.stringify(object)).join('\n---\n'), 'app.yaml');
}

function auditOf(objects: readonly object[]): AuditResult {
  const { objects: known, errors } = read(objects);
  return audit(new AppModel(known), { today: '2026-01-01', errors, rules: { 'metadata-endpoint-reachable': 'high' } });
}

function foundBy(rule: string, { findings }: AuditResult): string[] {
  return findings.filter(finding => finding.rule === rule).map(({ key }) => key);
}

function clusterRole(name: string, rules: readonly object[], metadata: object = {}, others: object = {}): object {
  return { apiVersion: RBAC, kind: 'ClusterRole', metadata: { name, ...metadata }, rules, ...others };
}

function pod(name: string, spec: object = {}, metadata: object = {}): object {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'a', ...metadata }, spec: { containers: [{ name: 'app', image: 'app' }], ...spec } };
}

describe('roles', () => {
  test('whose lists multiply to millions are refused, with the object, the limit and the remedy', () => {
    const { errors, summary } = auditOf([
      clusterRole('product', [{ apiGroups: range(2000, index => `g${index}`), resources: range(2000, index => `r${index}`), verbs: ['*'] }]),
      clusterRole('small', []),
    ]);
    expect(errors).toEqual([expect.objectContaining({
      file: 'app.yaml',
      line: 1,
      message: expect.stringMatching(/^ClusterRole "product" is too large to check: .* 4000000 permissions .* the limit is 40010; write a rule for each API group/),
    })]);
    expect(summary.objects).toBe(1);
  }, SECONDS);

  test.each([
    ['resources x names', { apiGroups: [''], resources: range(300, index => `r${index}`), resourceNames: range(300, index => `n${index}`), verbs: ['create'] }],
    ['resources x verbs', { apiGroups: [''], resources: range(300, index => `r${index}`), verbs: range(300, index => `v${index}`) }],
    ['paths x verbs', { nonResourceURLs: range(300, index => `/p${index}`), verbs: range(300, index => `v${index}`) }],
  ])('%s are such a product', (_, rule) => {
    expect(auditOf([clusterRole('product', [rule])]).errors).toHaveLength(1);
  });

  test('that are long without a product are checked', () => {
    const result = auditOf([clusterRole('long', [
      ...range(5000, index => ({ apiGroups: [`g${index}`], resources: ['*'], verbs: ['*'] })),
      { apiGroups: [''], resources: ['configmaps'], resourceNames: range(30_000, index => `n${index}`), verbs: ['get'] },
    ])]);
    expect(result.errors).toEqual([]);
    expect(foundBy('wildcard-resource', result)).toHaveLength(5000);
    expect(result.findings.find(({ key }) => key === '*.g4999 *')!.path.slice(0, 2)).toEqual(['rules', 4999]);
  }, SECONDS);

  test('a path that thousands of rules name is one finding', () => {
    const result = auditOf([clusterRole('paths', range(5000, index => ({ nonResourceURLs: ['/*'], verbs: [`v${index}`] })))]);
    expect(foundBy('wildcard-non-resource-url', result)).toHaveLength(1);
  }, SECONDS);

  test('that aggregate each other have the rules of all of them', () => {
    const result = auditOf(range(1000, index => clusterRole(`r${index}`, index === 0 ? [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }] : [],
      { labels: { part: 'all', own: `r${index}` } },
      index === 0 ? {} : { aggregationRule: { clusterRoleSelectors: [{ matchExpressions: [{ key: 'own', operator: 'NotIn', values: [`r${index}`] }, { key: 'part', operator: 'Exists' }] }] } })));
    expect(foundBy('read-secrets', result)).toHaveLength(1000);
  }, SECONDS);

  test('in a chain of thousands that aggregate the next have the rules of the last', () => {
    const count = 1500;
    const result = auditOf([
      ...range(count, index => clusterRole(`r${index}`, [], { labels: { link: `l${index}` } },
        { aggregationRule: { clusterRoleSelectors: [{ matchLabels: { link: `l${index + 1}` } }] } })),
      clusterRole('last', [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }], { labels: { link: `l${count}` } }),
    ]);
    expect(foundBy('read-secrets', result)).toHaveLength(count + 1);
  }, SECONDS);
});

describe('ClusterRoles that aggregate more rules than can be checked are refused', () => {
  const sources = (count: number): object[] => range(count, index => clusterRole(`s${index}`, [{ apiGroups: [`g${index}`], resources: ['*'], verbs: ['get'] }], { labels: { part: `p${index}`, whole: 'yes' } }));
  const limits = expect.stringMatching(/^ClusterRole "\w+" and \d+ more are too large to check: .* more than 200000 permissions .* more than 5000000 selectors .* are the limits/);

  test('if they select the same roles', () => {
    const { errors } = auditOf([
      ...sources(1000),
      ...range(1000, index => clusterRole(`a${index}`, [], {}, { aggregationRule: { clusterRoleSelectors: [{ matchLabels: { whole: 'yes' } }] } })),
    ]);
    expect(errors).toEqual([expect.objectContaining({ file: 'app.yaml', message: limits })]);
  }, SECONDS);

  test('or if each selects some more than the one before', () => {
    const { errors } = auditOf([
      ...sources(1000),
      ...range(1000, index => clusterRole(`a${index}`, [], { labels: { link: `l${index}` } }, {
        aggregationRule: { clusterRoleSelectors: [{ matchLabels: { part: `p${index}` } }, { matchLabels: { link: `l${index - 1}` } }] },
      })),
    ]);
    expect(errors).toEqual([expect.objectContaining({ file: 'app.yaml', message: limits })]);
  }, SECONDS);

  test('or if they select none of the many they are compared with', () => {
    const { errors } = auditOf([
      ...sources(2500),
      ...range(2500, index => clusterRole(`a${index}`, [], {}, {
        aggregationRule: { clusterRoleSelectors: [{ matchExpressions: [{ key: 'whole', operator: 'Exists' }, { key: 'whole', operator: 'NotIn', values: ['yes', `v${index}`] }] }] },
      })),
    ]);
    expect(errors).toEqual([expect.objectContaining({ message: limits })]);
  }, SECONDS);

  test('but checked up to the limit', () => {
    const result = auditOf([
      ...sources(150),
      ...range(300, index => clusterRole(`a${index}`, [], {}, { aggregationRule: { clusterRoleSelectors: [{ matchLabels: { whole: 'yes' } }] } })),
    ]);
    expect(result.errors).toEqual([]);
    expect(foundBy('wildcard-resource', result)).toHaveLength(150 + 300 * 150);
  }, SECONDS);
});

describe('pods', () => {
  const tokens = (count: number): object => ({
    name: 'tokens', projected: { sources: range(count, index => ({ serviceAccountToken: { path: `t${index}`, audience: `a${index}` } })) },
  });
  const containers = (count: number): object[] => range(count, index => ({ name: `c${index}`, image: 'app', volumeMounts: [{ name: 'tokens', mountPath: '/t' }] }));

  test('whose containers mount millions of tokens are refused', () => {
    const { errors } = auditOf([pod('product', { containers: containers(1000), volumes: [tokens(1000)] })]);
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Pod "product" is too large to check: its containers mount 1000000 tokens .* the limit is 10000; use a separate volume for each token/),
    ]);
  }, SECONDS);

  test('with as many tokens as the limit are checked', () => {
    expect(auditOf([pod('p', { containers: containers(100), volumes: [tokens(100)] })]).errors).toEqual([]);
    expect(auditOf([pod('p', { containers: containers(101), volumes: [tokens(100)] })]).errors).toHaveLength(1);
  }, SECONDS);

  test('each with a mount for each of its tokens are checked', () => {
    const names = range(60, index => `t${index}`);
    const result = auditOf([pod('p', {
      containers: range(150, index => ({ name: `c${index}`, image: 'app', volumeMounts: names.map(name => ({ name, mountPath: `/${name}` })) })),
      volumes: names.map(name => ({ name, projected: { sources: [{ serviceAccountToken: { path: 'token', audience: name } }] } })),
    })]);
    expect(foundBy('token-in-several-containers', result)).toHaveLength(60);
  }, SECONDS);

  test('and policies that all select all pods', () => {
    const result = auditOf([
      ...range(500, index => ({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: `n${index}`, namespace: 'a' },
        spec: {
          podSelector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: [`other${index}`] }] },
          policyTypes: ['Egress'],
          egress: index === 300 ? [{}] : [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }],
        },
      })),
      ...range(500, index => pod(`p${index}`, {}, { labels: { app: `app${index}` } })),
    ]);
    const reachable = result.findings.filter(({ rule }) => rule === 'metadata-endpoint-reachable');
    expect(reachable).toHaveLength(500);
    expect(new Set(reachable.map(({ message }) => /NetworkPolicy '(\w+)'/.exec(message)?.[1]))).toEqual(new Set(['n300']));
  }, SECONDS);

  test('with an acceptance for each finding', () => {
    const count = 1500;
    const { accepted, findings } = auditOf([pod('p', { containers: range(count, index => ({ name: `c${index}`, image: 'app' })) }, {
      annotations: { 'cdk8s-least-privilege/accept.writable-root-filesystem': range(count, index => `[container  c${index}] the container ${index} writes to its disk`).join('\n') },
    })]);
    expect(accepted.map(({ reason }) => reason)).toEqual(range(count, index => `the container ${index} writes to its disk`));
    expect(findings.filter(({ rule }) => rule.endsWith('acceptance'))).toEqual([]);
  }, SECONDS);
});

test('names with thousands of template delimiters', () => {
  expect(auditOf([
    pod('p', { serviceAccountName: '{{ '.repeat(100_000) }),
    { apiVersion: RBAC, kind: 'RoleBinding', metadata: { name: 'b' }, subjects: [{ kind: 'ServiceAccount', name: 's', namespace: '{{'.repeat(100_000) }] },
  ]).errors).toEqual([]);
}, SECONDS);

test.each(['name', 'namespace', 'generateName'])('a long metadata.%s that thousands of findings would repeat is refused', field => {
  const containers = range(1000, index => ({ name: `c${index}`, image: 'app' }));
  const { errors, findings } = auditOf([pod('p', { containers }, { [field]: 'x'.repeat(100_000) }), pod('p', {}, { [field]: 'x'.repeat(1000) })]);
  expect(errors).toEqual([expect.objectContaining({
    line: 1,
    message: `metadata.${field} is too long to check: it has 100000 characters, but the limit is 1000; write a shorter one`,
  })]);
  expect(new Set(findings.map(({ object }) => object.manifest.metadata))).toEqual(new Set([expect.objectContaining({ [field]: 'x'.repeat(1000) })]));
});

test('a long subject that thousands of findings would name is cut', () => {
  const { findings } = auditOf([
    clusterRole('r', range(1000, index => ({ apiGroups: [`g${index}`], resources: ['*'], verbs: ['get'] }))),
    {
      apiVersion: RBAC,
      kind: 'ClusterRoleBinding',
      metadata: { name: 'b' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'r' },
      subjects: [{ kind: 'ServiceAccount', name: 'x'.repeat(100_000), namespace: 'a' }],
    },
  ]);
  expect(findings.filter(({ rule }) => rule === 'wildcard-resource')).toHaveLength(1000);
  expect(Math.max(...findings.map(({ message }) => message.length))).toBe(5003);
});

test('aliases of a long text are refused if they expand to millions of characters', () => {
  const aliases = (length: number, count: number): readonly string[] => readText(
    `apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {a: &a ${'x'.repeat(length)}}}\nspec:\n  containers:\n${'  - {name: *a, image: app}\n'.repeat(count)}`, 'app.yaml',
  ).errors.map(({ message }) => message);
  expect(aliases(10_000, 500)).toEqual([]);
  expect(aliases(10_000, 501)).toEqual([expect.stringContaining('expand to more than 5000000 characters, which is the limit')]);
});

test('a million document separators', () => {
  expect(readText('---\n'.repeat(1_000_000), 'app.yaml')).toEqual({ objects: [], errors: [], isManifest: false });
}, SECONDS);
