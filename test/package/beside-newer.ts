import { App, Chart } from 'cdk8s';
import {
  ApiAccess, ExistingClusterRole, IdentityProvider, MinimalClusterRole, MinimalRole, Permission, Permissions, SecureDeployment, SecureServiceAccount,
  Subresource, WorkloadIdentity,
} from 'cdk8s-least-privilege';
import * as newer from 'newer';
import { expectEqual, only, tokenHolders } from './expectations';

const app = new App();
const chart = new Chart(app, 'payments', { namespace: 'production', disableResourceNameHashes: true });

// What a newer cdk8s-plus makes goes into our properties.
const account = new newer.ServiceAccount(chart, 'account');
const configuration = newer.ConfigMap.fromConfigMapName(chart, 'configuration', 'payments-config');
new SecureServiceAccount(chart, 'secure', { imagePullSecrets: [newer.Secret.fromSecretName(chart, 'registry', 'registry-credentials')] });
new SecureDeployment(chart, 'app', {
  serviceAccount: account,
  apiAccess: ApiAccess.inContainers('app'),
  containers: [{ name: 'app', image: 'app:v1', imagePullPolicy: newer.ImagePullPolicy.IF_NOT_PRESENT }],
});
const role = new MinimalRole(chart, 'reader', {
  permissions: [
    Permission.read(newer.ApiResource.PODS),
    Permission.get(configuration),
    Permission.get(Subresource.of(newer.ApiResource.PODS, 'log')),
  ],
});
const plain = new newer.Deployment(chart, 'plain', { serviceAccount: account, containers: [{ image: 'plain:v1' }] });
role.bind(account, plain, newer.User.fromName(chart, 'jane', 'jane'));
new MinimalClusterRole(chart, 'cluster', {
  permissions: [Permission.onPaths(['get'], newer.NonApiResource.of('/metrics')), ...Permissions.createTokensFor(account)],
}).bind(account);
new ExistingClusterRole(chart, 'view', { name: 'view' }).bindInNamespace('staging', newer.Group.fromName(chart, 'team', 'team'));
const identity = new WorkloadIdentity(chart, 'azure', {
  serviceAccount: account,
  provider: IdentityProvider.azure({ clientId: '11111111-2222-4333-8444-555555555555' }),
});
identity.addWorkload(plain);

// And what we make goes into theirs.
const ours = new SecureServiceAccount(chart, 'ours');
new newer.Pod(chart, 'pod', { serviceAccount: ours, containers: [{ image: 'pod:v1' }] });
new newer.Role(chart, 'their-role', { rules: [{ verbs: ['get'], resources: [newer.ApiResource.PODS] }] }).bind(ours);

const manifests = chart.toJson();
const deployments = Object.fromEntries(manifests.filter(({ kind }) => kind === 'Deployment').map(manifest => [manifest.metadata.name, manifest.spec.template]));
expectEqual('a workload runs as their account', deployments['payments-app'].spec.serviceAccountName, 'payments-account');
expectEqual('and holds a token', tokenHolders(deployments['payments-app'].spec), ['app']);
expectEqual('both workloads get the label of the cloud', Object.values(deployments).map((template: any) => template.metadata.labels['azure.workload.identity/use']), ['true', 'true']);
const binding = manifests.find(({ kind, metadata }) => kind === 'RoleBinding' && metadata.name === 'payments-reader');
expectEqual('their account and workload are one subject, with its namespace', binding.subjects, [
  { apiGroup: '', kind: 'ServiceAccount', name: 'payments-account', namespace: 'production' },
  { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' },
]);
const roleManifest = manifests.find(({ kind, metadata }) => kind === 'Role' && metadata.name === 'payments-reader');
expectEqual('their resources are granted', roleManifest.rules, [
  { apiGroups: [''], resources: ['configmaps'], resourceNames: ['payments-config'], verbs: ['get'] },
  { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
]);
expectEqual('their pod runs as our account', only(manifests, 'Pod').spec.serviceAccountName, 'payments-ours');
