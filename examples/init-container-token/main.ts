/**
 * An init container that needs the Kubernetes API, and an application that does
 * not. Only the init container has the token: it is not in a shared directory,
 * where the application could read it, and automount, which reaches every
 * container, stays off.
 */
import { App, Chart } from 'cdk8s';
import { ApiAccess, MinimalRole, Permission, SecureDeployment } from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'setup', { namespace: 'production', disableResourceNameHashes: true });

const deployment = new SecureDeployment(chart, 'app', {
  initContainers: [{ name: 'setup', image: 'registry.example.com/setup:1.0', command: ['/setup', '--wait-for-config'] }],
  containers: [{ name: 'app', image: 'registry.example.com/app:1.0' }],
  apiAccess: ApiAccess.inContainers('setup'),
});
new MinimalRole(chart, 'setup', {
  permissions: [Permission.get(kplus.ApiResource.CONFIG_MAPS).named('app-config')],
}).bind(deployment);

app.synth();
