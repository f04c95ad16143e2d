import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ApiAccess, SecureDeployment, SecureServiceAccount } from 'cdk8s-least-privilege';

const app = new App();
const chart = new Chart(app, 'payments', { namespace: 'production', disableResourceNameHashes: true });

const account = new SecureServiceAccount(chart, 'payments', {
  imagePullSecrets: [kplus.Secret.fromSecretName(chart, 'registry', 'registry-credentials')],
});

new SecureDeployment(chart, 'app', {
  serviceAccount: account,
  apiAccess: ApiAccess.inContainers('app'),
  containers: [{ name: 'app', image: 'registry.example.com/payments:v1.2.3' }],
});
new SecureDeployment(chart, 'web', {
  containers: [{ image: 'registry.example.com/web:v1.2.3' }],
});

app.synth();
