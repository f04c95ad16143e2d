import { App, Chart } from 'cdk8s';
import { ApiAccess, MinimalRole, Permission, SecureDeployment, SecureServiceAccount } from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';

/** An app of `count` workloads, each with an account, a role, a binding and a Deployment, with the constructs of this library. */
export function withConstructs(count: number): App {
  const app = new App();
  const chart = new Chart(app, 'bench', { namespace: 'production', disableResourceNameHashes: true });
  for (let index = 0; index < count; index++) {
    const account = new SecureServiceAccount(chart, `account-${index}`);
    new MinimalRole(chart, `role-${index}`, {
      permissions: [Permission.get(kplus.ApiResource.CONFIG_MAPS).named(`config-${index}`)],
    }).bind(account);
    new SecureDeployment(chart, `app-${index}`, {
      serviceAccount: account,
      apiAccess: ApiAccess.inContainers('app'),
      containers: [{ name: 'app', image: 'registry.example.com/app:v1.2.3' }],
    });
  }
  return app;
}
