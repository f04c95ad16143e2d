import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { newChart } from './_pods';
import {
  ApiAccess, ApiConsumerPod, BoundToken, AllowOnlyOptions, IdentityProvider, Relaxation, SecureDeployment, SecureDeploymentProps,
  SecureNamespace, SecureServiceAccount, WorkloadIdentity,
} from '../../src';

const CONTAINERS = [{ name: 'app', image: 'app:v1' }];
const ROLE = 'arn:aws:iam::123456789012:role/payments';
const UNLESS = ', or checkReachability: false if a policy outside this app allows it';

const irsa = IdentityProvider.awsIrsa({ roleArn: ROLE });
const podIdentity = IdentityProvider.awsEksPodIdentity({ roleArn: ROLE, clusterName: 'production' });
const azure = IdentityProvider.azure({ clientId: '11111111-2222-4333-8444-555555555555' });
const gke = (dataplaneV2?: boolean) => IdentityProvider.gkeDirect({ projectId: 'my-project', projectNumber: '123456789012', dataplaneV2 });

const httpsTo = (scope: Construct, cidr: string): AllowOnlyOptions => ({
  egress: [{ peer: kplus.NetworkPolicyIpBlock.ipv4(scope, 'https', cidr), ports: [kplus.NetworkPolicyPort.tcp(443)] }],
});

/** The error messages of a synth, without their construct paths. */
function problems(chart: Chart): string[] {
  try {
    chart.toJson();
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1).map(line => line.replace(/^ *\[[^\]]*\] /, ''));
  }
}

describe('a workload that calls the Kubernetes API', () => {
  const NO_API_SERVER = (path: string) => `the workload '${path}' calls the Kubernetes API, but the network policies of the namespace 'production' do not let it reach the API server; write allowOnly: { apiServer: { cidrs: ['<address>/32'] } } on the SecureNamespace${UNLESS}`;
  const withAccess = (scope: Construct, id: string, props: SecureDeploymentProps = {}) =>
    new SecureDeployment(scope, id, { containers: CONTAINERS, apiAccess: ApiAccess.inContainers('app'), ...props });

  test.each([['after', false], ['before', true]])('is blocked if it is created %s the namespace', (_, before) => {
    const chart = newChart();
    if (before) { withAccess(chart, 'web'); }
    new SecureNamespace(chart, 'namespace', { allowOnly: {} });
    if (!before) { withAccess(chart, 'web'); }
    expect(problems(chart)).toEqual([NO_API_SERVER('app/web')]);
  });

  test('is blocked in another chart, with a token mounted later, and as an ApiConsumerPod', () => {
    const app = new App();
    const platform = new Chart(app, 'platform');
    new SecureNamespace(platform, 'namespace', { metadata: { name: 'production' }, allowOnly: {} });
    const apps = new Chart(app, 'apps', { namespace: 'production' });
    new ApiConsumerPod(apps, 'consumer', { containers: CONTAINERS });
    new SecureDeployment(apps, 'mounting', { containers: CONTAINERS }).mountToken(BoundToken.forKubernetesApi(), { containers: ['app'] });
    new SecureDeployment(apps, 'vault', { containers: CONTAINERS }).mountToken(BoundToken.forAudience('vault'), { containers: ['app'] });
    new SecureDeployment(apps, 'allowed', { containers: CONTAINERS }).allowApiAccess(ApiAccess.inOnlyContainer());
    new SecureDeployment(apps, 'identity', { containers: CONTAINERS }).allowApiAccess(ApiAccess.identityOnly('proves itself to the registry'));
    expect(problems(platform)).toEqual(['consumer', 'mounting', 'allowed'].map(id => NO_API_SERVER(`apps/${id}`)));
  });

  test.each<[string, (chart: Chart) => void]>([
    ['apiServer', chart => {
      new SecureNamespace(chart, 'namespace', { allowOnly: { apiServer: { cidrs: ['10.0.0.1/32'], port: 8443 } } });
    }],
    ['the default policy', chart => { new SecureNamespace(chart, 'namespace'); }],
    ['named peers', chart => { new SecureNamespace(chart, 'namespace', { allowOnly: httpsTo(chart, '10.0.0.0/8') }); }],
    ['a declaration that other policies allow it', chart => { new SecureNamespace(chart, 'namespace', { allowOnly: {}, checkReachability: false }); }],
  ])('is allowed by %s', (_, allow) => {
    const chart = newChart();
    withAccess(chart, 'web');
    allow(chart);
    expect(problems(chart)).toEqual([]);
  });

  test('is allowed by a policy for its pods', () => {
    const chart = newChart();
    new SecureNamespace(chart, 'namespace', { allowOnly: {} });
    const web = withAccess(chart, 'web');
    withAccess(chart, 'other');
    new kplus.NetworkPolicy(chart, 'own', {
      selector: web,
      egress: { rules: [{ peer: kplus.NetworkPolicyIpBlock.ipv4(chart, 'api', '10.0.0.1/32'), ports: [kplus.NetworkPolicyPort.tcp(6443)] }] },
    });
    expect(problems(chart)).toEqual([NO_API_SERVER('app/other')]);
  });

  test.each([
    ['app', true], ['constructor', false], ['toString', false],
  ])('is allowed by a policy for pods with the label %s: %s', (key, expected) => {
    const chart = newChart();
    new SecureNamespace(chart, 'namespace', { allowOnly: {} });
    withAccess(chart, 'web', { podMetadata: { labels: { app: 'web' } } });
    new ApiObject(chart, 'own', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'own' },
      spec: {
        podSelector: { matchExpressions: [{ key, operator: 'Exists' }] },
        policyTypes: ['Egress'],
        egress: [{ to: [{ ipBlock: { cidr: '10.0.0.1/32' } }], ports: [{ port: 6443 }] }],
      },
    });
    expect(problems(chart)).toEqual(expected ? [] : [NO_API_SERVER('app/web')]);
  });

  test('may be allowed by addresses that Helm fills in', () => {
    const chart = newChart();
    new SecureNamespace(chart, 'namespace', { allowOnly: {} });
    withAccess(chart, 'web');
    new ApiObject(chart, 'own', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'own' },
      spec: { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '{{ .Values.apiServer }}/32' } }] }] },
    });
    expect(problems(chart)).toEqual([]);
  });

  test('is not checked on the host network, in another namespace, or if it only proves its identity', () => {
    const chart = newChart();
    new SecureNamespace(chart, 'namespace', { allowOnly: {} });
    withAccess(chart, 'on-host', { relaxations: [Relaxation.hostNetwork('reads the counters of its node')] });
    withAccess(chart, 'on-host-later', {}).addRelaxation(Relaxation.hostNetwork('reads the counters of its node'));
    withAccess(chart, 'identity', {
      apiAccess: ApiAccess.identityOnly('proves itself to the registry', { containers: ['app'] }),
    });
    new SecureDeployment(chart, 'elsewhere', { metadata: { namespace: 'staging' }, containers: CONTAINERS, apiAccess: ApiAccess.inContainers('app') });
    expect(problems(chart)).toEqual([]);
  });

  test('DNS, a private network without HTTPS and the node are not the API server', () => {
    const chart = newChart();
    withAccess(chart, 'web');
    new SecureNamespace(chart, 'namespace', {
      allowOnly: {
        egress: [
          { peer: kplus.NetworkPolicyIpBlock.ipv4(chart, 'database', '10.0.0.0/8'), ports: [kplus.NetworkPolicyPort.tcp(5432)] },
          { peer: kplus.NetworkPolicyIpBlock.ipv4(chart, 'node', '169.254.20.10/32') },
        ],
      },
    });
    expect(problems(chart)).toEqual([NO_API_SERVER('app/web')]);
  });
});

describe('a cloud identity', () => {
  const closed = (title: string, address: string) => `the workload 'app/web' has an identity through ${title}, but the network policies of the namespace 'production' block ${address}, where it gets its credential; write identityProviders: [provider] on the SecureNamespace, with the provider of its WorkloadIdentity${UNLESS}`;
  const unnamed = (title: string, service: string) => `the workload 'app/web' has an identity through ${title}, but the network policies of the namespace 'production' do not let it reach ${service}, which has no fixed address; write allowOnly: { egress: [{ peer: kplus.NetworkPolicyIpBlock.anyIpv4(chart, 'internet'), ports: [kplus.NetworkPolicyPort.tcp(443)] }] } on the SecureNamespace, or name the block of its private endpoint${UNLESS}`;

  function withIdentity(provider: IdentityProvider, identityProviders: IdentityProvider[], allowOnly?: (chart: Chart) => AllowOnlyOptions): string[] {
    const chart = newChart();
    const account = new SecureServiceAccount(chart, 'account');
    new SecureDeployment(chart, 'web', { containers: CONTAINERS, serviceAccount: account });
    new SecureNamespace(chart, 'namespace', { identityProviders, allowOnly: allowOnly?.(chart) });
    new WorkloadIdentity(chart, 'identity', { serviceAccount: account, provider });
    return problems(chart);
  }

  test.each<[string, IdentityProvider, IdentityProvider[], string[]]>([
    ['IRSA', irsa, [], []],
    ['Azure', azure, [], []],
    ['EKS Pod Identity', podIdentity, [podIdentity], []],
    ['EKS Pod Identity, missing on the namespace', podIdentity, [], [closed('EKS Pod Identity', '169.254.170.23')]],
    ['EKS Pod Identity, with others on the namespace', podIdentity, [irsa, gke(true)], [closed('EKS Pod Identity', '169.254.170.23')]],
    ['GKE', gke(true), [gke(true)], []],
    ['GKE, with the dataplane set only on the namespace', gke(), [gke(false)], []],
    ['GKE, with the other dataplane', gke(true), [gke(false)], [closed('GKE', '169.254.169.254')]],
    ['GKE, missing on the namespace', gke(false), [], [closed('GKE', '169.254.169.252')]],
  ])('by default: %s', (_, provider, named, expected) => {
    expect(withIdentity(provider, named)).toEqual(expected);
  });

  test.each<[string, IdentityProvider, string[]]>([
    ['IRSA', irsa, [unnamed('AWS IRSA', 'AWS STS')]],
    ['Azure', azure, [unnamed('Azure', 'Microsoft Entra ID')]],
    ['EKS Pod Identity', podIdentity, []],
    ['GKE', gke(true), []],
  ])('with allowOnly: %s', (_, provider, expected) => {
    expect(withIdentity(provider, [provider], () => ({}))).toEqual(expected);
    expect(withIdentity(provider, [provider], chart => httpsTo(chart, '0.0.0.0/0'))).toEqual([]);
    expect(withIdentity(provider, [provider], chart => httpsTo(chart, '10.0.0.0/8'))).toEqual([]);
  });

  test('of a plain workload', () => {
    const chart = newChart();
    new SecureNamespace(chart, 'namespace');
    const account = new SecureServiceAccount(chart, 'account');
    const web = new kplus.Deployment(chart, 'web', { serviceAccount: account, containers: [{ image: 'web' }] });
    new WorkloadIdentity(chart, 'identity', { serviceAccount: account, provider: podIdentity }).addWorkload(web);
    expect(problems(chart)).toEqual([closed('EKS Pod Identity', '169.254.170.23')]);
  });
});

describe('another policy', () => {
  function withPolicy(create: (chart: Chart) => void, allowOnly?: AllowOnlyOptions, identityProviders: IdentityProvider[] = []): string[] {
    const chart = newChart();
    new SecureNamespace(chart, 'namespace', { allowOnly, identityProviders });
    create(chart);
    return problems(chart);
  }
  const egressTo = (cidr: string, except?: string[], port?: number) => (chart: Chart) => {
    new kplus.NetworkPolicy(chart, 'other', {
      egress: { rules: [{ peer: kplus.NetworkPolicyIpBlock.ipv4(chart, 'block', cidr, except), ports: port ? [kplus.NetworkPolicyPort.tcp(port)] : undefined }] },
    });
  };
  const reopens = (what: string) => [expect.stringContaining(`the NetworkPolicy 'app/other/Resource' opens the metadata ${what} again, because NetworkPolicies are additive; `)];
  const inVain = [expect.stringContaining("the NetworkPolicy 'app/other/Resource' does not limit the egress of its pods: NetworkPolicies are additive, and 'allow-egress-except-metadata' of the namespace 'production' allows everything except the metadata endpoints; write allowOnly: {}")];
  const ALL_IPV4 = 'endpoints 169.254.169.252/32, 169.254.169.254/32, 169.254.170.2/32, 169.254.170.23/32';

  test.each<[string, (chart: Chart) => void, any[], any[]]>([
    ['opens everything', chart => { new kplus.NetworkPolicy(chart, 'other', { egress: { default: kplus.NetworkPolicyTrafficDefault.ALLOW } }); },
      reopens('endpoints '.concat('169.254.169.252/32, 169.254.169.254/32, 169.254.170.2/32, fd00:ec2::254/128, fd20:ce::254/128, 169.254.170.23/32, fd00:ec2::23/128')),
      reopens('endpoints '.concat('169.254.169.252/32, 169.254.169.254/32, 169.254.170.2/32, fd00:ec2::254/128, fd20:ce::254/128, 169.254.170.23/32, fd00:ec2::23/128'))],
    ['opens all of IPv4', egressTo('0.0.0.0/0'), reopens(ALL_IPV4), reopens(ALL_IPV4)],
    ['opens the link-local addresses', egressTo('169.254.0.0/16', undefined, 80),
      reopens('endpoints 169.254.169.254/32, 169.254.170.2/32, 169.254.170.23/32'), reopens('endpoints 169.254.169.254/32, 169.254.170.2/32, 169.254.170.23/32')],
    ['lacks one exception', egressTo('0.0.0.0/0', ['169.254.169.0/24', '169.254.170.2/32']), reopens('endpoint 169.254.170.23/32'), reopens('endpoint 169.254.170.23/32')],
    ['excludes the endpoints', egressTo('0.0.0.0/0', ['169.254.0.0/16']), inVain, []],
    ['opens HTTPS only', egressTo('0.0.0.0/0', undefined, 443), inVain, []],
    ['opens a private network', egressTo('10.0.0.0/8'), inVain, []],
    ['names an endpoint explicitly', egressTo('169.254.169.254/32', undefined, 80), [], []],
    ['denies egress', chart => { new kplus.NetworkPolicy(chart, 'other', { egress: { default: kplus.NetworkPolicyTrafficDefault.DENY } }); }, inVain, []],
    ['limits ingress', chart => { new kplus.NetworkPolicy(chart, 'other', { ingress: { default: kplus.NetworkPolicyTrafficDefault.DENY } }); }, [], []],
    ['is in another namespace', chart => {
      new kplus.NetworkPolicy(chart, 'other', { metadata: { namespace: 'staging' }, egress: { default: kplus.NetworkPolicyTrafficDefault.ALLOW } });
    }, [], []],
  ])('%s', (_, create, byDefault, withAllowOnly) => {
    expect(withPolicy(create)).toEqual(byDefault);
    expect(withPolicy(create, {})).toEqual(withAllowOnly);
  });

  test('may open the endpoints of an identity', () => {
    expect(withPolicy(egressTo('169.254.170.0/24', ['169.254.170.2/32']), {}, [podIdentity])).toEqual([]);
    expect(withPolicy(egressTo('169.254.169.254/31', undefined, 80), {}, [gke(true)])).toEqual([]);
  });

  test('is also checked if allowOnly names its peers', () => {
    const chart = newChart();
    new SecureNamespace(chart, 'namespace', { allowOnly: { egress: [{ peer: kplus.NetworkPolicyIpBlock.anyIpv4(chart, 'internet') }] } });
    expect(problems(chart)).toEqual([expect.stringContaining(`the NetworkPolicy 'app/namespace/allow-named-peers/Resource' opens the metadata ${ALL_IPV4} again`)]);
  });

  test('that is added after a synth is checked by the next', () => {
    const chart = newChart();
    new SecureNamespace(chart, 'namespace');
    new SecureNamespace(chart, 'second', { metadata: { name: 'staging' } });
    expect(problems(chart)).toEqual([]);
    egressTo('0.0.0.0/0')(chart);
    expect(problems(chart)).toEqual(reopens(ALL_IPV4));
  });
});

describe('an app for several clusters, which defines a namespace several times', () => {
  test('checks each workload against the nearest one', () => {
    const app = new App();
    const cluster = (id: string, identityProviders: IdentityProvider[], provider: IdentityProvider) => {
      const scope = new Construct(app, id);
      new SecureNamespace(new Chart(scope, 'platform'), 'namespace', { metadata: { name: 'production' }, identityProviders });
      const apps = new Chart(scope, 'apps', { namespace: 'production' });
      const account = new SecureServiceAccount(apps, 'account');
      new SecureDeployment(apps, 'web', { containers: CONTAINERS, serviceAccount: account });
      new WorkloadIdentity(apps, 'identity', { serviceAccount: account, provider });
      return apps;
    };
    const apps = cluster('aws', [podIdentity], podIdentity);
    cluster('google', [gke(true)], gke(true));
    expect(problems(apps)).toEqual([]);
    cluster('broken', [gke(true)], podIdentity);
    expect(problems(apps)).toEqual([expect.stringContaining("the workload 'broken/apps/web' has an identity through EKS Pod Identity")]);
  });

  test('does not check a workload that is equally near to two', () => {
    const app = new App();
    for (const id of ['one', 'two']) { new SecureNamespace(new Chart(app, id), 'namespace', { metadata: { name: 'production' }, allowOnly: {} }); }
    const apps = new Chart(app, 'apps', { namespace: 'production' });
    new ApiConsumerPod(apps, 'consumer', { containers: CONTAINERS });
    expect(problems(apps)).toEqual([]);
  });
});
