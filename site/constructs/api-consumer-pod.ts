import { App, Chart } from 'cdk8s';
import { ApiConsumerPod, MinimalRole, Permission } from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'app', { namespace: 'production', disableResourceNameHashes: true });

const watcher = new ApiConsumerPod(chart, 'watcher', {
  containers: [{ name: 'watcher', image: 'registry.example.com/watcher:v1.0.0' }],
});

new MinimalRole(chart, 'role', {
  permissions: [Permission.read(kplus.ApiResource.CONFIG_MAPS)],
}).bind(watcher);

app.synth();
