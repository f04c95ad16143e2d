import { App, Chart } from 'cdk8s';
import { IdentityProvider, SecureServiceAccount, WorkloadIdentity } from 'cdk8s-least-privilege';

const app = new App();
const chart = new Chart(app, 'app', { namespace: 'production', disableResourceNameHashes: true });

const account = new SecureServiceAccount(chart, 'account', { metadata: { name: 'payments' } });

new WorkloadIdentity(chart, 'aws', {
  serviceAccount: account,
  provider: IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/payments' }),
});

app.synth();
