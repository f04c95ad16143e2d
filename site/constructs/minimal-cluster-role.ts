import { App, Chart } from 'cdk8s';
import { MinimalClusterRole, Permission, SecureServiceAccount } from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'app', { namespace: 'production', disableResourceNameHashes: true });

const account = new SecureServiceAccount(chart, 'account', { metadata: { name: 'node-reporter' } });

new MinimalClusterRole(chart, 'nodes', {
  permissions: [Permission.read(kplus.ApiResource.NODES)],
}).bind(account);

app.synth();
