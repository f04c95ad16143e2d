/**
 * An operator in a dedicated namespace that manages its custom resources in all
 * namespaces. Leader election stays in its own namespace; only permissions that
 * must apply everywhere do.
 */
import { App, Chart } from 'cdk8s';
import { ApiAccess, MinimalClusterRole, MinimalRole, Permission, SecureDeployment, SecureServiceAccount } from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'my-operator', { namespace: 'my-operator-system', disableResourceNameHashes: true });

const account = new SecureServiceAccount(chart, 'account', { metadata: { name: 'my-operator' } });

new MinimalClusterRole(chart, 'cluster-role', {
  metadata: { name: 'my-operator' },
  permissions: [
    Permission.operator(kplus.ApiResource.custom({ apiGroup: 'example.com', resourceType: 'databases' })),
    Permission.read(kplus.ApiResource.CONFIG_MAPS),
  ],
}).bind(account);

new MinimalRole(chart, 'role', {
  metadata: { name: 'my-operator-leader-election' },
  permissions: [Permission.leaderElection('my-operator')],
}).bind(account);

new SecureDeployment(chart, 'deployment', {
  metadata: { name: 'my-operator' },
  replicas: 1,
  serviceAccount: account,
  apiAccess: ApiAccess.inContainers('manager'),
  containers: [{ name: 'manager', image: 'registry.example.com/my-operator:v0.4.0' }],
});

app.synth();
