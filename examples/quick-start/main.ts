import { App, Chart } from 'cdk8s';
import {
  ApiAccess, Aspects, IdentityProvider, LeastPrivilegeChecks, MinimalRole, Permission, SecureDeployment, SecureServiceAccount, WorkloadIdentity,
} from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'payments', { namespace: 'production', disableResourceNameHashes: true });

const account = new SecureServiceAccount(chart, 'account', {
  metadata: { name: 'payments' },
  imagePullSecrets: [kplus.Secret.fromSecretName(chart, 'registry', 'registry-credentials')],
});

new MinimalRole(chart, 'config-reader', {
  permissions: [Permission.get(kplus.ApiResource.CONFIG_MAPS).named('payments-config')],
}).bind(account);

new WorkloadIdentity(chart, 'aws', {
  serviceAccount: account,
  provider: IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/payments' }),
});

new SecureDeployment(chart, 'app', {
  serviceAccount: account,
  apiAccess: ApiAccess.inContainers('app'),
  containers: [
    { name: 'app', image: 'registry.example.com/payments:v1.2.3' },
    { name: 'metrics', image: 'registry.example.com/metrics:v0.9.0' },
  ],
});

Aspects.of(app).add(new LeastPrivilegeChecks());
app.synth();
