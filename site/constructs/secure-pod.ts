import { App, Chart } from 'cdk8s';
import { SecurePod } from 'cdk8s-least-privilege';

const app = new App();
const chart = new Chart(app, 'app', { namespace: 'production', disableResourceNameHashes: true });

new SecurePod(chart, 'migration', {
  containers: [{ name: 'migration', image: 'registry.example.com/migration:v1.0.0' }],
});

app.synth();
