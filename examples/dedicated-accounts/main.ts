/**
 * The checklist for an existing namespace: its account `default` mounts no
 * token, each application has a dedicated ServiceAccount, and the one that needs
 * the Kubernetes API may read one ConfigMap only.
 */
import { App, Chart } from 'cdk8s';
import { ApiAccess, HardenedDefaultServiceAccount, MinimalRole, Permission, SecureDeployment, SecureServiceAccount } from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'production', { namespace: 'production', disableResourceNameHashes: true });

new HardenedDefaultServiceAccount(chart, 'default');

new SecureDeployment(chart, 'frontend', {
  metadata: { name: 'frontend' },
  serviceAccount: new SecureServiceAccount(chart, 'frontend-account', { metadata: { name: 'frontend-app' } }),
  containers: [{ name: 'web', image: 'registry.example.com/frontend:1.0' }],
});

const backend = new SecureServiceAccount(chart, 'backend-account', { metadata: { name: 'backend-api' } });
new SecureDeployment(chart, 'backend', {
  metadata: { name: 'backend' },
  serviceAccount: backend,
  apiAccess: ApiAccess.inContainers('app'),
  containers: [{ name: 'app', image: 'registry.example.com/backend:1.0' }],
});
new MinimalRole(chart, 'configmap-reader', {
  metadata: { name: 'configmap-reader' },
  bindingName: 'config-reader-binding',
  permissions: [Permission.get(kplus.ApiResource.CONFIG_MAPS).named('app-config')],
}).bind(backend);

app.synth();
