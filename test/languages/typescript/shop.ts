import { ApiObject, App, Chart, Duration, Size } from 'cdk8s';
import {
  ApiAccess, Aspects, BoundToken, IAspect, IdentityProvider, MinimalClusterRole, MinimalRole, Permission, Relaxation, SecureDeployment,
  SecureServiceAccount, Subresource, WorkloadIdentity,
} from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';
import { Construct, IConstruct } from 'constructs';

interface CachingServiceProps {
  readonly image: string;
  readonly serviceAccount: kplus.IServiceAccount;
}

/** The base of every service of the shop: three replicas, a cache on disk and a sidecar for metrics. */
class CachingService extends SecureDeployment {
  constructor(scope: Construct, id: string, props: CachingServiceProps) {
    super(scope, id, {
      serviceAccount: props.serviceAccount,
      replicas: 3,
      apiAccess: ApiAccess.inContainers('app'),
      containers: [
        { name: 'app', image: props.image, securityContext: { user: 1000 } },
        { name: 'metrics', image: 'registry.example.com/metrics:v0.9.0' },
      ],
      writableDirectories: [{ path: '/var/cache/app', sizeLimit: Size.mebibytes(32), medium: kplus.EmptyDirMedium.MEMORY, containers: ['app'] }],
      relaxations: [Relaxation.writableRootFilesystem('writes its index beside the binary', { containers: ['metrics'] })],
    });
    this.mountToken(BoundToken.forAudience('vault', { lifetime: Duration.minutes(10) }), {
      containers: ['app'],
      mountPath: '/var/run/secrets/vault',
    });
  }
}

/** Labels every object with the team. */
class TeamLabel implements IAspect {
  public visits = 0;

  constructor(private readonly team: string) {}

  public visit(node: IConstruct): void {
    this.visits += 1;
    if (ApiObject.isApiObject(node)) {
      ApiObject.of(node).metadata.addLabel('example.com/team', this.team);
    }
  }
}

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'production', disableResourceNameHashes: true });

const account = new SecureServiceAccount(chart, 'account', {
  metadata: { name: 'shop' },
  imagePullSecrets: [kplus.Secret.fromSecretName(chart, 'registry', 'registry-credentials')],
});

// A permission is immutable: `named` and `because` return a new one.
const getConfigMaps = Permission.get(kplus.ApiResource.CONFIG_MAPS);
new MinimalRole(chart, 'role', {
  permissions: [
    getConfigMaps.named('shop-config'),
    getConfigMaps.named('shop-flags'),
    Permission.read(kplus.ApiResource.PODS),
    Permission.get(Subresource.of(kplus.ApiResource.PODS, 'log')),
    Permission.list(kplus.ApiResource.SECRETS).because('rotates every certificate of the namespace'),
    Permission.leaderElection('shop'),
  ],
}).bind(account);

MinimalClusterRole.fromClusterRoleName(chart, 'viewer', 'view').bindInNamespace('staging', account);

const aws = new WorkloadIdentity(chart, 'aws', {
  serviceAccount: account,
  provider: IdentityProvider.awsIrsa({
    roleArn: 'arn:aws:iam::123456789012:role/shop',
    oidcProviderArn: 'arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF',
    tokenExpiration: Duration.hours(2),
  }),
  containers: ['app'],
});

new CachingService(chart, 'web', { serviceAccount: account, image: 'registry.example.com/shop:v1.2.3' });

const teamLabel = new TeamLabel('storefront');
Aspects.of(app).add(teamLabel);
app.synth();
// A second synth writes the same, without new visits.
app.synth();
console.log(`visited ${teamLabel.visits} of ${app.node.findAll().length} constructs`);

for (const document of aws.trustDocuments()) {
  console.log(document.title);
  console.log(document.content);
}
