import { App, Chart, Cron, Duration, Size } from 'cdk8s';
import {
  ApiAccess, BoundToken, IdentityProvider, MinimalClusterRole, MinimalRole, Permission, PodSecurity, Relaxation,
  SecureCronJob, SecureDaemonSet, SecureDeployment, SecureJob, SecureNamespace, SecurePod, SecureServiceAccount, SecureStatefulSet,
  Subresource, WorkloadIdentity,
} from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';

const NIGHTLY = Cron.schedule({ minute: '0', hour: '3' });

/** The same app with the constructs of cdk8s-least-privilege: the same workloads, containers and images. */
export function addSecureApp(app: App): void {
  const shop = new Chart(app, 'shop', { namespace: 'shop', disableResourceNameHashes: true });
  addShop(shop);
  addPlatform(new Chart(app, 'platform', { namespace: 'platform', disableResourceNameHashes: true }), shop);
  addNodeAgents(new Chart(app, 'node-agents', { namespace: 'node-agents', disableResourceNameHashes: true }));
}

function addShop(chart: Chart): void {
  new SecureNamespace(chart, 'namespace');

  // A workload without an account gets a dedicated one without a token.
  new SecureDeployment(chart, 'web', {
    metadata: { name: 'web' },
    containers: [{ name: 'nginx', image: 'nginx:1.27.3', portNumber: 8080 }],
    writableDirectories: [{ path: '/var/cache/nginx' }, { path: '/var/run' }],
  });

  new SecureDeployment(chart, 'api', {
    metadata: { name: 'api' },
    initContainers: [{ name: 'migrate', image: 'registry.example.com/api:v2.4.0', args: ['migrate'] }],
    containers: [{
      name: 'api',
      image: 'registry.example.com/api:v2.4.0',
      portNumber: 8080,
      envVariables: { DATABASE_PASSWORD_FILE: kplus.EnvValue.fromValue('/var/run/secrets/database/password') },
      volumeMounts: [{
        path: '/var/run/secrets/database',
        readOnly: true,
        volume: kplus.Volume.fromSecret(chart, 'database-password', kplus.Secret.fromSecretName(chart, 'database-secret', 'database')),
      }],
    }],
  });

  // One ConfigMap, by its name, and the token in one container.
  const checkout = new SecureServiceAccount(chart, 'checkout-account', { metadata: { name: 'checkout' } });
  new MinimalRole(chart, 'checkout-role', { metadata: { name: 'checkout' }, permissions: [Permission.readConfigMaps('checkout')] }).bind(checkout);
  new SecureDeployment(chart, 'checkout', {
    metadata: { name: 'checkout' },
    serviceAccount: checkout,
    apiAccess: ApiAccess.inContainers('checkout'),
    containers: [
      { name: 'checkout', image: 'registry.example.com/checkout:v5.1.3', portNumber: 8080 },
      { name: 'metrics', image: 'registry.example.com/metrics:v0.9.0', portNumber: 9100 },
    ],
  });

  // A token that only Vault accepts.
  new SecureDeployment(chart, 'mailer', {
    metadata: { name: 'mailer' },
    containers: [{ name: 'mailer', image: 'registry.example.com/mailer:v1.8.0' }],
  }).mountToken(BoundToken.forAudience('vault', { lifetime: Duration.minutes(10) }), { containers: ['mailer'], mountPath: '/var/run/secrets/vault' });

  const invoices = new SecureServiceAccount(chart, 'invoices-account', { metadata: { name: 'invoices' } });
  new WorkloadIdentity(chart, 'invoices-identity', {
    serviceAccount: invoices,
    provider: IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/invoices' }),
  });
  new SecureDeployment(chart, 'invoices', {
    metadata: { name: 'invoices' },
    serviceAccount: invoices,
    containers: [{ name: 'invoices', image: 'registry.example.com/invoices:v3.0.1' }],
  });

  addStatefulSet(chart, 'database', 'postgres', 'postgres:17.2', 5432, '/var/lib/postgresql/data', ['/var/run/postgresql']);
  addStatefulSet(chart, 'search', 'search', 'registry.example.com/search:v8.15.0', 9200, '/var/lib/search');
  new SecureStatefulSet(chart, 'cache', {
    metadata: { name: 'cache' },
    service: new kplus.Service(chart, 'cache-service', { metadata: { name: 'cache' }, clusterIP: 'None', ports: [{ port: 6379 }] }),
    containers: [{ name: 'redis', image: 'redis:7.4.1', portNumber: 6379 }],
    writableDirectories: [{ path: '/data' }],
  });

  // The token in the init container only.
  const catalog = new SecureServiceAccount(chart, 'catalog-account', { metadata: { name: 'seed-catalog' } });
  new MinimalRole(chart, 'catalog-role', {
    metadata: { name: 'seed-catalog' },
    permissions: [Permission.get(kplus.ApiResource.ENDPOINTS).named('database')],
  }).bind(catalog);
  new SecureJob(chart, 'seed-catalog', {
    metadata: { name: 'seed-catalog' },
    serviceAccount: catalog,
    apiAccess: ApiAccess.inContainers('wait'),
    initContainers: [{ name: 'wait', image: 'registry.example.com/kubectl:v1.33.1' }],
    containers: [{ name: 'seed', image: 'registry.example.com/catalog:v1.2.0' }],
  });

  const backup = new SecureServiceAccount(chart, 'backup-account', { metadata: { name: 'backup' } });
  new WorkloadIdentity(chart, 'backup-identity', {
    serviceAccount: backup,
    provider: IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/backup' }),
  });
  new SecureCronJob(chart, 'backup', {
    metadata: { name: 'backup' },
    schedule: NIGHTLY,
    serviceAccount: backup,
    containers: [{ name: 'backup', image: 'registry.example.com/backup:v1.1.0' }],
  });

  new SecureCronJob(chart, 'reports', {
    metadata: { name: 'reports' },
    schedule: NIGHTLY,
    containers: [{ name: 'reports', image: 'registry.example.com/reports:v3.0.0' }],
  });

  new SecurePod(chart, 'smoke-test', {
    metadata: { name: 'smoke-test' },
    restartPolicy: kplus.RestartPolicy.NEVER,
    containers: [{ name: 'smoke-test', image: 'registry.example.com/smoke-test:v0.3.0' }],
  });
}

function addStatefulSet(chart: Chart, name: string, container: string, image: string, port: number, path: string, writable: string[] = []): void {
  const claim = new kplus.PersistentVolumeClaim(chart, `${name}-claim`, {
    metadata: { name },
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    storage: Size.gibibytes(20),
  });
  new SecureStatefulSet(chart, name, {
    metadata: { name },
    service: new kplus.Service(chart, `${name}-service`, { metadata: { name }, clusterIP: 'None', ports: [{ port }] }),
    // The non-root user of the image, and the group of the volume.
    securityContext: { user: 999, fsGroup: 999 },
    containers: [{
      name: container,
      image,
      portNumber: port,
      volumeMounts: [{ path, volume: kplus.Volume.fromPersistentVolumeClaim(chart, `${name}-volume`, claim) }],
    }],
    writableDirectories: writable.map(directory => ({ path: directory })),
  });
}

function addPlatform(chart: Chart, shop: Chart): void {
  new SecureNamespace(chart, 'namespace');

  const operator = new SecureServiceAccount(chart, 'operator-account', { metadata: { name: 'database-operator' } });
  new MinimalClusterRole(chart, 'operator-role', {
    metadata: { name: 'database-operator' },
    permissions: [
      Permission.operator(kplus.ApiResource.custom({ apiGroup: 'example.com', resourceType: 'databases' })),
      Permission.of(['get', 'list', 'watch', 'create', 'update', 'patch'], kplus.ApiResource.STATEFUL_SETS).because('makes a StatefulSet for each database'),
      Permission.of(['get', 'create'], kplus.ApiResource.SECRETS).because('makes a Secret with the password of each database'),
    ],
  }).bind(operator);
  new SecureDeployment(chart, 'operator', {
    metadata: { name: 'database-operator' },
    serviceAccount: operator,
    apiAccess: ApiAccess.inContainers('manager'),
    containers: [{ name: 'manager', image: 'registry.example.com/database-operator:v0.4.0' }],
  });

  // The objects it deploys, by name. The pipeline outside the cluster requests tokens of ten minutes.
  const deployer = new SecureServiceAccount(chart, 'deployer-account', { metadata: { name: 'ci-deployer' } });
  new MinimalRole(shop, 'deployer-role', {
    metadata: { name: 'ci-deployer' },
    permissions: [
      Permission.of(['get', 'patch'], kplus.ApiResource.DEPLOYMENTS).named('api', 'checkout', 'mailer', 'web').because('rolls out new images of these four'),
    ],
  }).bind(deployer);
  new SecureDeployment(chart, 'deployer', {
    metadata: { name: 'ci-deployer' },
    serviceAccount: deployer,
    apiAccess: ApiAccess.inContainers('runner'),
    containers: [{ name: 'runner', image: 'registry.example.com/ci-runner:v12.0.2' }],
  });
  new MinimalRole(chart, 'token-role', {
    metadata: { name: 'ci-deployer-tokens' },
    permissions: [Permission.createTokensFor(deployer)],
  }).bind(kplus.User.fromName(chart, 'pipeline', 'pipeline@example.com'));

  // It serves certificates of the shop only.
  const ingress = new SecureServiceAccount(chart, 'ingress-account', { metadata: { name: 'ingress-controller' } });
  const ingressRole = new MinimalClusterRole(chart, 'ingress-role', {
    metadata: { name: 'ingress-controller' },
    permissions: [Permission.read(kplus.ApiResource.INGRESSES, kplus.ApiResource.SERVICES, kplus.ApiResource.ENDPOINT_SLICES)],
  });
  ingressRole.bindInNamespace('shop', ingress);
  new MinimalRole(shop, 'certificate-reader', {
    metadata: { name: 'certificate-reader' },
    permissions: [Permission.get(kplus.ApiResource.SECRETS).named('shop-tls')],
  }).bind(ingress);
  new SecureDeployment(chart, 'ingress', {
    metadata: { name: 'ingress-controller' },
    serviceAccount: ingress,
    apiAccess: ApiAccess.inContainers('controller'),
    containers: [{ name: 'controller', image: 'registry.example.com/ingress:v1.13.0', portNumber: 8443 }],
  });

  // It applies one Secret.
  const certificate = new SecureServiceAccount(chart, 'certificate-account', { metadata: { name: 'certificate' } });
  new MinimalRole(shop, 'certificate-role', {
    metadata: { name: 'certificate' },
    permissions: [Permission.apply(kplus.ApiResource.SECRETS).named('shop-tls').because('it applies the certificate of the shop')],
  }).bind(certificate);
  new SecureJob(chart, 'certificate', {
    metadata: { name: 'certificate' },
    serviceAccount: certificate,
    apiAccess: ApiAccess.inContainers('certificate'),
    containers: [{ name: 'certificate', image: 'registry.example.com/certificate:v1.0.0' }],
  });

  const cleanup = new SecureServiceAccount(chart, 'cleanup-account', { metadata: { name: 'cleanup' } });
  new MinimalRole(shop, 'cleanup-role', {
    metadata: { name: 'cleanup' },
    permissions: [Permission.of(['list', 'delete'], kplus.ApiResource.JOBS)],
  }).bind(cleanup);
  new SecureCronJob(chart, 'cleanup', {
    metadata: { name: 'cleanup' },
    schedule: NIGHTLY,
    serviceAccount: cleanup,
    apiAccess: ApiAccess.inContainers('cleanup'),
    containers: [{ name: 'cleanup', image: 'registry.example.com/kubectl:v1.33.1' }],
  });

  // `nodes/metrics` shows metrics; `nodes/proxy` runs commands in every pod.
  const prometheus = new SecureServiceAccount(chart, 'prometheus-account', { metadata: { name: 'prometheus' } });
  new MinimalClusterRole(chart, 'prometheus-role', {
    metadata: { name: 'prometheus' },
    permissions: [
      Permission.read(kplus.ApiResource.NODES, kplus.ApiResource.SERVICES, kplus.ApiResource.ENDPOINTS, kplus.ApiResource.PODS),
      Permission.get(Subresource.of(kplus.ApiResource.NODES, 'metrics')),
    ],
  }).bind(prometheus);
  const claim = new kplus.PersistentVolumeClaim(chart, 'prometheus-claim', {
    metadata: { name: 'prometheus' },
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    storage: Size.gibibytes(50),
  });
  new SecureStatefulSet(chart, 'prometheus', {
    metadata: { name: 'prometheus' },
    serviceAccount: prometheus,
    apiAccess: ApiAccess.inContainers('prometheus'),
    service: new kplus.Service(chart, 'prometheus-service', { metadata: { name: 'prometheus' }, clusterIP: 'None', ports: [{ port: 9090 }] }),
    securityContext: { user: 65534, fsGroup: 65534 },
    containers: [{
      name: 'prometheus',
      image: 'registry.example.com/prometheus:v3.1.0',
      portNumber: 9090,
      volumeMounts: [{ path: '/prometheus', volume: kplus.Volume.fromPersistentVolumeClaim(chart, 'prometheus-volume', claim) }],
    }],
  });
}

/** Node agents need access to their node. They have a separate namespace, so other workloads cannot request it. */
function addNodeAgents(chart: Chart): void {
  new SecureNamespace(chart, 'namespace', { podSecurity: PodSecurity.privileged('its agents use the network and the logs of the nodes') });

  // The counters of the node are in /proc and /sys of every container.
  new SecureDaemonSet(chart, 'node-exporter', {
    metadata: { name: 'node-exporter' },
    hostNetwork: true,
    containers: [{ name: 'node-exporter', image: 'registry.example.com/node-exporter:v1.9.0', portNumber: 9100 }],
    relaxations: [Relaxation.hostNetwork('reads the counters of the node network')],
  });

  new SecureDaemonSet(chart, 'log-agent', {
    metadata: { name: 'log-agent' },
    containers: [{
      name: 'log-agent',
      image: 'registry.example.com/log-agent:v4.2.0',
      volumeMounts: [{ path: '/var/log', readOnly: true, volume: kplus.Volume.fromHostPath(chart, 'logs', 'logs', { path: '/var/log' }) }],
    }],
    relaxations: [
      Relaxation.hostPath('reads the logs that the kubelet writes', ['logs']),
      Relaxation.runAsRoot('the log files belong to root', { containers: ['log-agent'] }),
    ],
  });
}
