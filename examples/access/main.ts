/**
 * Access in the shop of `examples/comparison`, before and after: which workloads read
 * Secrets, and which containers lead to cluster-admin if compromised.
 */
import { join } from 'path';
import { App } from 'cdk8s';
import { Access } from 'cdk8s-least-privilege';
import { printHolders } from './print-holders';
import { printPaths } from './print-paths';
import { addPlainApp } from '../comparison/plain';
import { addSecureApp } from '../comparison/secure';
import { print } from '../print';

const secure = new App();
addSecureApp(secure);
secure.synth();

const plain = new App({ outdir: join(secure.outdir, 'plain') });
addPlainApp(plain);
plain.synth();

for (const [title, app] of [['BEFORE, with cdk8s-plus alone', plain], ['AFTER, with the constructs of this library', secure]] as const) {
  print(`${title}\n`);
  // The app is the whole cluster, which leaves no answer open.
  const access = Access.of(app, { complete: true });
  printHolders(access.whoCan('get', 'secrets', { namespace: 'platform' }));
  printHolders(access.whoCan('create', 'pods', { namespace: 'shop' }));
  printPaths(access.paths({ to: 'cluster-admin' }));
}
