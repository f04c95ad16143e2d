import { App, Chart } from 'cdk8s';
import { ApiAccess, MinimalRole, Permission, SecureDeployment } from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'app', { namespace: 'production', disableResourceNameHashes: true });

const web = new SecureDeployment(chart, 'web', {
  apiAccess: ApiAccess.inContainers('web'),
  containers: [
    { name: 'web', image: 'registry.example.com/web:v3.1.0', portNumber: 8080 },
    { name: 'proxy', image: 'registry.example.com/proxy:v1.4.2' },
  ],
  writableDirectories: [{ path: '/var/cache/web', containers: ['web'] }],
});

new MinimalRole(chart, 'settings', {
  permissions: [Permission.get(kplus.ApiResource.CONFIG_MAPS).named('web-settings')],
}).bind(web);

app.synth();
