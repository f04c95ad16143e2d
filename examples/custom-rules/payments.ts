import { Chart } from 'cdk8s';
import { Findings, SecureDeployment, SecureServiceAccount } from 'cdk8s-least-privilege';
import { Construct } from 'constructs';

export class Payments extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'production', disableResourceNameHashes: true });
    const serviceAccount = new SecureServiceAccount(this, 'account', { metadata: { annotations: { 'example.com/owner': 'payments' } } });
    const app = new SecureDeployment(this, 'app', {
      serviceAccount,
      containers: [
        { name: 'app', image: 'registry.example.com/payments:v1.2.3' },
        { name: 'proxy', image: 'proxy.example.org/proxy:v2.0.0' },
      ],
    });
    // Findings of a custom rule are accepted like any others.
    Findings.of(app).accept({ rule: 'image-from-elsewhere', finding: 'container proxy', reason: 'its vendor signs it, and it is pinned' });
  }
}
