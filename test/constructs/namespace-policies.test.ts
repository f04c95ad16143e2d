import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { inBlock, Place, Pod, reachedBy, reaches } from './_network-policies';
import { newChart } from './_pods';
import { ApiAccess, DnsService, IdentityProvider, SecureDeployment, SecureNamespace, SecureNamespaceProps } from '../../src';

const ROLE = 'arn:aws:iam::123456789012:role/payments';
const PROJECT = { projectId: 'my-project', projectNumber: '123456789012' };

/** Destinations that a pod might need. */
const SCOPES: { readonly [name: string]: Place } = {
  'AWS, Google Cloud, Azure': { ip: '169.254.169.254', port: 80 },
  'AWS on IPv6': { ip: 'fd00:ec2::254', port: 80 },
  'Google Cloud on IPv6': { ip: 'fd20:ce::254', port: 80 },
  'ECS': { ip: '169.254.170.2', port: 80 },
  'Pod Identity agent': { ip: '169.254.170.23', port: 80 },
  'Pod Identity agent on IPv6': { ip: 'fd00:ec2::23', port: 80 },
  'health of the agent': { ip: '169.254.170.23', port: 2703 },
  'GKE 254:8080': { ip: '169.254.169.254', port: 8080 },
  'GKE 252:988': { ip: '169.254.169.252', port: 988 },
  'GKE 252:987': { ip: '169.254.169.252', port: 987 },
  'GKE 252:80': { ip: '169.254.169.252', port: 80 },
  'GKE Cloud DNS': { ip: '169.254.169.254', port: 53, protocol: 'UDP' },
  'cluster DNS': { ip: '10.244.0.2', port: 53, protocol: 'UDP', pod: { namespace: 'kube-system', labels: { 'k8s-app': 'coredns' } } },
  'cluster DNS over TCP': { ip: '10.244.0.2', port: 53, pod: { namespace: 'kube-system', labels: {} } },
  'NodeLocal DNSCache': { ip: '169.254.20.10', port: 53, protocol: 'UDP' },
  'OpenShift DNS': { ip: '10.244.0.3', port: 5353, protocol: 'UDP', pod: { namespace: 'openshift-dns', labels: {} } },
  'dashboard in kube-system': { ip: '10.244.0.4', port: 443, pod: { namespace: 'kube-system', labels: {} } },
  'API server': { ip: '203.0.113.10', port: 443 },
  'API server on 6443': { ip: '203.0.113.10', port: 6443 },
  'internet': { ip: '198.51.100.1', port: 443 },
  'internet on IPv6': { ip: '2001:db8::1', port: 443 },
  'pod of the namespace': { ip: '10.244.0.5', port: 8080, pod: { namespace: 'production', labels: {} } },
  'pod of another namespace': { ip: '10.244.0.6', port: 8080, pod: { namespace: 'staging', labels: {} } },
};

const METADATA = [
  'AWS, Google Cloud, Azure', 'AWS on IPv6', 'Google Cloud on IPv6', 'ECS', 'Pod Identity agent', 'Pod Identity agent on IPv6', 'health of the agent',
  'GKE 254:8080', 'GKE 252:988', 'GKE 252:987', 'GKE 252:80',
];
const EVERYTHING_ELSE = Object.keys(SCOPES).filter(name => !METADATA.includes(name));
const WEB: Pod = { namespace: 'production', labels: {} };

function policies(props: SecureNamespaceProps): any[] {
  const chart = newChart();
  new SecureNamespace(chart, 'namespace', props);
  return chart.toJson();
}

function reached(manifests: any[], pod: Pod, blocksHoldPods: boolean): string[] {
  return Object.keys(SCOPES).filter(name => reaches(manifests, pod, SCOPES[name], { blocksHoldPods }));
}

const irsa = IdentityProvider.awsIrsa({ roleArn: ROLE });
const podIdentity = IdentityProvider.awsEksPodIdentity({ roleArn: ROLE, clusterName: 'production' });
const gkeV2 = IdentityProvider.gkeDirect({ ...PROJECT, dataplaneV2: true });
const gke = IdentityProvider.gkeImpersonation({ projectId: 'my-project', serviceAccountEmail: 'payments@my-project.iam.gserviceaccount.com', dataplaneV2: false });
const azure = IdentityProvider.azure({ clientId: '11111111-2222-4333-8444-555555555555' });

/** The metadata endpoints that each identity needs, according to the documentation of its cloud. */
const OPEN: [string, IdentityProvider[], string[]][] = [
  ['no identity', [], []],
  ['IRSA', [irsa], []],
  ['EKS Pod Identity', [podIdentity], ['Pod Identity agent', 'Pod Identity agent on IPv6']],
  ['GKE with Dataplane V2', [gkeV2], ['AWS, Google Cloud, Azure', 'GKE 254:8080']],
  ['GKE without it', [gke], ['GKE 252:988', 'GKE 252:987']],
  ['Azure', [azure], []],
  ['several', [irsa, podIdentity, azure], ['Pod Identity agent', 'Pod Identity agent on IPv6']],
];

describe.each([['a plugin that matches pods by address blocks', true], ['Cilium', false]])('with %s', (_, blocksHoldPods) => {
  test.each(OPEN)('by default, pods with %s reach everything except the other metadata endpoints', (__, identityProviders, open) => {
    const manifests = policies({ identityProviders });
    expect(reached(manifests, WEB, blocksHoldPods).sort()).toEqual([...EVERYTHING_ELSE, ...open].sort());
    expect(reached(manifests, { namespace: 'staging', labels: {} }, blocksHoldPods)).toEqual(Object.keys(SCOPES));
  });

  test.each(OPEN)('with allowOnly, pods with %s reach DNS and their endpoint', (__, identityProviders, open) => {
    const manifests = policies({ identityProviders, allowOnly: {} });
    expect(reached(manifests, WEB, blocksHoldPods).sort()).toEqual(['cluster DNS', 'cluster DNS over TCP', ...open].sort());
  });

  test.each([
    [[], []],
    [[DnsService.NODE_LOCAL_CACHE], ['NodeLocal DNSCache']],
    [[DnsService.OPENSHIFT], ['OpenShift DNS']],
    [[DnsService.GKE_CLOUD_DNS], ['GKE Cloud DNS']],
    [[DnsService.KUBE_SYSTEM, DnsService.NODE_LOCAL_CACHE], ['NodeLocal DNSCache', 'cluster DNS', 'cluster DNS over TCP']],
  ])('with allowOnly and the resolvers %j, pods reach only these', (dns, expected) => {
    expect(reached(policies({ allowOnly: { dns } }), WEB, blocksHoldPods).sort()).toEqual([...expected].sort());
  });

  test.each([[undefined, 'API server'], [6443, 'API server on 6443']])('only pods that call the API server reach it on port %s', (port, place) => {
    const chart = newChart();
    const before = new SecureDeployment(chart, 'before', { containers: [{ name: 'app', image: 'app' }], apiAccess: ApiAccess.inContainers('app') });
    new SecureNamespace(chart, 'namespace', { allowOnly: { apiServer: { cidrs: ['203.0.113.10/32'], port } } });
    const after = new SecureDeployment(chart, 'after', { containers: [{ name: 'app', image: 'app' }], apiAccess: ApiAccess.inContainers('app') });
    const other = new SecureDeployment(chart, 'other', { containers: [{ name: 'app', image: 'app' }] });
    const manifests = chart.toJson();
    const reachedFrom = (workload: SecureDeployment) =>
      reached(manifests, { namespace: 'production', labels: workload.podMetadata.toJson().labels }, blocksHoldPods).sort();
    expect(reachedFrom(before)).toEqual([place, 'cluster DNS', 'cluster DNS over TCP'].sort());
    expect(reachedFrom(after)).toEqual(reachedFrom(before));
    expect(reachedFrom(other)).toEqual(['cluster DNS', 'cluster DNS over TCP']);
  });

  test('only named peers are allowed', () => {
    const chart = newChart();
    new SecureNamespace(chart, 'namespace', {
      allowOnly: {
        ingress: [{ peer: kplus.Namespaces.select(chart, 'ingress', { names: ['ingress-nginx'] }), ports: [kplus.NetworkPolicyPort.tcp(8080)] }],
        egress: [{ peer: kplus.NetworkPolicyIpBlock.anyIpv4(chart, 'internet'), ports: [kplus.NetworkPolicyPort.tcp(443)] }],
      },
    });
    const manifests = chart.toJson();
    const from = (namespace: string) => ({ namespace, labels: {} });
    expect(reachedBy(manifests, WEB, 8080, from('ingress-nginx'))).toBe(true);
    expect(reachedBy(manifests, WEB, 9090, from('ingress-nginx'))).toBe(false);
    expect(reachedBy(manifests, WEB, 8080, from('production'))).toBe(false);
    expect(reached(manifests, WEB, blocksHoldPods)).toEqual(expect.arrayContaining(['internet', 'API server']));
    expect(reached(manifests, WEB, blocksHoldPods).filter(name => METADATA.includes(name))).toEqual([]);
  });

  test('additional endpoints are blocked', () => {
    const manifests = policies({ additionalMetadataEndpoints: ['100.100.100.200/32'] });
    expect(reaches(manifests, WEB, { ip: '100.100.100.200', port: 80 }, { blocksHoldPods })).toBe(false);
    expect(reaches(manifests, WEB, { ip: '100.100.100.201', port: 80 }, { blocksHoldPods })).toBe(true);
  });
});

test('no pod reaches the API server if its only caller is in a nearer namespace', () => {
  const app = new App();
  const platform = new Chart(app, 'platform');
  const apps = new Chart(app, 'apps', { namespace: 'production' });
  const allowOnly = { apiServer: { cidrs: ['203.0.113.10/32'] } };
  new SecureNamespace(platform, 'namespace', { metadata: { name: 'production' }, allowOnly });
  const web = new SecureDeployment(apps, 'web', { containers: [{ name: 'app', image: 'app' }], apiAccess: ApiAccess.inContainers('app') });
  new SecureNamespace(apps, 'namespace', { allowOnly });
  const pods = [WEB, { namespace: 'production', labels: web.podMetadata.toJson().labels }];
  const reachedIn = (chart: Chart) => pods.map(pod => reaches(chart.toJson(), pod, SCOPES['API server']));
  expect(reachedIn(platform)).toEqual([false, false]);
  // The API server refuses "In" without values.
  const { spec } = platform.toJson().find(({ metadata }) => metadata.name === 'allow-api-server');
  expect(spec.podSelector.matchExpressions.filter(({ operator, values }: any) => operator === 'In' && !values?.length)).toEqual([]);
  expect(reachedIn(apps)).toEqual([false, true]);
});

test('by default, all ingress is allowed', () => {
  expect(reachedBy(policies({}), WEB, 8080, { namespace: 'staging', labels: {} })).toBe(true);
  expect(reachedBy(policies({ allowOnly: {} }), WEB, 8080, { namespace: 'staging', labels: {} })).toBe(false);
});

// The API server refuses an exception that is outside its block or equal to it.
test.each([[{}], [{ additionalMetadataEndpoints: ['100.100.100.200/32', 'fd12::/64'] }]])('exceptions are strictly inside their block', props => {
  const blocks = policies(props).filter(({ kind }) => kind === 'NetworkPolicy').flatMap(({ spec }) => spec.egress).flatMap(({ to }) => to)
    .flatMap(({ ipBlock }) => ipBlock ?? []);
  expect(blocks.filter(({ except }) => except).length).toBe(2);
  for (const { cidr, except = [] } of blocks) {
    for (const hole of except) {
      const [ip, length] = hole.split('/');
      expect(inBlock(ip, cidr)).toBe(true);
      expect(Number(length)).toBeGreaterThan(Number(cidr.split('/')[1]));
    }
  }
});
