/**
 * One workload that calls the Kubernetes API and two clouds, for two
 * environments: a bound token only in the container that needs it, a pull
 * secret, cloud access without static keys, and a dedicated role.
 *
 * The token names the audience `https://kubernetes.default.svc` because the API
 * servers of these environments accept it. Leave the audience out if you can:
 * `BoundToken.forKubernetesApi()` works on every cluster, this one only if the
 * issuer has exactly that name.
 */
import { App, Chart, Size } from 'cdk8s';
import {
  ApiAccess, ApiConsumerPod, Aspects, BoundToken, Findings, IdentityProvider, LeastPrivilegeChecks, MinimalRole, Permission,
  SecureServiceAccount, WorkloadIdentity,
} from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';

interface Values {
  readonly namespace: string;
  readonly image: string;
  readonly awsAccount: string;
  readonly googleProject: string;
  readonly memoryLimit: Size;
}

const LABELS = {
  'app.kubernetes.io/name': 'k8s-security',
  'app.kubernetes.io/part-of': 'k8s-security-pro',
  'app.kubernetes.io/managed-by': 'k8s-security-pro',
};

class AppWorkload extends Chart {
  constructor(scope: Construct, id: string, values: Values) {
    super(scope, id, { namespace: values.namespace, labels: LABELS });

    const account = new SecureServiceAccount(this, 'account', {
      metadata: { name: 'app-workload-sa' },
      imagePullSecrets: [kplus.Secret.fromSecretName(this, 'registry', 'registry-credentials')],
    });
    new WorkloadIdentity(this, 'aws', {
      serviceAccount: account,
      provider: IdentityProvider.awsIrsa({ roleArn: `arn:aws:iam::${values.awsAccount}:role/app-workload-role` }),
    });
    new WorkloadIdentity(this, 'google', {
      serviceAccount: account,
      provider: IdentityProvider.gkeImpersonation({
        projectId: values.googleProject,
        serviceAccountEmail: `app-workload@${values.googleProject}.iam.gserviceaccount.com`,
      }),
    });

    const pod = new ApiConsumerPod(this, 'pod', {
      metadata: { name: 'app-with-api-access', labels: { app: 'api-consumer' } },
      serviceAccount: account,
      securityContext: { user: 1000, group: 1000, fsGroup: 1000 },
      containers: [{
        name: 'app',
        image: values.image,
        imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
        resources: {
          cpu: { request: kplus.Cpu.millis(100), limit: kplus.Cpu.millis(500) },
          memory: { request: Size.mebibytes(64), limit: values.memoryLimit },
        },
      }],
      apiAccess: ApiAccess.inOnlyContainer().with({
        token: BoundToken.forAudience('https://kubernetes.default.svc', { fileName: 'api-token', mode: 0o440, caBundle: true }),
        mountPath: '/var/run/secrets/tokens',
        volumeName: 'api-token',
      }),
      writableDirectories: [{ path: '/tmp', sizeLimit: Size.mebibytes(64), volumeName: 'tmp' }],
    });

    Findings.of(pod).accept({
      rule: 'hard-coded-api-audience',
      finding: 'volume api-token audience https://kubernetes.default.svc',
      reason: 'the API servers of both clusters take this audience',
    });

    new MinimalRole(this, 'role', {
      metadata: { name: 'app-workload-role' },
      bindingName: 'app-workload-binding',
      permissions: [Permission.read(kplus.ApiResource.CONFIG_MAPS)],
    }).bind(account);
  }
}

const app = new App();
new AppWorkload(app, 'prod', {
  namespace: 'production',
  image: 'registry.example.com/app:v1.2.3',
  awsAccount: '123456789012',
  googleProject: 'my-project',
  memoryLimit: Size.mebibytes(256),
});
new AppWorkload(app, 'dev', {
  namespace: 'development',
  image: 'registry.example.com/app:v1.3.0-rc.1',
  awsAccount: '210987654321',
  googleProject: 'my-project-dev',
  memoryLimit: Size.mebibytes(128),
});
Aspects.of(app).add(new LeastPrivilegeChecks({ pack: 'restricted' }));
app.synth();
