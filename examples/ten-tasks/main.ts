/**
 * The ten most common tasks, each in a separate chart and in at most five
 * statements. The same program in Python, Java and Go is in test/languages.
 */
import { App, Chart, Cron } from 'cdk8s';
import {
  ApiAccess, Aspects, BoundToken, Findings, IdentityProvider, LeastPrivilegeChecks, MinimalClusterRole, MinimalRole, Permission, Relaxation,
  SecureCronJob, SecureDaemonSet, SecureDeployment, SecureServiceAccount, WorkloadIdentity,
} from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';

const app = new App();

function newChart(name: string): Chart {
  return new Chart(app, name, { namespace: name, disableResourceNameHashes: true });
}

/** 1. A web server with a Service. Its container holds no token. */
function webDeployment(chart: Chart): void {
  const web = new SecureDeployment(chart, 'web', {
    containers: [{ name: 'web', image: 'registry.example.com/web:v1.2.3', portNumber: 8080 }],
  });
  web.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }] });
}

/** 2. A workload that reads one ConfigMap through the Kubernetes API. */
function apiConsumer(chart: Chart): void {
  const settings = new kplus.ConfigMap(chart, 'settings', { data: { theme: 'dark' } });
  const reader = new SecureDeployment(chart, 'reader', {
    apiAccess: ApiAccess.inContainers('reader'),
    containers: [{ name: 'reader', image: 'registry.example.com/reader:v1.2.3' }],
  });
  new MinimalRole(chart, 'role', { permissions: [Permission.get(settings)] }).bind(reader);
}

/** 3. An operator for one custom resource, with leader election. */
function operator(chart: Chart): void {
  const databases = kplus.ApiResource.custom({ apiGroup: 'example.com', resourceType: 'databases' });
  const manager = new SecureDeployment(chart, 'manager', {
    apiAccess: ApiAccess.inContainers('manager'),
    containers: [{ name: 'manager', image: 'registry.example.com/operator:v0.4.0' }],
  });
  new MinimalClusterRole(chart, 'databases', { permissions: [Permission.operator(databases)] }).bind(manager);
  new MinimalRole(chart, 'leader', { permissions: [Permission.leaderElection('operator')] }).bind(manager);
}

/** 4. A cron job that calls AWS, through IAM Roles for Service Accounts. */
function cronJobOnAws(chart: Chart): void {
  const account = new SecureServiceAccount(chart, 'account');
  new WorkloadIdentity(chart, 'aws', {
    serviceAccount: account,
    provider: IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/backup' }),
  });
  new SecureCronJob(chart, 'backup', {
    schedule: Cron.daily(),
    serviceAccount: account,
    containers: [{ name: 'backup', image: 'registry.example.com/backup:v1.2.3' }],
  });
}

/** 5. A sidecar with a token that the other container does not have. */
function sidecarWithToken(chart: Chart): void {
  const shop = new SecureDeployment(chart, 'shop', {
    containers: [
      { name: 'shop', image: 'registry.example.com/shop:v1.2.3' },
      { name: 'proxy', image: 'registry.example.com/proxy:v4.5.6' },
    ],
  });
  shop.mountToken(BoundToken.forAudience('mesh.example.com'), { containers: ['proxy'] });
}

/** 6. A workload with an account from another repository, which also binds its roles. */
function existingAccount(chart: Chart): void {
  const account = SecureServiceAccount.fromServiceAccountName(chart, 'account', 'billing', { namespaceName: 'existing-account' });
  new SecureDeployment(chart, 'billing', {
    serviceAccount: account,
    apiAccess: ApiAccess.grantedElsewhere('bound in the repository of the platform team'),
    containers: [{ name: 'billing', image: 'registry.example.com/billing:v1.2.3' }],
  });
}

/** 7. The built-in ClusterRole `view` in another namespace. */
function existingClusterRole(chart: Chart): void {
  const dashboard = new SecureDeployment(chart, 'dashboard', {
    apiAccess: ApiAccess.inContainers('dashboard'),
    containers: [{ name: 'dashboard', image: 'registry.example.com/dashboard:v1.2.3' }],
  });
  MinimalClusterRole.fromClusterRoleName(chart, 'view', 'view').bindInNamespace('production', dashboard);
}

/** 8. A node agent with one field weaker than the default. */
function weakenedField(chart: Chart): void {
  new SecureDaemonSet(chart, 'agent', {
    containers: [{ name: 'agent', image: 'registry.example.com/agent:v1.2.3' }],
    relaxations: [Relaxation.hostNetwork('reads the counters of the node network', { owner: 'team-platform' })],
  });
}

/** 9. An accepted finding of a cdk8s-plus Role, with a reason, and its subject. */
function acceptedFinding(chart: Chart): void {
  const role = new kplus.Role(chart, 'role');
  role.allow(['list'], kplus.ApiResource.SECRETS);
  role.bind(new SecureServiceAccount(chart, 'account'));
  Findings.of(role).accept({ rule: 'read-secrets', finding: 'secrets list', reason: 'renews every certificate of the namespace' });
  Findings.of(role).accept({
    rule: 'binding-to-accepted-role',
    finding: 'Role accepted-finding-role ServiceAccount accepted-finding/accepted-finding-account',
    reason: 'the only program that renews certificates',
  });
}

/** 10. The checks in CI: the synth fails on a finding that is not accepted. */
function checksInCi(): void {
  Aspects.of(app).add(new LeastPrivilegeChecks());
}

webDeployment(newChart('web-deployment'));
apiConsumer(newChart('api-consumer'));
operator(newChart('operator'));
cronJobOnAws(newChart('cron-job-on-aws'));
sidecarWithToken(newChart('sidecar-with-token'));
existingAccount(newChart('existing-account'));
existingClusterRole(newChart('existing-cluster-role'));
weakenedField(newChart('weakened-field'));
acceptedFinding(newChart('accepted-finding'));
checksInCi();
app.synth();
