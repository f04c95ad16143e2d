/**
 * A namespace that allows only named traffic: pods pass Pod Security
 * "restricted", DNS works, the ingress controller reaches the web pods, one
 * controller reaches the API server, and the cloud identity gets its credential.
 * Everything else is blocked, including the metadata endpoints.
 */
import { App, Chart } from 'cdk8s';
import {
  ApiAccess, DnsService, IdentityProvider, MinimalRole, Permission, SecureDeployment, SecureNamespace, SecureServiceAccount, WorkloadIdentity,
} from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'payments', { namespace: 'payments', disableResourceNameHashes: true });

const provider = IdentityProvider.awsEksPodIdentity({ roleArn: 'arn:aws:iam::123456789012:role/payments', clusterName: 'production' });

new SecureNamespace(chart, 'namespace', {
  metadata: { labels: { team: 'payments' } },
  identityProviders: [provider],
  allowOnly: {
    dns: [DnsService.KUBE_SYSTEM, DnsService.NODE_LOCAL_CACHE],
    apiServer: { cidrs: ['10.0.10.0/24', '10.0.11.0/24'] },
    ingress: [{
      peer: kplus.Namespaces.select(chart, 'ingress-controller', { names: ['ingress-nginx'] }),
      ports: [kplus.NetworkPolicyPort.tcp(8080)],
    }],
    egress: [{
      peer: kplus.NetworkPolicyIpBlock.ipv4(chart, 'private-endpoints', '10.0.20.0/24'),
      ports: [kplus.NetworkPolicyPort.tcp(443)],
    }],
  },
});

// It calls the Kubernetes API, so its pods reach the API server, and no others do.
const controllerAccount = new SecureServiceAccount(chart, 'controller-account', { metadata: { name: 'controller' } });
new MinimalRole(chart, 'controller-role', {
  metadata: { name: 'controller' },
  permissions: [Permission.read(kplus.ApiResource.CONFIG_MAPS)],
}).bind(controllerAccount);
new SecureDeployment(chart, 'controller', {
  metadata: { name: 'controller' },
  serviceAccount: controllerAccount,
  apiAccess: ApiAccess.inContainers('controller'),
  containers: [{ name: 'controller', image: 'registry.example.com/payments-controller:v1.2.3' }],
});

// It acts in AWS, through the agent whose endpoint identityProviders allows.
const webAccount = new SecureServiceAccount(chart, 'web-account', { metadata: { name: 'web' } });
new WorkloadIdentity(chart, 'web-identity', { serviceAccount: webAccount, provider });
new SecureDeployment(chart, 'web', {
  metadata: { name: 'web' },
  serviceAccount: webAccount,
  containers: [{ name: 'web', image: 'registry.example.com/payments-web:v1.2.3', portNumber: 8080 }],
});

app.synth();
