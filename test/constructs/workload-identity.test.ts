import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, Duration, Include, JsonPatch, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { manifestOf, newChart, newChartWithoutNamespace } from './_pods';
import { BoundToken, IdentityProvider, Relaxation, SecureDeployment, SecurePod, SecureServiceAccount, WorkloadIdentity } from '../../src';
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
  'custom': IdentityProvider.custom({
    name: 'Alibaba Cloud RRSA',
    serviceAccountAnnotations: { 'pod-identity.alibabacloud.com/role-name': 'payments' },
    serviceAccountLabels: { 'example.com/identity': 'payments' },
    podAnnotations: { 'example.com/inject': 'sts' },
    podLabels: { 'pod-identity.alibabacloud.com/injection': 'on' },
    token: BoundToken.forAudience('sts.aliyuncs.com', { lifetime: Duration.hours(2), fileName: 'rrsa' }),
    tokenMountPath: '/var/run/secrets/rrsa',
    tokenPathVariable: 'ALIBABA_CLOUD_OIDC_TOKEN_FILE',
    environment: { ALIBABA_CLOUD_ROLE_ARN: 'acs:ram::123456789012:role/payments' },
  }),
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

test.each(Object.entries(PROVIDERS))('golden file of %s, the same bytes twice, automount disabled', (name, provider) => {
  const chart = newChart();
  const serviceAccount = account(chart);
  new WorkloadIdentity(chart, 'identity', { serviceAccount, provider });
  new SecureDeployment(chart, 'web', { serviceAccount, containers: CONTAINERS.slice(0, 1) });
  expectGolden(`constructs/__golden__/workload-identity-${name}`, chart.toJson());
  expect(JSON.stringify(chart.toJson())).toBe(JSON.stringify(chart.toJson()));
  expect(manifestOf(chart, 'ServiceAccount').automountServiceAccountToken).toBe(false);
  expect(templateOf(chart).spec.automountServiceAccountToken).toBe(false);
});

test('annotations of the account', () => {
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

  test('AWS lists excluded containers with commas, Azure with semicolons', () => {
    expect(templateOf(build(PROVIDERS['aws-irsa'], ['app'])).metadata.annotations).toEqual({ 'eks.amazonaws.com/skip-containers': 'proxy,log' });
    expect(templateOf(build(PROVIDERS['aws-eks-pod-identity'], ['app'])).metadata.annotations).toEqual({ 'eks.amazonaws.com/skip-containers': 'proxy,log' });
    expect(templateOf(build(PROVIDERS.azure, ['app'])).metadata.annotations).toEqual({ 'azure.workload.identity/skip-containers': 'proxy;log' });
  });

  test('no container is excluded if all are named', () => {
    expect(templateOf(build(PROVIDERS['aws-irsa'], ['app', 'proxy', 'log'])).metadata.annotations).toBeUndefined();
  });

  test('a container in no workload is an error at synth', () => {
    const chart = build(PROVIDERS['aws-irsa'], ['ap']);
    expect(() => chart.toJson()).toThrow(
      "[app/identity] the identity is for the container 'ap', but the workloads of the ServiceAccount 'account' have 'app', 'proxy', 'log'; write one of these");
  });
});

test('containers are not checked if the identity has no workload in this app', () => {
  const chart = newChart();
  new WorkloadIdentity(chart, 'identity', { serviceAccount: account(chart), provider: PROVIDERS['aws-irsa'], containers: ['app'] });
  expect(chart.toJson()).toHaveLength(1);
});

test('a workload of cdk8s-plus gets the identity if it is added', () => {
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
    "'app/configuration' does not expose the metadata and the containers of its pods; pass a workload of cdk8s-plus, an included one, or write the labels and annotations of the provider into its pod template"));
});

describe('a workload that is only a rendered object', () => {
  const AZURE = PROVIDERS.azure;
  const template = (serviceAccountName: string | undefined, extra: object = {}) => ({
    metadata: { labels: { app: 'web' } }, spec: { serviceAccountName, containers: CONTAINERS, initContainers: [{ name: 'setup', image: 'setup:v1' }], ...extra },
  });
  const identityIn = (chart: Chart, containers?: string[]) => new WorkloadIdentity(chart, 'identity', {
    serviceAccount: SecureServiceAccount.fromServiceAccountName(chart, 'account', 'robot', { namespaceName: 'production' }),
    provider: IdentityProvider.custom({ name: 'RRSA', podLabels: { inject: 'on' } }),
    ...containers && { containers },
  });
  const included = (chart: Chart, objects: object[]): Include => {
    const directory = mkdtempSync(join(tmpdir(), 'included-'));
    const url = join(directory, 'all.yaml');
    writeFileSync(url, Yaml.stringify(...objects));
    try { return new Include(chart, 'included', { url }); } finally { rmSync(directory, { recursive: true }); }
  };
  const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { template: template('robot') } };

  test('gets the labels and annotations of the identity, and is otherwise unchanged', () => {
    const chart = newChart();
    const object = new ApiObject(chart, 'web', DEPLOYMENT);
    const before = object.toJson();
    identityIn(chart).addWorkload(object);
    expect(object.toJson()).toEqual({ ...before, spec: { template: { ...before.spec.template, metadata: { labels: { app: 'web', inject: 'on' } } } } });
  });

  test('excludes containers, including init containers and those of later patches', () => {
    const chart = newChart();
    const serviceAccount = account(chart);
    const object = new ApiObject(chart, 'web', { ...DEPLOYMENT, spec: { template: template('account') } });
    new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: AZURE, containers: ['app'] }).addWorkload(object);
    object.addJsonPatch(JsonPatch.add('/spec/template/spec/containers/-', { name: 'late' }));
    expect(object.toJson().spec.template.metadata).toEqual({
      labels: { 'app': 'web', 'azure.workload.identity/use': 'true' }, annotations: { 'azure.workload.identity/skip-containers': 'setup;proxy;log;late' },
    });
  });

  test.each([
    ['v1', 'Pod', ['metadata'], template('robot')],
    ['batch/v1', 'CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'metadata'], { spec: { jobTemplate: { spec: { template: template('robot') } } } }],
    ['batch/v1', 'Job', ['spec', 'template', 'metadata'], { spec: { template: template('robot') } }],
  ])('may be a %s %s', (apiVersion, kind, path, parts) => {
    const chart = newChart();
    const object = new ApiObject(chart, 'object', { apiVersion, kind, ...parts });
    identityIn(chart).addWorkload(object);
    expect(path.reduce((value: any, key) => value[key], object.toJson()).labels).toEqual({ app: 'web', inject: 'on' });
  });

  test('may be an L1 object', () => {
    const chart = newChart();
    const object = new kplus.k8s.KubePod(chart, 'pod', { spec: { serviceAccountName: 'robot', containers: CONTAINERS } });
    identityIn(chart).addWorkload(object);
    expect(object.toJson().metadata).toEqual({ name: 'app-pod', namespace: 'production', labels: { inject: 'on' } });
    expect(object.constructor.name).toBe('KubePod');
  });

  test('may be the object of a cdk8s-plus workload, which is not rendered for it', () => {
    const chart = newChart();
    const serviceAccount = SecureServiceAccount.fromServiceAccountName(chart, 'robot', 'robot', { namespaceName: 'production' });
    const web = new kplus.Deployment(chart, 'web', { serviceAccount, containers: CONTAINERS, spread: true });
    identityIn(chart).addWorkload(ApiObject.of(web));
    const written = manifestOf(chart, 'Deployment');
    expect(written.spec.template.metadata.labels.inject).toBe('on');
    expect(JSON.stringify(written).split('topologyKey')).toHaveLength(3);
  });

  test('is added with all others of the account in an Include', () => {
    const chart = newChart();
    const others = [
      { ...DEPLOYMENT, metadata: { name: 'other' }, spec: { template: template('other') } },
      { ...DEPLOYMENT, metadata: { name: 'elsewhere', namespace: 'staging' } },
      { ...DEPLOYMENT, metadata: { name: 'none' }, spec: { template: template(undefined) } },
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'configuration' } },
    ];
    const old = { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'agent', namespace: 'production' }, spec: { template: template(undefined, { serviceAccount: 'robot' }) } };
    identityIn(chart).addWorkload(included(chart, [DEPLOYMENT, ...others, old]));
    const marked = chart.toJson().filter(manifest => JSON.stringify(manifest).includes('inject')).map(({ metadata }) => metadata.name);
    expect(marked).toEqual(['web', 'agent']);
  });

  test('is refused if nothing in an Include runs as the account', () => {
    const chart = newChart();
    const source = included(chart, [{ ...DEPLOYMENT, spec: { template: template('other') } }]);
    expect(() => identityIn(chart).addWorkload(source)).toThrow(
      "'app/included' has no workload that runs as the ServiceAccount 'robot'; let its workloads name the account, or give the identity to the account that they name");
  });

  test('is refused if it runs as another account, or creates no pods', () => {
    const chart = newChart();
    const identity = identityIn(chart);
    expect(() => identity.addWorkload(new ApiObject(chart, 'a', { ...DEPLOYMENT, spec: { template: template('other') } }))).toThrow("'app/a' runs as the ServiceAccount 'other'");
    expect(() => identity.addWorkload(new ApiObject(chart, 'b', { ...DEPLOYMENT, spec: { template: template(undefined) } }))).toThrow("'app/b' runs as the ServiceAccount 'default'");
    expect(() => identity.addWorkload(new ApiObject(chart, 'c', { apiVersion: 'v1', kind: 'Secret' }))).toThrow("'app/c' does not expose the metadata and the containers of its pods");
  });
});

describe('an added workload must run as the account', () => {
  const build = (add: (chart: Chart, serviceAccount: kplus.IServiceAccount) => Construct): () => void => {
    const chart = newChart();
    const serviceAccount = account(chart);
    const identity = new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: PROVIDERS.azure });
    return () => identity.addWorkload(add(chart, serviceAccount));
  };

  test('not as another', () => {
    const message = "'app/web' runs as the ServiceAccount 'other', but the identity is that of 'account'; give the workload serviceAccount: that account, or add it to the identity of its own account";
    expect(build(chart => new kplus.Deployment(chart, 'web', { serviceAccount: account(chart, 'other'), containers: CONTAINERS }))).toThrow(new Error(message));
    expect(build(chart => new SecurePod(chart, 'web', { serviceAccount: account(chart, 'other'), containers: CONTAINERS }))).toThrow(new Error(message));
  });

  test('not as default, because it names no account', () => {
    expect(build(chart => new kplus.Pod(chart, 'web', { containers: CONTAINERS }))).toThrow("'app/web' runs as the ServiceAccount 'default', but the identity is that of 'account'");
  });

  test('not as one of the same name in another namespace', () => {
    expect(build(chart => {
      const other = new Chart(chart, 'other', { namespace: 'staging' });
      return new kplus.Deployment(other, 'web', { serviceAccount: account(other), containers: CONTAINERS });
    })).toThrow(new Error("'app/other/web' is in the namespace 'staging', but the ServiceAccount 'account' of the identity is in 'production', and a pod can only use an account of its own namespace; define one there"));
  });

  test('the same account, imported by name, is valid', () => {
    expect(build(chart => new kplus.Deployment(chart, 'web', {
      serviceAccount: SecureServiceAccount.fromServiceAccountName(chart, 'imported', 'account', { namespaceName: 'production' }), containers: CONTAINERS,
    }))).not.toThrow();
  });

  test('a workload that does not expose its account is accepted', () => {
    expect(build((chart, serviceAccount) => {
      const pod = new kplus.Pod(chart, 'pod', { serviceAccount, containers: CONTAINERS });
      return Object.assign(new Construct(chart, 'wrapper'), { podMetadata: pod.podMetadata, containers: pod.containers });
    })).not.toThrow();
  });
});

test('init containers are excluded too', () => {
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
])('identities that share an annotation exclude containers that neither needs (%j and %j)', (one, two, annotations) => {
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

test('a refused identity does not affect the next', () => {
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
    "the ServiceAccount 'account' already has an identity with the annotation eks.amazonaws.com/role-arn, at 'app/one'; give the second one to another account"));
});

describe('an annotation set by the user', () => {
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

  test('with the same value, or with another key, is accepted', () => {
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
    "the ServiceAccount 'account' already has an EKS Pod Identity, at 'app/one', and EKS allows one association per account; give the second one to another account"));
});

test('IRSA and Pod Identity on one account cause an advisory', () => {
  const chart = newChart();
  const serviceAccount = account(chart);
  new WorkloadIdentity(chart, 'one', { serviceAccount, provider: PROVIDERS['aws-irsa'] });
  const second = new WorkloadIdentity(chart, 'two', { serviceAccount, provider: PROVIDERS['aws-eks-pod-identity'] });
  expect(second.advisories).toEqual([
    "the ServiceAccount 'account' has an identity through IRSA and one through EKS Pod Identity; the webhook of EKS uses Pod Identity",
  ]);
});

test('a name that sounds over-privileged causes an advisory, printed once, but no error', () => {
  const chart = newChart();
  const identity = new WorkloadIdentity(chart, 'identity', {
    serviceAccount: account(chart), provider: IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/AdministratorAccess' }),
  });
  const [advisory] = identity.advisories;
  expect(advisory).toBe("'AdministratorAccess' sounds like a role with more permissions than a workload needs ('Administrator'); this is inferred from the name only, because manifests do not show its permissions");
  chart.toJson();
  chart.toJson();
  expect(warned.mock.calls).toEqual([[`Advisory [app/identity]: ${advisory}.`]]);
});

test('a project that sounds like a role causes none', () => {
  const provider = IdentityProvider.gkeDirect({ projectId: 'root-project', projectNumber: '123456789012' });
  const chart = newChart();
  expect(new WorkloadIdentity(chart, 'identity', { serviceAccount: account(chart), provider }).advisories).toEqual([]);
});

test('an ordinary name causes none', () => {
  const chart = newChart();
  for (const [name, provider] of Object.entries(PROVIDERS)) {
    expect(new WorkloadIdentity(chart, name, { serviceAccount: account(chart, `account-${name}`), provider }).advisories).toEqual([]);
  }
  expect(warned).not.toHaveBeenCalled();
});

test('an account defined elsewhere can have an identity that needs no annotation', () => {
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
    "on GKE the metadata server answers every container of a pod, so an identity can't be limited to app; leave containers out, or give the others a separate pod and account"));
  expect(() => new WorkloadIdentity(chart, 'c', { serviceAccount: account(chart, 'other'), provider: PROVIDERS.azure, containers: [] })).toThrow(new Error(
    'the list of containers of a WorkloadIdentity is empty; name those that call the cloud, or leave it out for all'));
});

describe('a custom identity', () => {
  const VOLUME = 'token-sts-aliyuncs-com';
  const containersOf = (chart: Chart): any[] => [...templateOf(chart).spec.initContainers ?? [], ...templateOf(chart).spec.containers];
  const mountsOf = (chart: Chart) => containersOf(chart)
    .map(({ name, volumeMounts = [] }) => [name, volumeMounts.filter((mount: any) => mount.name === VOLUME)]);

  test.each(['before', 'after'])('mounts its token and sets its variables in the only regular container, with the identity %s the workload', order => {
    const chart = newChart();
    const serviceAccount = account(chart);
    const identity = () => new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: PROVIDERS.custom });
    if (order === 'before') { identity(); }
    const workload = new SecureDeployment(chart, 'web', { serviceAccount, containers: CONTAINERS.slice(0, 1) });
    if (order === 'after') { identity(); }
    workload.addInitContainer({ name: 'setup', image: 'setup:v1' });
    expect(mountsOf(chart)).toEqual([['setup', []], ['app', [{ name: VOLUME, mountPath: '/var/run/secrets/rrsa', readOnly: true }]]]);
    expect(containersOf(chart).map(({ env }) => env)).toEqual([undefined, [
      { name: 'ALIBABA_CLOUD_ROLE_ARN', value: 'acs:ram::123456789012:role/payments' },
      { name: 'ALIBABA_CLOUD_OIDC_TOKEN_FILE', value: '/var/run/secrets/rrsa/rrsa' },
    ]]);
    expect(templateOf(chart).spec.volumes).toContainEqual({
      name: VOLUME, projected: { defaultMode: 0o644, sources: [{ serviceAccountToken: { audience: 'sts.aliyuncs.com', expirationSeconds: 7200, path: 'rrsa' } }] },
    });
    expect(templateOf(chart).metadata.labels).toMatchObject({ 'pod-identity.alibabacloud.com/injection': 'on' });
    expect(templateOf(chart).metadata.annotations).toEqual({ 'example.com/inject': 'sts' });
    expect(manifestOf(chart, 'ServiceAccount').metadata.labels).toEqual({ 'example.com/identity': 'payments' });
  });

  test('reaches only the named containers of each workload', () => {
    const chart = newChart();
    const serviceAccount = account(chart);
    new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: PROVIDERS.custom, containers: ['app', 'worker'] });
    new SecureDeployment(chart, 'web', { serviceAccount, containers: CONTAINERS });
    new SecurePod(chart, 'worker', { serviceAccount, containers: [{ name: 'worker', image: 'worker:v1' }] });
    expect(mountsOf(chart).map(([name, mounts]) => [name, mounts.length])).toEqual([['app', 1], ['proxy', 0], ['log', 0]]);
    expect(containersOf(chart).map(({ name, env = [] }) => [name, env.length])).toEqual([['app', 2], ['proxy', 0], ['log', 0]]);
    expect(manifestOf(chart, 'Pod').spec.containers[0].env).toHaveLength(2);
  });

  test('must name one of several containers for its token, checked at synth', () => {
    const chart = newChart();
    const serviceAccount = account(chart);
    new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: PROVIDERS.custom });
    new SecureDeployment(chart, 'web', { serviceAccount, containers: CONTAINERS });
    expect(() => chart.toJson()).toThrow(
      "[app/web] the pod has 3 regular containers ('app', 'proxy', 'log'), so the identity Alibaba Cloud RRSA must name those that get its token; write containers: ['<container>'] on its WorkloadIdentity");
  });

  test('sets variables in all containers if it has no token', () => {
    const chart = newChart();
    const serviceAccount = account(chart);
    new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: IdentityProvider.custom({ name: 'a server', environment: { ROLE: 'payments' } }) });
    new SecureDeployment(chart, 'web', { serviceAccount, containers: CONTAINERS, initContainers: [{ name: 'setup', image: 'setup:v1' }] });
    expect(containersOf(chart).map(({ env }) => env)).toEqual(Array(4).fill([{ name: 'ROLE', value: 'payments' }]));
  });

  test('adds no volume to a workload without a named container', () => {
    const chart = newChart();
    const serviceAccount = account(chart);
    new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: PROVIDERS.custom, containers: ['app'] });
    new SecureDeployment(chart, 'web', { serviceAccount, containers: CONTAINERS });
    new SecurePod(chart, 'worker', { serviceAccount, containers: [{ name: 'worker', image: 'worker:v1' }] });
    expect(manifestOf(chart, 'Pod').spec.volumes.map(({ name }: any) => name)).not.toContain(VOLUME);
  });

  test('cannot be limited to containers if a webhook adds everything', () => {
    const chart = newChart();
    const provider = IdentityProvider.custom({ name: 'RRSA', podLabels: { inject: 'on' } });
    expect(() => new WorkloadIdentity(chart, 'identity', { serviceAccount: account(chart), provider, containers: ['app'] })).toThrow(new Error(
      "how the webhook of RRSA skips containers is not known, so an identity can't be limited to app; leave containers out, or give the others a separate pod and account"));
  });

  test('is refused for a workload whose containers it cannot change', () => {
    const chart = newChart();
    const serviceAccount = account(chart);
    const plain = new kplus.Deployment(chart, 'plain', { serviceAccount, containers: [{ image: 'app:v1' }] });
    const identity = new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: PROVIDERS.custom });
    expect(() => identity.addWorkload(plain)).toThrow(new Error(
      "'app/plain' is not hardened by this library, so the identity Alibaba Cloud RRSA can't put its token and variables into the containers; write the Secure... construct of its kind"));
    const other = account(chart, 'other');
    const labelled = new kplus.Deployment(chart, 'labelled', { serviceAccount: other, containers: [{ image: 'app:v1' }] });
    new WorkloadIdentity(chart, 'label', { serviceAccount: other, provider: IdentityProvider.custom({ name: 'RRSA', podLabels: { inject: 'on' } }) }).addWorkload(labelled);
    expect(labelled.podMetadata.getLabel('inject')).toBe('on');
  });

  test('refuses a variable that the container sets to another value, at synth', () => {
    const build = (role: string, name = 'app') => {
      const chart = newChart();
      const serviceAccount = account(chart);
      new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: PROVIDERS.custom, containers: ['app'] });
      const envVariables = { ALIBABA_CLOUD_ROLE_ARN: kplus.EnvValue.fromValue(role) };
      new SecureDeployment(chart, 'web', {
        serviceAccount, containers: CONTAINERS.map(container => container.name === name ? { ...container, envVariables } : container),
      });
      return chart;
    };
    expect(() => build('other').toJson()).toThrow(
      "[app/web] the container 'app' sets the variable ALIBABA_CLOUD_ROLE_ARN, which its identity sets to \"acs:ram::123456789012:role/payments\"; remove it from the container");
    expect(containersOf(build('acs:ram::123456789012:role/payments'))[0].env).toHaveLength(2);
    expect(() => build('other', 'proxy').toJson()).not.toThrow();
  });

  test('refuses labels with other values, on the account and the pods', () => {
    const chart = newChart();
    const serviceAccount = account(chart);
    serviceAccount.metadata.addLabel('example.com/identity', 'orders');
    expect(() => new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: PROVIDERS.custom })).toThrow(new Error(
      "the ServiceAccount 'account' has the label example.com/identity=orders, but this identity writes example.com/identity=payments; remove the label, or give the identity to another account"));
    const other = account(chart, 'other');
    new WorkloadIdentity(chart, 'other-identity', { serviceAccount: other, provider: PROVIDERS.custom, containers: ['app'] });
    const podMetadata = { labels: { 'pod-identity.alibabacloud.com/injection': 'off' } };
    expect(() => new SecureDeployment(chart, 'web', { serviceAccount: other, podMetadata, containers: CONTAINERS })).toThrow(new Error(
      "the pod template of 'app/web' has the label pod-identity.alibabacloud.com/injection=off, but this identity writes pod-identity.alibabacloud.com/injection=on; remove the label, or give the identity to another account"));
  });

  test('refuses a label that was overwritten, at synth', () => {
    const chart = newChart();
    const serviceAccount = account(chart);
    new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: PROVIDERS.azure });
    new SecureDeployment(chart, 'web', { serviceAccount, containers: CONTAINERS }).podMetadata.addLabel('azure.workload.identity/use', 'false');
    expect(() => chart.toJson()).toThrow(
      "[app/identity] the pod template of 'app/web' has the label azure.workload.identity/use=false, but this identity writes azure.workload.identity/use=true; remove the label, or give the identity to another account");
  });

  test('has a separate token volume next to other tokens for its audience', () => {
    const chart = newChart();
    const serviceAccount = account(chart);
    new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: PROVIDERS.custom });
    new SecureDeployment(chart, 'web', { serviceAccount, containers: CONTAINERS.slice(0, 1) })
      .mountToken(BoundToken.forAudience('sts.aliyuncs.com'), { containers: ['app'] });
    expect(templateOf(chart).spec.volumes.map(({ name }: any) => name)).toEqual([VOLUME, `${VOLUME}-2`, 'tmp-app']);
  });

  test('can be combined with another one unless both write the same key', () => {
    const chart = newChart();
    const serviceAccount = account(chart);
    const webhook = (value: string) => IdentityProvider.custom({ name: 'a webhook', podLabels: { inject: value } });
    new WorkloadIdentity(chart, 'one', { serviceAccount, provider: webhook('on') });
    new WorkloadIdentity(chart, 'same', { serviceAccount, provider: webhook('on') });
    new WorkloadIdentity(chart, 'cloud', { serviceAccount, provider: PROVIDERS.custom });
    expect(() => new WorkloadIdentity(chart, 'two', { serviceAccount, provider: webhook('off') })).toThrow(new Error(
      "the ServiceAccount 'account' already has an identity with the label inject, at 'app/one'; give the second one to another account"));
  });

  test('is refused if processes of other containers could read its token', () => {
    const chart = newChart();
    const serviceAccount = account(chart);
    new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: PROVIDERS.custom, containers: ['app'] });
    new SecureDeployment(chart, 'web', { serviceAccount, containers: CONTAINERS, relaxations: [Relaxation.sharedProcessNamespace('the debugger attaches to the app')] });
    expect(() => chart.toJson()).toThrow(/a container holds a token, but with Relaxation.sharedProcessNamespace every container of the pod can read it/);
  });

  test('is refused for an account defined elsewhere that needs annotations or labels', () => {
    const chart = newChart();
    const imported = SecureServiceAccount.fromServiceAccountName(chart, 'imported', 'payments', { namespaceName: 'production' });
    const provider = IdentityProvider.custom({ name: 'RRSA', serviceAccountLabels: { identity: 'payments' } });
    expect(() => new WorkloadIdentity(chart, 'identity', { serviceAccount: imported, provider })).toThrow(new Error(
      "the ServiceAccount 'payments' is defined elsewhere, where it needs the label identity=payments; write it there, or define the account here with SecureServiceAccount"));
  });
});

describe('trust documents', () => {
  function documents(provider: IdentityProvider): { title: string; language: string; content: string }[] {
    const chart = newChart();
    return new WorkloadIdentity(chart, 'identity', { serviceAccount: account(chart, 'payments'), provider }).trustDocuments();
  }

  test('for IRSA', () => {
    const [{ language, content }] = documents(PROVIDERS['aws-irsa']);
    expect(language).toBe('json');
    expect(JSON.parse(content).Statement[0].Condition.StringEquals).toEqual({
      'oidc.eks.eu-west-1.amazonaws.com/id/ABC:aud': 'sts.amazonaws.com.cn',
      'oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub': 'system:serviceaccount:production:payments',
    });
  });

  test('for Pod Identity', () => {
    const [policy, association] = documents(PROVIDERS['aws-eks-pod-identity']);
    expect(JSON.parse(policy.content).Statement[0].Principal).toEqual({ Service: 'pods.eks.amazonaws.com' });
    expect(association.content).toBe(`aws eks create-pod-identity-association --cluster-name production --namespace production --service-account payments --role-arn ${ROLE}`);
  });

  test('for GKE', () => {
    const [member, grant] = documents(PROVIDERS['gke-direct']);
    expect(member.content).toBe(
      'principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/my-project.svc.id.goog/subject/ns/production/sa/payments');
    expect(grant).toMatchObject({ language: 'sh', content: expect.stringContaining(`--member "${member.content}"`) });
    expect(documents(PROVIDERS['gke-impersonation']).map(({ content }) => content)).toEqual([
      'gcloud iam service-accounts add-iam-policy-binding payments@my-project.iam.gserviceaccount.com --role roles/iam.workloadIdentityUser --member "serviceAccount:my-project.svc.id.goog[production/payments]"',
    ]);
  });

  test('for Azure', () => {
    expect(JSON.parse(documents(PROVIDERS.azure)[0].content)).toEqual({
      name: 'production-payments', issuer: 'https://issuer/', subject: 'system:serviceaccount:production:payments', audiences: ['api://AzureADTokenExchange'],
    });
  });

  test('for a custom identity', () => {
    expect(documents(PROVIDERS.custom)).toEqual([
      { title: 'subject that Alibaba Cloud RRSA must trust', language: 'text', content: 'system:serviceaccount:production:payments' },
      { title: 'audience of its tokens', language: 'text', content: 'sts.aliyuncs.com' },
    ]);
    expect(documents(IdentityProvider.custom({ name: 'a webhook', podLabels: { inject: 'on' } })).map(({ content }) => content))
      .toEqual(['system:serviceaccount:production:payments']);
  });

  test('refuse an account that cdk8s-plus imported without a namespace', () => {
    const imported = kplus.ServiceAccount.fromServiceAccountName(newChart(), 'imported', 'payments');
    const identity = new WorkloadIdentity(newChart(), 'identity', { serviceAccount: imported, provider: PROVIDERS['gke-direct'] });
    expect(() => identity.trustDocuments()).toThrow(/^the namespace of the ServiceAccount 'payments' is not known: cdk8s-plus assumes 'default'/);
  });

  test('require options that describe the cloud side', () => {
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

test('accounts and workloads may be in several charts', () => {
  const app = new App();
  const [first, second] = [new Chart(app, 'first', { namespace: 'production' }), new Chart(app, 'second', { namespace: 'production' })];
  const serviceAccount = account(first);
  new SecurePod(second, 'pod', { serviceAccount, containers: CONTAINERS });
  new WorkloadIdentity(first, 'identity', { serviceAccount, provider: PROVIDERS.azure });
  expect(manifestOf(second, 'Pod').metadata.labels['azure.workload.identity/use']).toBe('true');
});
