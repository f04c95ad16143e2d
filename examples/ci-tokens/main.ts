/**
 * A pipeline that requests a short-lived token before each run, instead of using
 * a token Secret, which never expires. Its account has the permissions of the
 * pipeline; the account of the runner may only create tokens for it.
 */
import { App, Chart } from 'cdk8s';
import { MinimalRole, Permission, SecureServiceAccount } from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'deployer', { namespace: 'production', disableResourceNameHashes: true });

const deployer = new SecureServiceAccount(chart, 'account', { metadata: { name: 'deployer' } });
new MinimalRole(chart, 'restarter', {
  metadata: { name: 'payments-restarter' },
  permissions: [
    Permission.of(['get', 'patch'], kplus.ApiResource.DEPLOYMENTS).named('payments').because('the pipeline rolls out new images of this one Deployment'),
  ],
}).bind(deployer);

const runner = SecureServiceAccount.fromServiceAccountName(chart, 'runner', 'runner', { namespaceName: 'ci' });
new MinimalRole(chart, 'token-creator', {
  metadata: { name: 'deployer-token-creator' },
  permissions: [Permission.createTokensFor(deployer)],
}).bind(runner);

app.synth();

console.log(`The runner requests a token before each run, valid for ten minutes:

  kubectl create token deployer --namespace production --duration 10m

A token bound to an object of the account's namespace. Deleting the object
revokes it. Create the object before the run:

  kubectl create secret generic run-4711 --namespace production
  kubectl create token deployer --namespace production --duration 10m \\
    --bound-object-kind Secret --bound-object-name run-4711

A token that several recipients accept. The Kubernetes API is one of them only
if you also name the audience of the API server:

  kubectl create token deployer --namespace production --duration 10m \\
    --audience https://kubernetes.default.svc.cluster.local --audience vault

Then delete the old token:

  kubectl delete secret deployer-token --namespace production`);
