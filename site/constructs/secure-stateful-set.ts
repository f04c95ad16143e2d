import { App, Chart } from 'cdk8s';
import { SecureStatefulSet } from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'app', { namespace: 'production', disableResourceNameHashes: true });

new SecureStatefulSet(chart, 'database', {
  containers: [{ name: 'database', image: 'registry.example.com/database:v5.2.0' }],
  service: new kplus.Service(chart, 'service', { ports: [{ port: 5432 }] }),
});

app.synth();
