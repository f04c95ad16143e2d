import { App, Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { manifestOf, newChart, newChartWithoutNamespace } from './_pods';
import { IdentityProvider, SecureDeployment, SecurePod, SecureServiceAccount, WorkloadIdentity } from '../../src';
import { expectGolden } from '../_golden';

const ROLE = 'arn:aws:iam::123456789012:role/payments';
const UUID = '11111111-2222-4333-8444-555555555555';
const CONTAINERS = [{ name: 'app', image: 'app:v1' }, { name: 'proxy', image: 'proxy:v1' }, { name: 'log', image: 'log:v1' }];

const PROVIDERS = {
  'aws-irsa': IdentityProvider.awsIrsa({
    roleArn: ROLE,
    audience: 'sts.amazonaws.com.cn',
    tokenExpiration: Duration.hours(1),
    regionalSts: true,
    oidcProviderArn: 'arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC',
  }),
  'aws-eks-pod-identity': IdentityProvider.awsEksPodIdentity({ roleArn: ROLE, clusterName: 'production' }),
  'gke-direct': IdentityProvider.gkeDirect({ projectId: 'my-project', projectNumber: '123456789012' }),
  'gke-impersonation': IdentityProvider.gkeImpersonation({ projectId: 'my-project', serviceAccountEmail: 'payments@my-project.iam.gserviceaccount.com' }),
  'azure': IdentityProvider.azure({ clientId: UUID, tenantId: UUID, tokenExpiration: Duration.hours(2), oidcIssuer: 'https://issuer/' }),
};

let warned: jest.SpyInstance;
beforeEach(() => { warned = jest.spyOn(console, 'warn').mockImplementation(); });
afterEach(() => { warned.mockRestore(); });

function account(scope: Construct, id = 'account'): SecureServiceAccount {
  return new SecureServiceAccount(scope, id, { metadata: { name: id } });
}

function templateOf(chart: Chart): any {
  return manifestOf(chart, 'Deployment').spec.template;
}

test.each(Object.entries(PROVIDERS))('golden file of %s, the same bytes twice, automount off', (name, provider) => {
  const chart = newChart();
  const serviceAccount = account(chart);
  new WorkloadIdentity(chart, 'identity', { serviceAccount, provider });
  new SecureDeployment(chart, 'web', { serviceAccount, containers: CONTAINERS.slice(0, 1) });
  expectGolden(`constructs/__golden__/workload-identity-${name}`, chart.toJson());
  expect(JSON.stringify(chart.toJson())).toBe(JSON.stringify(chart.toJson()));
  expect(manifestOf(chart, 'ServiceAccount').automountServiceAccountToken).toBe(false);
  expect(templateOf(chart).spec.automountServiceAccountToken).toBe(false);
});

test('what stands on the account', () => {
  const annotations = (provider: IdentityProvider) => {
    const chart = newChart();
    new WorkloadIdentity(chart, 'identity', { serviceAccount: account(chart), provider });
    return manifestOf(chart, 'ServiceAccount').metadata.annotations;
  };
  expect(annotations(PROVIDERS['aws-irsa'])).toEqual({
    'eks.amazonaws.com/role-arn': ROLE,
    'eks.amazonaws.com/audience': 'sts.amazonaws.com.cn',
    'eks.amazonaws.com/token-expiration': '3600',
    'eks.amazonaws.com/sts-regional-endpoints': 'true',
  });
  expect(annotations(PROVIDERS['aws-eks-pod-identity'])).toBeUndefined();
  expect(annotations(PROVIDERS['gke-direct'])).toBeUndefined();
  expect(annotations(PROVIDERS['gke-impersonation'])).toEqual({ 'iam.gke.io/gcp-service-account': 'payments@my-project.iam.gserviceaccount.com' });
  expect(annotations(PROVIDERS.azure)).toEqual({
    'azure.workload.identity/client-id': UUID,
    'azure.workload.identity/tenant-id': UUID,
    'azure.workload.identity/service-account-token-expiration': '7200',
  });
});

describe.each(['before', 'after'])('with the identity %s the workload', order => {
  function build(provider: IdentityProvider, containers?: string[]): Chart {
    const chart = newChart();
    const serviceAccount = account(chart);
    const identity = () => new WorkloadIdentity(chart, 'identity', { serviceAccount, provider, containers });
    if (order === 'before') { identity(); }
    const workload = new SecureDeployment(chart, 'web', { serviceAccount, containers: CONTAINERS.slice(0, 2) });
    if (order === 'after') { identity(); }
    workload.addContainer(CONTAINERS[2]);
    return chart;
  }

  test('pods of an Azure identity get their label, on the pod and nowhere else', () => {
    const chart = build(PROVIDERS.azure);
    expect(templateOf(chart).metadata.labels['azure.workload.identity/use']).toBe('true');
    expect(manifestOf(chart, 'Deployment').metadata.labels).toBeUndefined();
    expect(templateOf(chart).metadata.annotations).toBeUndefined();
  });

  test('AWS leaves other containers out by commas, Azure by semicolons', () => {
    expect(templateOf(build(PROVIDERS['aws-irsa'], ['app'])).metadata.annotations).toEqual({ 'eks.amazonaws.com/skip-containers': 'proxy,log' });
    expect(templateOf(build(PROVIDERS['aws-eks-pod-identity'], ['app'])).metadata.annotations).toEqual({ 'eks.amazonaws.com/skip-containers': 'proxy,log' });
    expect(templateOf(build(PROVIDERS.azure, ['app'])).metadata.annotations).toEqual({ 'azure.workload.identity/skip-containers': 'proxy;log' });
  });

  test('nothing is left out where all containers are named', () => {
    expect(templateOf(build(PROVIDERS['aws-irsa'], ['app', 'proxy', 'log'])).metadata.annotations).toBeUndefined();
  });

  test('a container that no workload has is an error at synth', () => {
    const chart = build(PROVIDERS['aws-irsa'], ['ap']);
    expect(() => chart.toJson()).toThrow(
      "[app/identity] the identity is for the container 'ap', but the workloads of the ServiceAccount 'account' have 'app', 'proxy', 'log'; write one of these");
  });
});

test('an identity without a workload in this app names its containers freely', () => {
  const chart = newChart();
  new WorkloadIdentity(chart, 'identity', { serviceAccount: account(chart), provider: PROVIDERS['aws-irsa'], containers: ['app'] });
  expect(chart.toJson()).toHaveLength(1);
});

test('a workload of cdk8s-plus joins when it is added', () => {
  const chart = newChart();
  const serviceAccount = new kplus.ServiceAccount(chart, 'account');
  const identity = new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: PROVIDERS.azure, containers: ['app'] });
  const deployment = new kplus.Deployment(chart, 'web', { serviceAccount, containers: CONTAINERS });
  const pod = new kplus.Pod(chart, 'pod', { serviceAccount, containers: CONTAINERS.slice(0, 1) });
  identity.addWorkload(deployment);
  identity.addWorkload(pod);
  expect(templateOf(chart).metadata).toMatchObject({
    labels: { 'azure.workload.identity/use': 'true' }, annotations: { 'azure.workload.identity/skip-containers': 'proxy;log' },
  });
  expect(manifestOf(chart, 'Pod').metadata.labels['azure.workload.identity/use']).toBe('true');
  expect(() => identity.addWorkload(new kplus.ConfigMap(chart, 'configuration'))).toThrow(new Error(
    "'app/configuration' does not show the metadata and the containers of its pods; pass a workload of cdk8s-plus, or write the labels and annotations of the provider into its pod template"));
});

test('a pod that does not show its containers is refused, which none could be left out of', () => {
  const chart = newChart();
  const identity = new WorkloadIdentity(chart, 'identity', { serviceAccount: account(chart), provider: PROVIDERS.azure, containers: ['app'] });
  expect(() => identity.addWorkload(new kplus.k8s.KubePod(chart, 'pod', { spec: { containers: CONTAINERS } }))).toThrow(
    "'app/pod' does not show the metadata and the containers of its pods");
});

describe('a workload that is added must run as the account', () => {
  const build = (add: (chart: Chart, serviceAccount: kplus.IServiceAccount) => Construct): () => void => {
    const chart = newChart();
    const serviceAccount = account(chart);
    const identity = new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: PROVIDERS.azure });
    return () => identity.addWorkload(add(chart, serviceAccount));
  };

  test('not as another', () => {
    const message = "'app/web' runs as the ServiceAccount 'other', but the identity is that of 'account'; give the workload serviceAccount: that account, or add it to the identity of its own";
    expect(build(chart => new kplus.Deployment(chart, 'web', { serviceAccount: account(chart, 'other'), containers: CONTAINERS }))).toThrow(new Error(message));
    expect(build(chart => new SecurePod(chart, 'web', { serviceAccount: account(chart, 'other'), containers: CONTAINERS }))).toThrow(new Error(message));
  });

  test('not as default, because it names none', () => {
    expect(build(chart => new kplus.Pod(chart, 'web', { containers: CONTAINERS }))).toThrow("'app/web' runs as the ServiceAccount 'default', but the identity is that of 'account'");
  });

  test('not as one of the same name in another namespace', () => {
    expect(build(chart => {
      const other = new Chart(chart, 'other', { namespace: 'staging' });
      return new kplus.Deployment(other, 'web', { serviceAccount: account(other), containers: CONTAINERS });
    })).toThrow(new Error("'app/other/web' is in the namespace 'staging', but the ServiceAccount 'account' of the identity is in 'production', and a pod can only use an account of its own namespace; define one there"));
  });

  test('the same account by its name is fine', () => {
    expect(build(chart => new kplus.Deployment(chart, 'web', {
      serviceAccount: SecureServiceAccount.fromServiceAccountName(chart, 'imported', 'account', { namespaceName: 'production' }), containers: CONTAINERS,
    }))).not.toThrow();
  });

  test('one that does not show its account is believed', () => {
    expect(build((chart, serviceAccount) => {
      const pod = new kplus.Pod(chart, 'pod', { serviceAccount, containers: CONTAINERS });
      return Object.assign(new Construct(chart, 'wrapper'), { podMetadata: pod.podMetadata, containers: pod.containers });
    })).not.toThrow();
  });
});

test('init containers are left out too', () => {
  const chart = newChart();
  const serviceAccount = account(chart);
  new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: PROVIDERS.azure, containers: ['app'] });
  new SecureDeployment(chart, 'web', { serviceAccount, containers: CONTAINERS }).addInitContainer({ name: 'setup', image: 'setup:v1' });
  expect(templateOf(chart).metadata.annotations['azure.workload.identity/skip-containers'].split(';').sort()).toEqual(['log', 'proxy', 'setup']);
});

test.each([
  [['app'], ['proxy'], { 'eks.amazonaws.com/skip-containers': 'log' }],
  [['app'], ['app'], { 'eks.amazonaws.com/skip-containers': 'proxy,log' }],
  [['app'], undefined, undefined],
  [undefined, ['app'], undefined],
])('identities that share an annotation leave out what neither needs (%j and %j)', (one, two, annotations) => {
  for (const order of ['before', 'between', 'after']) {
    const chart = newChart();
    const serviceAccount = account(chart);
    const workload = () => new SecureDeployment(chart, 'web', { serviceAccount, containers: CONTAINERS });
    if (order === 'before') { workload(); }
    new WorkloadIdentity(chart, 'one', { serviceAccount, provider: PROVIDERS['aws-irsa'], containers: one });
    if (order === 'between') { workload(); }
    new WorkloadIdentity(chart, 'two', { serviceAccount, provider: PROVIDERS['aws-eks-pod-identity'], containers: two });
    if (order === 'after') { workload(); }
    expect(templateOf(chart).metadata.annotations).toEqual(annotations);
  }
});

test('a refused identity does not stand in the way of the next', () => {
  const chart = newChart();
  const serviceAccount = account(chart);
  expect(() => new WorkloadIdentity(chart, 'wrong', { serviceAccount, provider: PROVIDERS.azure, containers: [] })).toThrow();
  expect(() => new WorkloadIdentity(chart, 'right', { serviceAccount, provider: PROVIDERS.azure })).not.toThrow();
});

test('several clouds on one account', () => {
  const chart = newChart();
  const serviceAccount = account(chart);
  new WorkloadIdentity(chart, 'aws', { serviceAccount, provider: PROVIDERS['aws-irsa'], containers: ['app'] });
  new WorkloadIdentity(chart, 'azure', { serviceAccount, provider: PROVIDERS.azure, containers: ['proxy'] });
  new WorkloadIdentity(chart, 'google', { serviceAccount, provider: PROVIDERS['gke-impersonation'] });
  new SecureDeployment(chart, 'web', { serviceAccount, containers: CONTAINERS });
  expect(templateOf(chart).metadata.annotations).toEqual({
    'eks.amazonaws.com/skip-containers': 'proxy,log', 'azure.workload.identity/skip-containers': 'app;log',
  });
  expect(Object.keys(manifestOf(chart, 'ServiceAccount').metadata.annotations)).toHaveLength(8);
});

test('two identities of the same cloud on one account are refused', () => {
  const chart = newChart();
  const serviceAccount = account(chart);
  new WorkloadIdentity(chart, 'one', { serviceAccount, provider: PROVIDERS['aws-irsa'] });
  expect(() => new WorkloadIdentity(chart, 'two', { serviceAccount, provider: IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/other' }) })).toThrow(new Error(
    "the ServiceAccount 'account' has an identity with the annotation eks.amazonaws.com/role-arn already, at 'app/one'; give the second one to another account"));
});

describe('an annotation that was written by hand', () => {
  const key = 'eks.amazonaws.com/role-arn';
  const message = `the ServiceAccount 'account' has the annotation ${key}=arn:other, but this identity writes ${key}=${ROLE}; remove the annotation, or give the identity to another account`;

  test('before the identity is refused at the call, and kept', () => {
    const chart = newChart();
    const serviceAccount = account(chart);
    serviceAccount.metadata.addAnnotation(key, 'arn:other');
    expect(() => new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: PROVIDERS['aws-irsa'] })).toThrow(new Error(message));
    chart.node.tryRemoveChild('identity');
    expect(manifestOf(chart, 'ServiceAccount').metadata.annotations).toEqual({ [key]: 'arn:other' });
  });

  test('after the identity is refused at synth', () => {
    const chart = newChart();
    const serviceAccount = account(chart);
    new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: PROVIDERS['aws-irsa'] });
    serviceAccount.metadata.addAnnotation(key, 'arn:other');
    expect(() => chart.toJson()).toThrow(`[app/identity] ${message}`);
  });

  test('with the same value, or with another key, is fine', () => {
    const chart = newChart();
    const serviceAccount = account(chart);
    serviceAccount.metadata.addAnnotation(key, ROLE);
    serviceAccount.metadata.addAnnotation('team', 'payments');
    new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: IdentityProvider.awsIrsa({ roleArn: ROLE }) });
    expect(manifestOf(chart, 'ServiceAccount').metadata.annotations).toEqual({ [key]: ROLE, team: 'payments' });
  });
});

test('two Pod Identities on one account are refused', () => {
  const chart = newChart();
  const serviceAccount = account(chart);
  new WorkloadIdentity(chart, 'one', { serviceAccount, provider: PROVIDERS['aws-eks-pod-identity'] });
  expect(() => new WorkloadIdentity(chart, 'two', { serviceAccount, provider: PROVIDERS['aws-eks-pod-identity'] })).toThrow(new Error(
    "the ServiceAccount 'account' has an EKS Pod Identity already, at 'app/one', and EKS takes one association an account; give the second one to another account"));
});

test('IRSA and Pod Identity on one account draw an advisory', () => {
  const chart = newChart();
  const serviceAccount = account(chart);
  new WorkloadIdentity(chart, 'one', { serviceAccount, provider: PROVIDERS['aws-irsa'] });
  const second = new WorkloadIdentity(chart, 'two', { serviceAccount, provider: PROVIDERS['aws-eks-pod-identity'] });
  expect(second.advisories).toEqual([
    "the ServiceAccount 'account' has an identity through IRSA and one through EKS Pod Identity; the webhook of EKS uses Pod Identity",
  ]);
});

test('a name that sounds over-privileged draws an advisory, printed once, and nothing fails', () => {
  const chart = newChart();
  const identity = new WorkloadIdentity(chart, 'identity', {
    serviceAccount: account(chart), provider: IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/AdministratorAccess' }),
  });
  const [advisory] = identity.advisories;
  expect(advisory).toBe("'AdministratorAccess' sounds like a role with more permissions than a workload needs ('Administrator'); this is judged by the name only, what it may do can't be seen in a manifest");
  chart.toJson();
  chart.toJson();
  expect(warned.mock.calls).toEqual([[`Advisory [app/identity]: ${advisory}.`]]);
});

test('a project that sounds like a role draws none', () => {
  const provider = IdentityProvider.gkeDirect({ projectId: 'root-project', projectNumber: '123456789012' });
  const chart = newChart();
  expect(new WorkloadIdentity(chart, 'identity', { serviceAccount: account(chart), provider }).advisories).toEqual([]);
});

test('an ordinary name draws none', () => {
  const chart = newChart();
  for (const [name, provider] of Object.entries(PROVIDERS)) {
    expect(new WorkloadIdentity(chart, name, { serviceAccount: account(chart, `account-${name}`), provider }).advisories).toEqual([]);
  }
  expect(warned).not.toHaveBeenCalled();
});

test('an account that is defined elsewhere can have an identity that needs no annotation', () => {
  const chart = newChart();
  const imported = SecureServiceAccount.fromServiceAccountName(chart, 'imported', 'payments', { namespaceName: 'production' });
  const identity = new WorkloadIdentity(chart, 'direct', { serviceAccount: imported, provider: PROVIDERS['gke-direct'] });
  expect(identity.trustDocuments()[0].content).toContain('/subject/ns/production/sa/payments');
  expect(() => new WorkloadIdentity(chart, 'aws', { serviceAccount: imported, provider: IdentityProvider.awsIrsa({ roleArn: ROLE }) })).toThrow(new Error(
    `the ServiceAccount 'payments' is defined elsewhere, where it needs the annotation eks.amazonaws.com/role-arn=${ROLE}; write it there, or define the account here with SecureServiceAccount`));
});

test('the default account and containers on GKE are refused', () => {
  const chart = newChart();
  const standard = kplus.ServiceAccount.fromServiceAccountName(chart, 'standard', 'default', { namespaceName: 'production' });
  expect(() => new WorkloadIdentity(chart, 'a', { serviceAccount: standard, provider: PROVIDERS['gke-direct'] })).toThrow(new Error(
    "a cloud identity must not be given to the ServiceAccount 'default', which every pod without an account shares; give it to a SecureServiceAccount"));
  expect(() => new WorkloadIdentity(chart, 'b', { serviceAccount: account(chart), provider: PROVIDERS['gke-direct'], containers: ['app'] })).toThrow(new Error(
    "on GKE the metadata server answers every container of a pod, so an identity can't be limited to app; leave containers out, or give the others a pod and an account of their own"));
  expect(() => new WorkloadIdentity(chart, 'c', { serviceAccount: account(chart, 'other'), provider: PROVIDERS.azure, containers: [] })).toThrow(new Error(
    'the list of containers of a WorkloadIdentity is empty; name those that call the cloud, or leave it out for all'));
});

describe('trust documents', () => {
  function documents(provider: IdentityProvider): { title: string; language: string; content: string }[] {
    const chart = newChart();
    return new WorkloadIdentity(chart, 'identity', { serviceAccount: account(chart, 'payments'), provider }).trustDocuments();
  }

  test('of IRSA', () => {
    const [{ language, content }] = documents(PROVIDERS['aws-irsa']);
    expect(language).toBe('json');
    expect(JSON.parse(content).Statement[0].Condition.StringEquals).toEqual({
      'oidc.eks.eu-west-1.amazonaws.com/id/ABC:aud': 'sts.amazonaws.com.cn',
      'oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub': 'system:serviceaccount:production:payments',
    });
  });

  test('of Pod Identity', () => {
    const [policy, association] = documents(PROVIDERS['aws-eks-pod-identity']);
    expect(JSON.parse(policy.content).Statement[0].Principal).toEqual({ Service: 'pods.eks.amazonaws.com' });
    expect(association.content).toBe(`aws eks create-pod-identity-association --cluster-name production --namespace production --service-account payments --role-arn ${ROLE}`);
  });

  test('of GKE', () => {
    const [member, grant] = documents(PROVIDERS['gke-direct']);
    expect(member.content).toBe(
      'principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/my-project.svc.id.goog/subject/ns/production/sa/payments');
    expect(grant).toMatchObject({ language: 'sh', content: expect.stringContaining(`--member "${member.content}"`) });
    expect(documents(PROVIDERS['gke-impersonation']).map(({ content }) => content)).toEqual([
      'gcloud iam service-accounts add-iam-policy-binding payments@my-project.iam.gserviceaccount.com --role roles/iam.workloadIdentityUser --member "serviceAccount:my-project.svc.id.goog[production/payments]"',
    ]);
  });

  test('of Azure', () => {
    expect(JSON.parse(documents(PROVIDERS.azure)[0].content)).toEqual({
      name: 'production-payments', issuer: 'https://issuer/', subject: 'system:serviceaccount:production:payments', audiences: ['api://AzureADTokenExchange'],
    });
  });

  test('need what only the cloud side knows', () => {
    expect(() => documents(IdentityProvider.awsIrsa({ roleArn: ROLE }))).toThrow(new Error(
      'the trust policy names the OIDC provider of the cluster, which is not known; set oidcProviderArn on IdentityProvider.awsIrsa'));
    expect(() => documents(IdentityProvider.awsIrsa({ roleArn: ROLE, oidcProviderArn: '{{ .Values.provider }}' }))).toThrow(new Error(
      'the trust policy names the issuer of the cluster, which "{{ .Values.provider }}" hides; set oidcProviderArn to the ARN itself'));
    expect(() => documents(IdentityProvider.azure({ clientId: UUID }))).toThrow(new Error(
      'the federated credential names the OIDC issuer of the cluster, which is not known; set oidcIssuer on IdentityProvider.azure'));
    const chart = newChartWithoutNamespace();
    const identity = new WorkloadIdentity(chart, 'identity', { serviceAccount: account(chart), provider: PROVIDERS['gke-direct'] });
    expect(() => identity.trustDocuments()).toThrow(new Error("the cloud must know the namespace of the ServiceAccount 'account'; give its chart a namespace"));
  });
});

test('accounts and workloads in several charts join', () => {
  const app = new App();
  const [first, second] = [new Chart(app, 'first', { namespace: 'production' }), new Chart(app, 'second', { namespace: 'production' })];
  const serviceAccount = account(first);
  new SecurePod(second, 'pod', { serviceAccount, containers: CONTAINERS });
  new WorkloadIdentity(first, 'identity', { serviceAccount, provider: PROVIDERS.azure });
  expect(manifestOf(second, 'Pod').metadata.labels['azure.workload.identity/use']).toBe('true');
});
