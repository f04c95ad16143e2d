/**
 * A monitoring account that may read the objects of another namespace through
 * the built-in ClusterRole `view`. The binding is in the other namespace, and names
 * the namespace of the account.
 */
import { App, Chart } from 'cdk8s';
import { MinimalClusterRole, SecureServiceAccount } from 'cdk8s-least-privilege';

const app = new App();
const chart = new Chart(app, 'monitoring', { namespace: 'monitoring', disableResourceNameHashes: true });

const prometheus = new SecureServiceAccount(chart, 'account', { metadata: { name: 'prometheus' } });
MinimalClusterRole.fromClusterRoleName(chart, 'view', 'view').bindInNamespace('production', prometheus);

app.synth();
