import { App, Chart, Yaml } from 'cdk8s';
import { ApiAccess, IdentityProvider, MinimalRole, Permission, SecureDeployment, SecureServiceAccount, WorkloadIdentity } from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';
import { expectEqual, only, tokenHolders } from './expectations';

const app = new App();
const chart = new Chart(app, 'payments', { namespace: 'production', disableResourceNameHashes: true });
const account = new SecureServiceAccount(chart, 'account', {
  imagePullSecrets: [kplus.Secret.fromSecretName(chart, 'registry', 'registry-credentials')],
});
new MinimalRole(chart, 'reader', { permissions: [Permission.get(kplus.ApiResource.CONFIG_MAPS).named('payments-config')] }).bind(account);
new WorkloadIdentity(chart, 'aws', {
  serviceAccount: account,
  provider: IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/payments' }),
});
new SecureDeployment(chart, 'app', {
  serviceAccount: account,
  apiAccess: ApiAccess.inContainers('app'),
  containers: [{ name: 'app', image: 'app:v1' }, { name: 'metrics', image: 'metrics:v1' }],
});
app.synth();

const manifests = Yaml.load('dist/payments.k8s.yaml');
expectEqual('the account does not automount', only(manifests, 'ServiceAccount').automountServiceAccountToken, false);
expectEqual('it pulls images with the Secret', only(manifests, 'ServiceAccount').imagePullSecrets, [{ name: 'registry-credentials' }]);
expectEqual('it is the one of the workload', only(manifests, 'Deployment').spec.template.spec.serviceAccountName, only(manifests, 'ServiceAccount').metadata.name);
expectEqual('the workload does not automount', only(manifests, 'Deployment').spec.template.spec.automountServiceAccountToken, false);
expectEqual('only the container named holds a token', tokenHolders(only(manifests, 'Deployment').spec.template.spec), ['app']);
expectEqual('the role grants one name', only(manifests, 'Role').rules, [
  { apiGroups: [''], resources: ['configmaps'], resourceNames: ['payments-config'], verbs: ['get'] },
]);
expectEqual('the binding refers to it', only(manifests, 'RoleBinding').roleRef, {
  apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: only(manifests, 'Role').metadata.name,
});
expectEqual('the binding names the account with its namespace', only(manifests, 'RoleBinding').subjects, [
  { apiGroup: '', kind: 'ServiceAccount', name: 'payments-account', namespace: 'production' },
]);
