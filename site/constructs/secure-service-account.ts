import { App, Chart } from 'cdk8s';
import { SecureServiceAccount } from 'cdk8s-least-privilege';

const app = new App();
const chart = new Chart(app, 'app', { namespace: 'production', disableResourceNameHashes: true });

new SecureServiceAccount(chart, 'account', {
  metadata: { name: 'payments' },
});

app.synth();
