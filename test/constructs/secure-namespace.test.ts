import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { manifestOf, newChart, newChartWithoutNamespace } from './_pods';
import { IdentityProvider, PodSecurity, SecureDeployment, SecureNamespace, SecureNamespaceProps } from '../../src';
import { expectGolden } from '../_golden';

const CONTAINERS = [{ name: 'app', image: 'app:v1' }];

test.each<[string, SecureNamespaceProps]>([
  ['secure-namespace', {}],
  ['secure-namespace-allow-only', { allowOnly: {} }],
])('golden file %s, and the same bytes twice', (name, props) => {
  const chart = newChart();
  new SecureNamespace(chart, 'namespace', props);
  expectGolden(`constructs/__golden__/${name}`, chart.toJson());
  expect(chart.toJson()).toEqual(chart.toJson());
});

test('defaultChild', () => {
  expect(ApiObject.of(new SecureNamespace(newChart(), 'namespace')).kind).toBe('Namespace');
});

describe('the namespace itself', () => {
  test.each([
    ['that of the chart', newChart, undefined, 'production'],
    ['a generated one in a chart without a namespace', newChartWithoutNamespace, undefined, 'app-namespace'],
    ['its own', newChart, 'staging', 'staging'],
    ['a Helm expression', newChart, '{{ .Release.Namespace }}', '{{ .Release.Namespace }}'],
  ])('has the name %s', (_, create, name, expected) => {
    const chart = create();
    new SecureNamespace(chart, 'namespace', { metadata: { name } });
    const { metadata, ...rest } = manifestOf(chart, 'Namespace');
    expect(metadata.name).toBe(expected);
    expect(metadata).not.toHaveProperty('namespace');
    // An empty spec has no effect.
    expect(rest).toEqual({ apiVersion: 'v1', kind: 'Namespace' });
    const others = chart.toJson().filter(({ kind }) => kind !== 'Namespace');
    expect(others.map(({ kind }) => kind)).toEqual(['NetworkPolicy', 'ServiceAccount']);
    others.forEach(({ metadata: { namespace } }) => expect(namespace).toBe(expected));
  });

  test('keeps the labels and annotations of its user', () => {
    const chart = newChart();
    new SecureNamespace(chart, 'namespace', { metadata: { namespace: 'nonsense', labels: { team: 'payments' }, annotations: { owner: 'jane' } } });
    const { metadata } = manifestOf(chart, 'Namespace');
    expect(metadata).toMatchObject({ labels: { team: 'payments' }, annotations: { owner: 'jane' } });
    expect(metadata).not.toHaveProperty('namespace');
  });

  test.each([
    ['default', "a SecureNamespace must not be named 'default', which holds all objects that set no namespace; give it the name of its application"],
    ['kube-system', "a SecureNamespace must not be named 'kube-system', because names that begin with 'kube-' are reserved for Kubernetes, whose pods need more than it allows; choose another"],
    ['Prod_1', 'the name of the namespace is "Prod_1", but it must be a DNS label: at most 63 lower-case letters, digits and hyphens, starting and ending with a letter or digit'],
  ])('is never named %s', (name, message) => {
    expect(() => new SecureNamespace(newChart(), 'namespace', { metadata: { name } })).toThrow(new Error(message));
    expect(() => new SecureNamespace(newChart(name), 'namespace')).toThrow(new Error(message));
  });

  test('is unique in a chart', () => {
    const chart = newChart();
    new SecureNamespace(chart, 'namespace');
    expect(() => new SecureNamespace(chart, 'again')).toThrow(new Error(
      "the chart already defines the namespace 'production', at 'app/namespace'; use that one, or set another metadata.name on this one"));
  });

  test('is a peer and a selector wherever cdk8s-plus accepts a namespace', () => {
    const chart = newChart();
    const namespace = new SecureNamespace(chart, 'namespace');
    const web = new kplus.Deployment(chart, 'web', { containers: [{ image: 'web' }], metadata: { namespace: 'other' } });
    web.connections.allowFrom(namespace, { isolation: kplus.PodConnectionsIsolation.POD });
    const ingress = chart.toJson().find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.namespace === 'other');
    expect(ingress.spec.ingress[0].from).toEqual([{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'production' } }, podSelector: {} }]);
    expect(namespace.toNamespaceSelectorConfig()).toEqual({ names: ['production'] });
  });
});

describe('Pod Security', () => {
  const labelsOf = (props: SecureNamespaceProps) => {
    const chart = newChart();
    new SecureNamespace(chart, 'namespace', props);
    return manifestOf(chart, 'Namespace').metadata;
  };
  const FOLLOWING = {
    'pod-security.kubernetes.io/warn': 'restricted',
    'pod-security.kubernetes.io/warn-version': 'latest',
    'pod-security.kubernetes.io/audit': 'restricted',
    'pod-security.kubernetes.io/audit-version': 'latest',
  };

  test('is "restricted" at a pinned version, with warnings of the latest', () => {
    const expected = { 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/enforce-version': 'v1.34', ...FOLLOWING };
    expect(labelsOf({})).toEqual({ name: 'production', labels: expected });
    expect(labelsOf({ podSecurity: PodSecurity.restricted() })).toEqual({ name: 'production', labels: expected });
  });

  test.each([
    ['baseline', PodSecurity.baseline('runs an image that must be root')],
    ['privileged', PodSecurity.privileged('runs an image that must be root')],
  ])('%s writes its reason', (level, podSecurity) => {
    expect(labelsOf({ podSecurity, podSecurityVersion: 'v1.35' })).toEqual({
      name: 'production',
      labels: { 'pod-security.kubernetes.io/enforce': level, 'pod-security.kubernetes.io/enforce-version': 'v1.35', ...FOLLOWING },
      annotations: { 'cdk8s-least-privilege/accept.pod-security-below-restricted': `[enforce ${level}] runs an image that must be root` },
    });
  });

  test('a lower level writes its end, owner and ticket', () => {
    const podSecurity = PodSecurity.baseline('runs an image that must be root', { until: '2999-01-31', owner: 'team-web', ticket: 'OPS-7' });
    expect(labelsOf({ podSecurity }).annotations).toEqual({
      'cdk8s-least-privilege/accept.pod-security-below-restricted': '[enforce baseline] runs an image that must be root owner=team-web ticket=OPS-7 until=2999-01-31',
    });
  });

  test('refuses a lower level without a reason', () => {
    expect(() => PodSecurity.baseline('legacy'))
      .toThrow(new Error('PodSecurity.baseline: a reason needs at least 10 characters for a reviewer to assess it, got "legacy"'));
    expect(() => PodSecurity.baseline('runs an image that must be root', { owner: 'web team' })).toThrow(/^PodSecurity.baseline: an owner is one word/);
    expect(() => PodSecurity.privileged('')).toThrow(/^PodSecurity.privileged: a reason needs at least 10 characters/);
  });

  test.each(['v1.0', 'v1.22', 'v1.33'])('refuses the weaker rules of %s', podSecurityVersion => {
    expect(() => labelsOf({ podSecurityVersion })).toThrow(`the version of Pod Security is "${podSecurityVersion}", but its rules admit pods that those of v1.34 reject`);
  });

  test('refuses a version that is not pinned', () => {
    expect(() => labelsOf({ podSecurityVersion: 'latest' })).toThrow(/^the version of Pod Security is "latest", but an upgrade of the cluster could reject/);
  });

  test('refuses changes of its labels, at the call and later', () => {
    const label = 'pod-security.kubernetes.io/enforce';
    expect(() => labelsOf({ metadata: { labels: { [label]: 'privileged' } } })).toThrow(new Error(
      `the namespace 'production' sets the label ${label}, which SecureNamespace writes; write podSecurity: PodSecurity.baseline('<reason>') or podSecurityVersion instead`));

    const later = newChart();
    new SecureNamespace(later, 'namespace').metadata.addLabel(label, 'privileged');
    expect(() => later.toJson()).toThrow(`the namespace 'production' has the label ${label}: privileged, but SecureNamespace writes restricted; write podSecurity`);
  });
});

test('the default account gives no token', () => {
  const chart = newChart();
  new SecureNamespace(chart, 'namespace');
  expect(manifestOf(chart, 'ServiceAccount')).toMatchObject({ metadata: { name: 'default', namespace: 'production' }, automountServiceAccountToken: false });
});

describe('refuses', () => {
  const gke = { projectId: 'my-project', projectNumber: '123456789012' };
  test.each<[string, SecureNamespaceProps, string]>([
    ['GKE without its dataplane', { identityProviders: [IdentityProvider.gkeDirect(gke)] },
      'the address of the GKE metadata server depends on Dataplane V2, which is not known; set dataplaneV2 on IdentityProvider.gkeDirect (true on Autopilot)'],
    ['an additional endpoint that is not a CIDR block', { additionalMetadataEndpoints: ['100.100.100.200'] },
      'the additional metadata endpoint is "100.100.100.200", but it has no prefix length; write \'100.100.100.200/32\''],
    ['an additional endpoint that covers every address', { additionalMetadataEndpoints: ['::/0'] },
      'the additional metadata endpoint is "::/0", which covers every address; write allowOnly: {} instead'],
    ['an API server that is not a CIDR block', { allowOnly: { apiServer: { cidrs: ['kubernetes.default.svc'] } } },
      'the block of the API server is "kubernetes.default.svc", but it must be a block of IP addresses; write \'10.0.0.0/8\' or \'fd00::/8\', for example'],
    ['an API server without addresses', { allowOnly: { apiServer: { cidrs: [] } } },
      "allowOnly sets an apiServer without addresses; write apiServer: { cidrs: ['203.0.113.10/32'] } with yours"],
    ['an API server without a port', { allowOnly: { apiServer: { cidrs: ['10.0.0.1/32'], port: 0 } } },
      'the port of the API server is 0, but a port is from 1 to 65535; write 443 or 6443'],
  ])('%s', (_, props, message) => {
    expect(() => new SecureNamespace(newChart(), 'namespace', props)).toThrow(new Error(message));
  });
});

describe('is written first', () => {
  const order = (chart: Chart) => chart.toJson().map(({ kind, metadata }) => `${kind} ${metadata.name}`);

  test('in its chart, even before existing objects', () => {
    const chart = newChart();
    new kplus.ConfigMap(chart, 'config');
    new SecureDeployment(chart, 'web', { containers: CONTAINERS });
    new SecureNamespace(chart, 'namespace');
    expect(order(chart)).toEqual([
      'Namespace production', 'ConfigMap app-config', 'NetworkPolicy allow-egress-except-metadata', 'ServiceAccount app-web', 'ServiceAccount default',
      'Deployment app-web',
    ]);
  });

  test('next to a nested chart, which is written before the outer one anyway', () => {
    const chart = newChart();
    new kplus.ConfigMap(new Chart(chart, 'nested'), 'config');
    new SecureNamespace(chart, 'namespace');
    expect(order(chart)[0]).toBe('Namespace production');
  });

  const names = (app: App) => app.charts.map(({ node }) => node.id);

  test.each([['before', true], ['after', false]])('before the charts of its objects, if it is created %s them', (_, first) => {
    const app = new App();
    const apps = new Chart(app, 'apps', { namespace: 'production' });
    const platform = new Chart(app, 'platform');
    const create = () => new SecureNamespace(platform, 'namespace', { metadata: { name: 'production' } });
    if (first) { create(); }
    new SecureDeployment(apps, 'web', { containers: CONTAINERS });
    if (!first) { create(); }
    apps.toJson();
    expect(names(app)).toEqual(['platform', 'apps']);
  });

  test('without ordering charts that define it themselves or have no objects in it', () => {
    const app = new App();
    const charts = ['b', 'a'].map(id => new Chart(app, id, { namespace: 'production' }));
    for (const chart of charts) {
      new SecureNamespace(chart, 'namespace');
      new SecureDeployment(chart, 'web', { containers: CONTAINERS });
    }
    const elsewhere = new Chart(app, 'elsewhere', { namespace: 'staging' });
    new SecureDeployment(elsewhere, 'web', { containers: CONTAINERS });
    expect([...charts, elsewhere].map(chart => chart.node.dependencies)).toEqual([[], [], []]);
  });
});
