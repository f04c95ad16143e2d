import { App, Chart } from 'cdk8s';
import { HardenedDefaultServiceAccount } from 'cdk8s-least-privilege';

const app = new App();
const chart = new Chart(app, 'app', { namespace: 'production', disableResourceNameHashes: true });

new HardenedDefaultServiceAccount(chart, 'default', { namespace: 'production' });

app.synth();
