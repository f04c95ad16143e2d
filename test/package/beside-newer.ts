import { App, Chart, Yaml } from 'cdk8s';
import {
  ApiAccess, IdentityProvider, MinimalClusterRole, MinimalRole, Permission, Relaxation, ResourceDefaults, SecureDeployment,
  SecureServiceAccount, Subresource, WorkloadIdentity,
} from 'cdk8s-least-privilege';
import * as newer from 'newer';
import { expectEqual, named, only, tokenHolders } from './expectations';

const app = new App();
const chart = new Chart(app, 'payments', { namespace: 'production', disableResourceNameHashes: true });

// Objects of a newer cdk8s-plus are accepted by the constructs of this library.
const account = new newer.ServiceAccount(chart, 'account');
const configuration = newer.ConfigMap.fromConfigMapName(chart, 'configuration', 'payments-config');
new SecureServiceAccount(chart, 'secure', { imagePullSecrets: [newer.Secret.fromSecretName(chart, 'registry', 'registry-credentials')] });
ResourceDefaults.of(chart).set({ cpuRequest: newer.Cpu.millis(50) });
new SecureDeployment(chart, 'app', {
  serviceAccount: account,
  dockerRegistryAuth: newer.Secret.fromSecretName(chart, 'workload-registry', 'workload-registry-credentials'),
  apiAccess: ApiAccess.inContainers('app'),
  relaxations: [Relaxation.addedCapabilities('it answers on port 80', [newer.Capability.NET_BIND_SERVICE], { containers: ['app'] })],
  writableDirectories: [{ path: '/var/cache/app', medium: newer.EmptyDirMedium.MEMORY }],
  containers: [
    { name: 'app', image: 'app:v1', imagePullPolicy: newer.ImagePullPolicy.IF_NOT_PRESENT },
    { name: 'metrics', image: 'metrics:v1' },
  ],
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
  permissions: [Permission.onNonResourceUrls(['get'], newer.NonApiResource.of('/metrics')), Permission.createTokensFor(account)],
}).bind(account);
MinimalClusterRole.fromClusterRoleName(chart, 'view', 'view').bindInNamespace('staging', newer.Group.fromName(chart, 'team', 'team'));
const identity = new WorkloadIdentity(chart, 'azure', {
  serviceAccount: account,
  provider: IdentityProvider.azure({ clientId: '11111111-2222-4333-8444-555555555555' }),
});
identity.addWorkload(plain);

// And the other way round.
const ours = new SecureServiceAccount(chart, 'ours');
new newer.Pod(chart, 'pod', { serviceAccount: ours, containers: [{ image: 'pod:v1' }] });
new newer.Role(chart, 'their-role', { rules: [{ verbs: ['get'], resources: [newer.ApiResource.PODS] }] }).bind(ours);

app.synth();
const manifests = Yaml.load('dist/payments.k8s.yaml');
const subject = { apiGroup: '', kind: 'ServiceAccount', name: 'payments-account', namespace: 'production' };

const pod = named(manifests, 'Deployment', 'payments-app').spec.template.spec;
expectEqual('our account pulls images with their Secret', named(manifests, 'ServiceAccount', 'payments-secure').imagePullSecrets, [{ name: 'registry-credentials' }]);
expectEqual('a workload pulls images with their Secret', pod.imagePullSecrets, [{ name: 'workload-registry-credentials' }]);
expectEqual('it runs as their account', pod.serviceAccountName, 'payments-account');
expectEqual('only the container named holds a token', tokenHolders(pod), ['app']);
expectEqual('it requests their CPU', pod.containers.map((container: any) => container.resources.requests.cpu), ['50m', '50m']);
expectEqual('it adds their capability', pod.containers[0].securityContext.capabilities, { add: ['NET_BIND_SERVICE'], drop: ['ALL'] });
expectEqual('it writes to their medium', pod.volumes.filter((volume: any) => volume.emptyDir?.medium === 'Memory').length, 2);
expectEqual('both workloads get the label of the cloud', ['payments-app', 'payments-plain'].map(name =>
  named(manifests, 'Deployment', name).spec.template.metadata.labels['azure.workload.identity/use']), ['true', 'true']);
expectEqual('their account and workload are one subject, with its namespace', named(manifests, 'RoleBinding', 'payments-reader').subjects, [
  subject, { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' },
]);
expectEqual('their resources are granted', named(manifests, 'Role', 'payments-reader').rules, [
  { apiGroups: [''], resources: ['configmaps'], resourceNames: ['payments-config'], verbs: ['get'] },
  { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
]);
expectEqual('their path is granted', only(manifests, 'ClusterRole').rules.filter((rule: any) => rule.nonResourceURLs), [
  { nonResourceURLs: ['/metrics'], verbs: ['get'] },
]);
expectEqual('tokens of their account can be made', only(manifests, 'ClusterRole').rules.filter((rule: any) => rule.resources), [
  { apiGroups: [''], resources: ['serviceaccounts/token'], resourceNames: ['payments-account'], verbs: ['create'] },
]);
expectEqual('their account is bound in the cluster', only(manifests, 'ClusterRoleBinding').subjects, [subject]);
expectEqual('their group is bound', named(manifests, 'RoleBinding', 'payments-view').subjects, [
  { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'team' },
]);
expectEqual('their pod runs as our account', only(manifests, 'Pod').spec.serviceAccountName, 'payments-ours');
expectEqual('their role is bound to our account', manifests.filter(({ kind, roleRef }) => kind === 'RoleBinding' && roleRef.name === 'payments-their-role')
  .map(({ subjects }) => subjects), [[{ apiGroup: '', kind: 'ServiceAccount', name: 'payments-ours', namespace: 'production' }]]);
