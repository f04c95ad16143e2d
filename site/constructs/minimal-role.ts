import { App, Chart } from 'cdk8s';
import { MinimalRole, Permission, SecureServiceAccount } from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'app', { namespace: 'production', disableResourceNameHashes: true });

const account = new SecureServiceAccount(chart, 'account', { metadata: { name: 'payments' } });

new MinimalRole(chart, 'reader', {
  permissions: [
    Permission.get(kplus.ApiResource.CONFIG_MAPS).named('payments-config'),
    Permission.leaderElection('payments'),
  ],
}).bind(account);

app.synth();
