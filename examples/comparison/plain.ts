import { App, Chart, Cron, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** Most vendor images run as root and write to any directory, so many teams start with this. */
const AS_THE_IMAGE_COMES: kplus.ContainerSecurityContextProps = { ensureNonRoot: false, readOnlyRootFilesystem: false };

const NIGHTLY = Cron.schedule({ minute: '0', hour: '3' });

/** The app of a small shop, written with cdk8s-plus alone. Everything works. */
export function addPlainApp(app: App): void {
  addShop(new Chart(app, 'shop', { namespace: 'shop', disableResourceNameHashes: true }));
  addPlatform(new Chart(app, 'platform', { namespace: 'platform', disableResourceNameHashes: true }));
  addNodeAgents(new Chart(app, 'node-agents', { namespace: 'node-agents', disableResourceNameHashes: true }));
}

function addShop(chart: Chart): void {
  new kplus.Namespace(chart, 'namespace', { metadata: { name: 'shop' } });

  // Pods without an account run as `default`.
  new kplus.Deployment(chart, 'web', {
    metadata: { name: 'web' },
    containers: [{ name: 'nginx', image: 'nginx', portNumber: 8080, securityContext: AS_THE_IMAGE_COMES }],
  });

  new kplus.Deployment(chart, 'api', {
    metadata: { name: 'api' },
    initContainers: [{ name: 'migrate', image: 'registry.example.com/api:v2.4.0', args: ['migrate'], securityContext: AS_THE_IMAGE_COMES }],
    containers: [{
      name: 'api',
      image: 'registry.example.com/api:v2.4.0',
      portNumber: 8080,
      envVariables: { DATABASE_PASSWORD: kplus.EnvValue.fromValue('shop-4711') },
      securityContext: AS_THE_IMAGE_COMES,
    }],
  });

  // It reads one ConfigMap. The token reaches its sidecar as well.
  const checkout = new kplus.ServiceAccount(chart, 'checkout-account', { metadata: { name: 'checkout' }, automountToken: true });
  const config = new kplus.Role(chart, 'checkout-role', { metadata: { name: 'checkout' } });
  config.allowRead(kplus.ApiResource.CONFIG_MAPS, kplus.ApiResource.SECRETS);
  config.bind(checkout);
  new kplus.Deployment(chart, 'checkout', {
    metadata: { name: 'checkout' },
    serviceAccount: checkout,
    automountServiceAccountToken: true,
    containers: [
      { name: 'checkout', image: 'registry.example.com/checkout:v5.1.3', portNumber: 8080, securityContext: AS_THE_IMAGE_COMES },
      { name: 'metrics', image: 'registry.example.com/metrics:v0.9.0', portNumber: 9100 },
    ],
  });

  // A token to log in to Vault. The Kubernetes API accepts it too.
  new kplus.Deployment(chart, 'mailer', {
    metadata: { name: 'mailer' },
    serviceAccount: new kplus.ServiceAccount(chart, 'mailer-account', { metadata: { name: 'mailer' } }),
    automountServiceAccountToken: true,
    containers: [{ name: 'mailer', image: 'registry.example.com/mailer:v1.8.0' }],
  });

  // An AWS identity. Some tutorials say that it needs automount; it does not.
  const invoices = new kplus.ServiceAccount(chart, 'invoices-account', {
    metadata: { name: 'invoices', annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/invoices' } },
    automountToken: true,
  });
  new kplus.Deployment(chart, 'invoices', {
    metadata: { name: 'invoices' },
    serviceAccount: invoices,
    automountServiceAccountToken: true,
    containers: [{ name: 'invoices', image: 'registry.example.com/invoices:v3.0.1' }],
  });

  addStatefulSet(chart, 'database', 'postgres', 'postgres:17.2', 5432, '/var/lib/postgresql/data');
  addStatefulSet(chart, 'search', 'search', 'registry.example.com/search:v8.15.0', 9200, '/var/lib/search');
  new kplus.StatefulSet(chart, 'cache', {
    metadata: { name: 'cache' },
    service: new kplus.Service(chart, 'cache-service', { metadata: { name: 'cache' }, clusterIP: 'None', ports: [{ port: 6379 }] }),
    containers: [{ name: 'redis', image: 'redis:7.4.1', portNumber: 6379, securityContext: AS_THE_IMAGE_COMES }],
  });

  // Only the init container calls the Kubernetes API; automount mounts the token in both.
  const catalog = new kplus.ServiceAccount(chart, 'catalog-account', { metadata: { name: 'seed-catalog' }, automountToken: true });
  const services = new kplus.Role(chart, 'catalog-role', { metadata: { name: 'seed-catalog' } });
  services.allowRead(kplus.ApiResource.ENDPOINTS);
  services.bind(catalog);
  new kplus.Job(chart, 'seed-catalog', {
    metadata: { name: 'seed-catalog' },
    serviceAccount: catalog,
    automountServiceAccountToken: true,
    initContainers: [{ name: 'wait', image: 'registry.example.com/kubectl:v1.33.1', securityContext: AS_THE_IMAGE_COMES }],
    containers: [{ name: 'seed', image: 'registry.example.com/catalog:v1.2.0', securityContext: AS_THE_IMAGE_COMES }],
  });

  // The key of an AWS user in the manifest, although the identity would be enough.
  const backup = new kplus.ServiceAccount(chart, 'backup-account', {
    metadata: { name: 'backup', annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/backup' } },
  });
  new kplus.CronJob(chart, 'backup', {
    metadata: { name: 'backup' },
    schedule: NIGHTLY,
    serviceAccount: backup,
    containers: [{
      name: 'backup',
      image: 'registry.example.com/backup:v1.1.0',
      envVariables: {
        AWS_ACCESS_KEY_ID: kplus.EnvValue.fromValue('AKIAIOSFODNN7EXAMPLE'),
        AWS_SECRET_ACCESS_KEY: kplus.EnvValue.fromValue('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
      },
    }],
  });

  new kplus.CronJob(chart, 'reports', {
    metadata: { name: 'reports' },
    schedule: NIGHTLY,
    containers: [{ name: 'reports', image: 'registry.example.com/reports:v3.0.0', securityContext: AS_THE_IMAGE_COMES }],
  });

  new kplus.Pod(chart, 'smoke-test', {
    metadata: { name: 'smoke-test' },
    restartPolicy: kplus.RestartPolicy.NEVER,
    containers: [{ name: 'smoke-test', image: 'registry.example.com/smoke-test:latest', securityContext: AS_THE_IMAGE_COMES }],
  });
}

function addStatefulSet(chart: Chart, name: string, container: string, image: string, port: number, path: string): void {
  const claim = new kplus.PersistentVolumeClaim(chart, `${name}-claim`, {
    metadata: { name },
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    storage: Size.gibibytes(20),
  });
  new kplus.StatefulSet(chart, name, {
    metadata: { name },
    service: new kplus.Service(chart, `${name}-service`, { metadata: { name }, clusterIP: 'None', ports: [{ port }] }),
    containers: [{
      name: container,
      image,
      portNumber: port,
      volumeMounts: [{ path, volume: kplus.Volume.fromPersistentVolumeClaim(chart, `${name}-volume`, claim) }],
      securityContext: AS_THE_IMAGE_COMES,
    }],
  });
}

function addPlatform(chart: Chart): void {
  new kplus.Namespace(chart, 'namespace', { metadata: { name: 'platform' } });

  // Every permission that it may ever need.
  const operator = new kplus.ServiceAccount(chart, 'operator-account', { metadata: { name: 'database-operator' }, automountToken: true });
  const operatorRole = new kplus.ClusterRole(chart, 'operator-role', { metadata: { name: 'database-operator' } });
  operatorRole.allow(['*'], kplus.ApiResource.custom({ apiGroup: 'example.com', resourceType: '*' }));
  operatorRole.allow(['*'], kplus.ApiResource.SECRETS, kplus.ApiResource.STATEFUL_SETS);
  operatorRole.bind(operator);
  new kplus.Deployment(chart, 'operator', {
    metadata: { name: 'database-operator' },
    serviceAccount: operator,
    automountServiceAccountToken: true,
    containers: [{ name: 'manager', image: 'registry.example.com/database-operator:v0.4.0' }],
  });

  // It deploys to the namespace of the shop, and is cluster-admin.
  const deployer = new kplus.ServiceAccount(chart, 'deployer-account', { metadata: { name: 'ci-deployer' }, automountToken: true });
  new kplus.ClusterRoleBinding(chart, 'deployer-binding', {
    metadata: { name: 'ci-deployer' },
    role: kplus.ClusterRole.fromClusterRoleName(chart, 'cluster-admin', 'cluster-admin'),
  }).addSubjects(deployer);
  new kplus.Deployment(chart, 'deployer', {
    metadata: { name: 'ci-deployer' },
    serviceAccount: deployer,
    automountServiceAccountToken: true,
    containers: [{ name: 'runner', image: 'registry.example.com/ci-runner:v12.0.2', securityContext: AS_THE_IMAGE_COMES }],
  });
  // The pipeline outside the cluster uses the same account.
  new kplus.ServiceAccountTokenSecret(chart, 'deployer-token', { metadata: { name: 'ci-deployer-token' }, serviceAccount: deployer });

  const ingress = new kplus.ServiceAccount(chart, 'ingress-account', { metadata: { name: 'ingress-controller' }, automountToken: true });
  const ingressRole = new kplus.ClusterRole(chart, 'ingress-role', { metadata: { name: 'ingress-controller' } });
  ingressRole.allowRead(kplus.ApiResource.INGRESSES, kplus.ApiResource.SERVICES, kplus.ApiResource.ENDPOINT_SLICES, kplus.ApiResource.SECRETS);
  ingressRole.bind(ingress);
  new kplus.Deployment(chart, 'ingress', {
    metadata: { name: 'ingress-controller' },
    serviceAccount: ingress,
    automountServiceAccountToken: true,
    containers: [{ name: 'controller', image: 'registry.example.com/ingress:v1.13.0', portNumber: 8443, securityContext: AS_THE_IMAGE_COMES }],
  });

  // It writes one Secret.
  const certificate = new kplus.ServiceAccount(chart, 'certificate-account', { metadata: { name: 'certificate' }, automountToken: true });
  const certificateRole = new kplus.Role(chart, 'certificate-role', { metadata: { name: 'certificate' } });
  certificateRole.allowReadWrite(kplus.ApiResource.SECRETS);
  certificateRole.bind(certificate);
  new kplus.Job(chart, 'certificate', {
    metadata: { name: 'certificate' },
    serviceAccount: certificate,
    automountServiceAccountToken: true,
    containers: [{ name: 'certificate', image: 'registry.example.com/certificate:v1.0.0' }],
  });

  // It deletes finished Jobs.
  const cleanup = new kplus.ServiceAccount(chart, 'cleanup-account', { metadata: { name: 'cleanup' }, automountToken: true });
  new kplus.RoleBinding(chart, 'cleanup-binding', {
    metadata: { name: 'cleanup', namespace: 'shop' },
    role: kplus.ClusterRole.fromClusterRoleName(chart, 'edit', 'edit'),
  }).addSubjects(cleanup);
  new kplus.CronJob(chart, 'cleanup', {
    metadata: { name: 'cleanup' },
    schedule: NIGHTLY,
    serviceAccount: cleanup,
    automountServiceAccountToken: true,
    containers: [{ name: 'cleanup', image: 'registry.example.com/kubectl:v1.33.1' }],
  });

  // It scrapes metrics from pods, and from the kubelet of each node.
  const prometheus = new kplus.ServiceAccount(chart, 'prometheus-account', { metadata: { name: 'prometheus' }, automountToken: true });
  const prometheusRole = new kplus.ClusterRole(chart, 'prometheus-role', { metadata: { name: 'prometheus' } });
  prometheusRole.allowRead(
    kplus.ApiResource.NODES, kplus.ApiResource.custom({ apiGroup: '', resourceType: 'nodes/proxy' }),
    kplus.ApiResource.SERVICES, kplus.ApiResource.ENDPOINTS, kplus.ApiResource.PODS,
  );
  prometheusRole.bind(prometheus);
  const claim = new kplus.PersistentVolumeClaim(chart, 'prometheus-claim', {
    metadata: { name: 'prometheus' },
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    storage: Size.gibibytes(50),
  });
  new kplus.StatefulSet(chart, 'prometheus', {
    metadata: { name: 'prometheus' },
    serviceAccount: prometheus,
    automountServiceAccountToken: true,
    service: new kplus.Service(chart, 'prometheus-service', { metadata: { name: 'prometheus' }, clusterIP: 'None', ports: [{ port: 9090 }] }),
    containers: [{
      name: 'prometheus',
      image: 'registry.example.com/prometheus:v3.1.0',
      portNumber: 9090,
      volumeMounts: [{ path: '/prometheus', volume: kplus.Volume.fromPersistentVolumeClaim(chart, 'prometheus-volume', claim) }],
    }],
  });
}

function addNodeAgents(chart: Chart): void {
  new kplus.Namespace(chart, 'namespace', { metadata: { name: 'node-agents' } });

  new kplus.DaemonSet(chart, 'node-exporter', {
    metadata: { name: 'node-exporter' },
    hostNetwork: true,
    containers: [{
      name: 'node-exporter',
      image: 'registry.example.com/node-exporter:v1.9.0',
      portNumber: 9100,
      volumeMounts: [{ path: '/host', readOnly: true, volume: kplus.Volume.fromHostPath(chart, 'root', 'root', { path: '/' }) }],
      securityContext: { ...AS_THE_IMAGE_COMES, privileged: true, allowPrivilegeEscalation: true },
    }],
  });

  new kplus.DaemonSet(chart, 'log-agent', {
    metadata: { name: 'log-agent' },
    containers: [{
      name: 'log-agent',
      image: 'registry.example.com/log-agent:v4.2.0',
      volumeMounts: [{ path: '/var/log', readOnly: true, volume: kplus.Volume.fromHostPath(chart, 'logs', 'logs', { path: '/var/log' }) }],
      securityContext: AS_THE_IMAGE_COMES,
    }],
  });
}
