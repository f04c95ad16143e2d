import { join } from 'path';
import { App, Chart, Include } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** An existing app of a team, without cdk8s-least-privilege. */
export function addExistingApp(app: App): { readonly shop: Chart; readonly ingress: Chart } {
  const shop = new Chart(app, 'shop', { namespace: 'shop', disableResourceNameHashes: true });

  // Runs as the account `default`; cdk8s-plus already disables its token.
  new kplus.Deployment(shop, 'web', {
    metadata: { name: 'web' },
    replicas: 2,
    containers: [{ image: 'registry.example.com/web:v3.1.0', portNumber: 8080, securityContext: { user: 1000 } }],
  });

  // Reads ConfigMaps with a token that its sidecar also gets.
  const account = new kplus.ServiceAccount(shop, 'prices', { metadata: { name: 'prices' }, automountToken: true });
  const role = new kplus.Role(shop, 'config-reader', { metadata: { name: 'config-reader' } });
  role.allowRead(kplus.ApiResource.CONFIG_MAPS);
  role.bind(account);
  new kplus.StatefulSet(shop, 'price-server', {
    metadata: { name: 'prices' },
    serviceAccount: account,
    automountServiceAccountToken: true,
    service: new kplus.Service(shop, 'price-service', { metadata: { name: 'prices' }, clusterIP: 'None', ports: [{ port: 8080 }] }),
    containers: [
      { name: 'server', image: 'registry.example.com/prices:v1.0.2', securityContext: { user: 1000 } },
      { name: 'exporter', image: 'registry.example.com/exporter:v0.9.1', securityContext: { user: 65532 } },
    ],
  });

  const ingress = new Chart(app, 'ingress');
  new Include(ingress, 'controller', { url: join(__dirname, 'ingress.yaml') });
  return { shop, ingress };
}
