import { App, Chart } from 'cdk8s';
import { Relaxation, SecureDaemonSet } from 'cdk8s-least-privilege';

const app = new App();
const chart = new Chart(app, 'app', { namespace: 'production', disableResourceNameHashes: true });

new SecureDaemonSet(chart, 'agent', {
  containers: [{ name: 'agent', image: 'registry.example.com/agent:v2.0.0' }],
  relaxations: [Relaxation.hostNetwork('reads the counters of the node')],
});

app.synth();
