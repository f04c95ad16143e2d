import { App, Chart } from 'cdk8s';
import { SecureJob } from 'cdk8s-least-privilege';

const app = new App();
const chart = new Chart(app, 'app', { namespace: 'production', disableResourceNameHashes: true });

new SecureJob(chart, 'import', {
  containers: [{ name: 'import', image: 'registry.example.com/import:v1.0.0' }],
});

app.synth();
