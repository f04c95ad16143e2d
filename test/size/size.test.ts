import { audit } from '../../src/audit/audit';
import { AuditResult } from '../../src/audit/finding';
import { readText } from '../../src/manifest/read-text';
import { AppModel } from '../../src/model/app-model';

/** What took minutes takes a second or two; a busy machine has time enough. */
const SECONDS = 60_000;

const RBAC = 'rbac.authorization.k8s.io/v1';

function range<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function judge(objects: readonly object[]): AuditResult {
  const { objects: read, errors } = readText(objects.map(object => JSON.stringify(object)).join('\n---\n'), 'app.yaml');
  return audit(new AppModel(read), { today: '2026-01-01', errors, rules: { 'metadata-endpoint-reachable': 'high' } });
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
    const { errors, summary } = judge([
      clusterRole('product', [{ apiGroups: range(2000, index => `g${index}`), resources: range(2000, index => `r${index}`), verbs: ['*'] }]),
      clusterRole('small', []),
    ]);
    expect(errors).toEqual([expect.objectContaining({
      file: 'app.yaml',
      line: 1,
      message: expect.stringMatching(/^ClusterRole "product" is too large to check: .* 4000000 permissions .* 40010 are the limit; write a rule for each API group/),
    })]);
    expect(summary.objects).toBe(1);
  }, SECONDS);

  test.each([
    ['resources x names', { apiGroups: [''], resources: range(300, index => `r${index}`), resourceNames: range(300, index => `n${index}`), verbs: ['create'] }],
    ['resources x verbs', { apiGroups: [''], resources: range(300, index => `r${index}`), verbs: range(300, index => `v${index}`) }],
    ['paths x verbs', { nonResourceURLs: range(300, index => `/p${index}`), verbs: range(300, index => `v${index}`) }],
  ])('%s are such a product', (_, rule) => {
    expect(judge([clusterRole('product', [rule])]).errors).toHaveLength(1);
  });

  test('that are long without a product are checked', () => {
    const result = judge([clusterRole('long', [
      ...range(5000, index => ({ apiGroups: [`g${index}`], resources: ['*'], verbs: ['*'] })),
      { apiGroups: [''], resources: ['configmaps'], resourceNames: range(30_000, index => `n${index}`), verbs: ['get'] },
    ])]);
    expect(result.errors).toEqual([]);
    expect(foundBy('wildcard-resource', result)).toHaveLength(5000);
    expect(result.findings.find(({ key }) => key === '*.g4999 *')!.path.slice(0, 2)).toEqual(['rules', 4999]);
  }, SECONDS);

  test('a path that thousands of rules name is one', () => {
    const result = judge([clusterRole('paths', range(5000, index => ({ nonResourceURLs: ['/*'], verbs: [`v${index}`] })))]);
    expect(foundBy('wildcard-non-resource-url', result)).toHaveLength(1);
  }, SECONDS);

  test('that aggregate each other have the rules of all', () => {
    const result = judge(range(1000, index => clusterRole(`r${index}`, index === 0 ? [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }] : [],
      { labels: { part: 'all', own: `r${index}` } },
      index === 0 ? {} : { aggregationRule: { clusterRoleSelectors: [{ matchExpressions: [{ key: 'own', operator: 'NotIn', values: [`r${index}`] }] }] } })));
    expect(foundBy('read-secrets', result)).toHaveLength(1000);
  }, SECONDS);

  test('a chain of thousands that aggregate the next has the rules of the last', () => {
    const count = 1500;
    const result = judge([
      ...range(count, index => clusterRole(`r${index}`, [], { labels: { link: `l${index}` } },
        { aggregationRule: { clusterRoleSelectors: [{ matchLabels: { link: `l${index + 1}` } }] } })),
      clusterRole('last', [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }], { labels: { link: `l${count}` } }),
    ]);
    expect(foundBy('read-secrets', result)).toHaveLength(count + 1);
  }, SECONDS);
});

describe('pods', () => {
  const tokens = (count: number): object => ({
    name: 'tokens', projected: { sources: range(count, index => ({ serviceAccountToken: { path: `t${index}`, audience: `a${index}` } })) },
  });
  const containers = (count: number): object[] => range(count, index => ({ name: `c${index}`, image: 'app', volumeMounts: [{ name: 'tokens', mountPath: '/t' }] }));

  test('whose containers mount millions of tokens are refused', () => {
    const { errors } = judge([pod('product', { containers: containers(1000), volumes: [tokens(1000)] })]);
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Pod "product" is too large to check: its containers mount 1000000 tokens .* 10000 are the limit; give each token a volume of its own/),
    ]);
  }, SECONDS);

  test('that mount as many tokens as the limit are checked', () => {
    expect(judge([pod('p', { containers: containers(100), volumes: [tokens(100)] })]).errors).toEqual([]);
    expect(judge([pod('p', { containers: containers(101), volumes: [tokens(100)] })]).errors).toHaveLength(1);
  }, SECONDS);

  test('each with a mount for each of its tokens are checked', () => {
    const names = range(60, index => `t${index}`);
    const result = judge([pod('p', {
      containers: range(150, index => ({ name: `c${index}`, image: 'app', volumeMounts: names.map(name => ({ name, mountPath: `/${name}` })) })),
      volumes: names.map(name => ({ name, projected: { sources: [{ serviceAccountToken: { path: 'token', audience: name } }] } })),
    })]);
    expect(foundBy('token-in-several-containers', result)).toHaveLength(60);
  }, SECONDS);

  test('and policies that all select all of them', () => {
    const result = judge([
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
    const { accepted, findings } = judge([pod('p', { containers: range(count, index => ({ name: `c${index}`, image: 'app' })) }, {
      annotations: { 'cdk8s-least-privilege/accept.writable-root-filesystem': range(count, index => `[container  c${index}] the container ${index} writes to its disk`).join('\n') },
    })]);
    expect(accepted.map(({ reason }) => reason)).toEqual(range(count, index => `the container ${index} writes to its disk`));
    expect(findings.filter(({ rule }) => rule.endsWith('acceptance'))).toEqual([]);
  }, SECONDS);
});

test('names with thousands of beginnings of templates', () => {
  expect(judge([pod('p', { serviceAccountName: '{{ '.repeat(100_000) }, { namespace: '{{'.repeat(100_000) })]).errors).toEqual([]);
}, SECONDS);

test('a million separators of documents', () => {
  expect(readText('---\n'.repeat(1_000_000), 'app.yaml')).toEqual({ objects: [], errors: [], isManifest: false });
}, SECONDS);
