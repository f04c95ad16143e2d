import { App, Chart, Cron } from 'cdk8s';
import { SecureCronJob } from 'cdk8s-least-privilege';

const app = new App();
const chart = new Chart(app, 'app', { namespace: 'production', disableResourceNameHashes: true });

new SecureCronJob(chart, 'report', {
  schedule: Cron.daily(),
  containers: [{ name: 'report', image: 'registry.example.com/report:v1.0.0' }],
});

app.synth();
