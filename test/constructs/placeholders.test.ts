import { ApiObject, App, Chart, IResolver, ResolutionContext } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Aspects, BoundToken, HardenedDefaultServiceAccount, IdentityProvider, LeastPrivilegeChecks, MinimalClusterRole, MinimalRole, Permission,
  SecureDeployment, SecureDeploymentProps, SecureNamespace, SecureServiceAccount, WorkloadIdentity,
} from '../../src';

const CDK = '${Token[TOKEN.264]}';
const STYLES = ['{{ .Values.x }}', '${X}', '${X:=a}', CDK, '${TfToken[TOKEN.0]}', '<path:kv/data/x#y>', 'a-${X}-b'];
/** The placeholder of the AWS CDK for a number that it does not know yet. */
const NUMBER = -1.8881545897087736e289;

const pods = [Permission.get(kplus.ApiResource.PODS)];

function web(chart: Chart, props: SecureDeploymentProps = {}): SecureDeployment {
  return new SecureDeployment(chart, 'web', { metadata: { name: 'web' }, containers: [{ name: 'app', image: 'registry.example.com/app:v1' }], ...props });
}

function identity(chart: Chart, provider: IdentityProvider): WorkloadIdentity {
  return new WorkloadIdentity(chart, 'identity', { serviceAccount: new SecureServiceAccount(chart, 'account'), provider });
}

const USES: { readonly [use: string]: (value: string, chart: Chart) => unknown } = {
  'the role of IRSA': (value, chart) => identity(chart, IdentityProvider.awsIrsa({ roleArn: value, oidcProviderArn: value })),
  'a part of the role of IRSA': (value, chart) => identity(chart, IdentityProvider.awsIrsa({ roleArn: `arn:aws:iam::${value}:role/web` })),
  'EKS Pod Identity': (value, chart) => identity(chart, IdentityProvider.awsEksPodIdentity({ roleArn: value, clusterName: value })).trustDocuments(),
  'GKE by impersonation': (value, chart) => identity(chart, IdentityProvider.gkeImpersonation({ projectId: value, serviceAccountEmail: value })).trustDocuments(),
  'GKE directly': (value, chart) => identity(chart, IdentityProvider.gkeDirect({ projectId: value, projectNumber: value })).trustDocuments(),
  'Azure': (value, chart) => identity(chart, IdentityProvider.azure({ clientId: value, tenantId: value, oidcIssuer: value })).trustDocuments(),
  'the namespace of a chart': value => new MinimalRole(web(new Chart(new App(), 'other', { namespace: value })), 'role', { permissions: pods }).bind(
    kplus.User.fromName(new Chart(new App(), 'users'), 'user', value)),
  'a namespace': (value, chart) => new SecureNamespace(chart, 'ns', {
    metadata: { name: value }, podSecurityVersion: value, additionalMetadataEndpoints: [value], allowOnly: { apiServer: { cidrs: [value] } },
  }),
  'an account': (value, chart) => new SecureServiceAccount(chart, 'account', { metadata: { name: value, namespace: value } }),
  'an imported account': (value, chart) => SecureServiceAccount.fromServiceAccountName(chart, 'account', value, { namespaceName: value }),
  'a default account': (value, chart) => new HardenedDefaultServiceAccount(chart, 'account', { namespace: value }),
  'an account of a namespace that may be the same': (value, chart) => web(chart, {
    metadata: { namespace: value }, serviceAccount: new SecureServiceAccount(chart, 'account', { metadata: { namespace: 'payments' } }),
  }),
  'a role': (value, chart) => new MinimalRole(chart, 'role', { metadata: { name: value, namespace: value }, bindingName: value, permissions: [Permission.get(kplus.ApiResource.PODS).named(value)] }),
  'existing roles': (value, chart) => [MinimalRole.fromRoleName(chart, 'role', value), MinimalClusterRole.fromClusterRoleName(chart, 'cluster-role', value)],
  'a path of the API': (value, chart) => new MinimalClusterRole(chart, 'role', { permissions: [Permission.onNonResourceUrls(['get'], kplus.NonApiResource.of(value))] }),
  'a token': (value, chart) => web(chart).mountToken(BoundToken.forAudience(value, { fileName: value }), { containers: ['app'], mountPath: value, volumeName: value }),
  'a token without a name for its volume': (value, chart) => web(chart).mountToken(BoundToken.forAudience(value), { containers: ['app'] }),
  'a writable directory': (value, chart) => web(chart).addWritableDirectory({ path: value }),
  'a container': (value, chart) => web(chart, { containers: [{ name: value, image: value }] }),
};

test.each(Object.keys(USES).flatMap(use => STYLES.map(style => [use, style])))('%s may be filled in later: %s', (use, value) => {
  const chart = new Chart(new App(), 'chart', { namespace: 'payments' });
  expect(() => USES[use](value, chart)).not.toThrow();
  expect(chart.node.findAll().flatMap(construct => construct.node.validate())).toEqual([]);
  expect(() => chart.toJson()).not.toThrow();
});

test('numbers may be filled in later', () => {
  const chart = new Chart(new App(), 'chart', { namespace: 'payments' });
  new SecureNamespace(chart, 'ns', { allowOnly: { apiServer: { cidrs: ['203.0.113.10/32'], port: NUMBER } } });
  web(chart, { containers: [{ name: 'app', image: 'registry.example.com/app:v1', portNumber: NUMBER }] });
  expect(chart.node.findAll().flatMap(construct => construct.node.validate())).toEqual([]);
});

test.each([
  () => IdentityProvider.awsIrsa({ roleArn: 'payments' }),
  () => IdentityProvider.azure({ clientId: 'payments' }),
  () => BoundToken.forAudience('vault', { fileName: '../token' }),
])('a known value is still checked', create => {
  expect(create).toThrow();
});

class Fills implements IResolver {
  public constructor(private readonly value: string) {}

  public resolve(context: ResolutionContext): void {
    if (typeof context.value === 'string' && context.value.includes(CDK)) { context.replaceValue(context.value.replace(CDK, this.value)); }
  }
}

/** The result of the checks for a binding to a role whose name a resolver fills in. */
function checked(resolvers: IResolver[]): string {
  const app = new App({ resolvers });
  const chart = new Chart(app, 'chart', { namespace: 'payments', disableResourceNameHashes: true });
  const account = web(chart).serviceAccount!;
  new ApiObject(chart, 'binding', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'web' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: CDK },
    subjects: [{ kind: 'ServiceAccount', name: account.name, namespace: 'payments' }],
  });
  Aspects.of(app).add(new LeastPrivilegeChecks());
  jest.spyOn(console, 'warn').mockImplementation();
  try {
    return app.synthYaml();
  } catch (error) {
    return (error as Error).message;
  }
}

test('the value of a resolver is checked as written', () => {
  expect(checked([new Fills('cluster-admin')])).toMatch(/cluster-admin-binding|cluster-admin/);
  expect(checked([new Fills('view-of-nothing')])).not.toContain('cluster-admin');
  const unresolved = checked([]);
  expect(unresolved).toContain(CDK);
  expect(unresolved).not.toContain('grants everything');
});

test('a role of the same CDK app ends up in the annotation of its account', () => {
  const arn = 'arn:aws:iam::123456789012:role/payments';
  const chart = new Chart(new App({ resolvers: [new Fills(arn)] }), 'chart', { namespace: 'payments' });
  identity(chart, IdentityProvider.awsIrsa({ roleArn: CDK }));
  expect(chart.toJson().find(({ kind }) => kind === 'ServiceAccount').metadata.annotations).toEqual({ 'eks.amazonaws.com/role-arn': arn });
});
