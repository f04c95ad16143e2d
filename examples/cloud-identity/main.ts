/**
 * Cloud access without a static key on each cloud, each in a separate cluster.
 * Prints the document for the cloud's side; none needs a token for the
 * Kubernetes API. The namespace blocks the metadata endpoints, except the one
 * that provides the identity.
 */
import { App, Chart, Duration } from 'cdk8s';
import { IdentityProvider, SecureDeployment, SecureNamespace, SecureServiceAccount, WorkloadIdentity } from 'cdk8s-least-privilege';

const app = new App();

function workload(id: string, provider: IdentityProvider, containers?: string[]): void {
  const chart = new Chart(app, id, { namespace: 'production', disableResourceNameHashes: true });
  new SecureNamespace(chart, 'namespace', { identityProviders: [provider] });
  const account = new SecureServiceAccount(chart, 'account', { metadata: { name: id } });
  const identity = new WorkloadIdentity(chart, 'identity', { serviceAccount: account, provider, containers });
  new SecureDeployment(chart, 'deployment', {
    metadata: { name: id },
    serviceAccount: account,
    containers: [
      { name: 'app', image: 'registry.example.com/app:v1.2.3' },
      { name: 'proxy', image: 'registry.example.com/proxy:v4.5.6' },
    ],
  });
  for (const { title, content } of identity.trustDocuments()) { console.log(`# ${id}: ${title}\n${content}\n`); }
}

workload('aws-irsa', IdentityProvider.awsIrsa({
  roleArn: 'arn:aws:iam::123456789012:role/payments',
  oidcProviderArn: 'arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF',
  tokenExpiration: Duration.hours(1),
}), ['app']);
workload('aws-eks-pod-identity', IdentityProvider.awsEksPodIdentity({
  roleArn: 'arn:aws:iam::123456789012:role/payments',
  clusterName: 'production',
}), ['app']);
workload('gke-direct', IdentityProvider.gkeDirect({
  projectId: 'payments-prod',
  projectNumber: '123456789012',
  // Always true on Autopilot clusters.
  dataplaneV2: true,
}));
workload('gke-impersonation', IdentityProvider.gkeImpersonation({
  projectId: 'payments-prod',
  serviceAccountEmail: 'payments@payments-prod.iam.gserviceaccount.com',
  dataplaneV2: false,
}));
workload('azure', IdentityProvider.azure({
  clientId: '11111111-2222-4333-8444-555555555555',
  tenantId: '99999999-8888-4777-8666-555555555555',
  oidcIssuer: 'https://westeurope.oic.prod-aks.azure.com/99999999-8888-4777-8666-555555555555/00000000-1111-4222-8333-444444444444/',
}), ['app']);

app.synth();
