import { App, Chart } from 'cdk8s';
import { DnsService, SecureNamespace } from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'app', { namespace: 'production', disableResourceNameHashes: true });

new SecureNamespace(chart, 'namespace', {
  allowOnly: {
    dns: [DnsService.KUBE_SYSTEM],
    ingress: [{
      peer: kplus.Namespaces.select(chart, 'ingress-controller', { names: ['ingress-nginx'] }),
      ports: [kplus.NetworkPolicyPort.tcp(8080)],
    }],
  },
});

app.synth();
