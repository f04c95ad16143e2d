/**
 * Vault's Kubernetes auth method. A client proves its identity with a token that
 * only Vault accepts, and Vault verifies the token with the Kubernetes API. So
 * Vault's account has one permission, and its clients have none.
 *
 * Prints the configuration for Vault.
 */
import { App, Chart, Duration } from 'cdk8s';
import { ApiAccess, BoundToken, MinimalClusterRole, Permission, SecureDeployment, SecureServiceAccount, SecureStatefulSet } from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const vaultAddress = kplus.EnvValue.fromValue('https://vault.vault.svc:8200');

/**
 * A token for Vault only. Tutorials use a token that the Kubernetes API also
 * accepts, with which Vault, or an attacker in it, could act as the client. The
 * token is read only at login, so ten minutes are enough.
 */
function tokenForVault(mode?: number): BoundToken {
  return BoundToken.forAudience('vault', { lifetime: Duration.minutes(10), mode });
}

// A client that logs in itself. It has no API token and no role.
const client = new Chart(app, 'client', { namespace: 'production', disableResourceNameHashes: true });
const payments = new SecureServiceAccount(client, 'account', { metadata: { name: 'payments' } });
new SecureDeployment(client, 'deployment', {
  metadata: { name: 'payments' },
  serviceAccount: payments,
  // Kubelet gives the token to this group, to which every user of the pod belongs. With
  // mode 0o440 and no group, only root could read the token. On OpenShift, which chooses
  // the group itself, leave both out: with 0o644, every process of the container
  // can read the token, and no other container mounts it.
  securityContext: { fsGroup: 2000 },
  containers: [
    {
      name: 'app',
      image: 'registry.example.com/payments:v1.2.3',
      envVariables: { VAULT_ADDR: vaultAddress, LOGIN_TOKEN_FILE: kplus.EnvValue.fromValue('/var/run/secrets/vault/token') },
    },
    { name: 'metrics', image: 'registry.example.com/metrics:v0.9.0' },
  ],
}).mountToken(tokenForVault(0o440), { containers: ['app'], mountPath: '/var/run/secrets/vault' });

// Vault itself, without its storage, certificate and unsealing.
const server = new Chart(app, 'server', { namespace: 'vault', disableResourceNameHashes: true });
const vault = new SecureServiceAccount(server, 'account', { metadata: { name: 'vault' } });
// Vault's chart binds `system:auth-delegator`, which may also query the
// permissions of any subject (subjectaccessreviews); Vault never does. It reads
// namespaces for bound_service_account_namespace_selector, and accounts for
// use_annotations_as_alias_metadata: grant that if you use them. Token reviews
// are cluster-scoped, so this is a ClusterRoleBinding.
new MinimalClusterRole(server, 'token-reviewer', {
  metadata: { name: 'vault-token-reviewer' },
  permissions: [Permission.reviewTokens()],
}).bind(vault);
new SecureStatefulSet(server, 'server', {
  metadata: { name: 'vault' },
  serviceAccount: vault,
  service: new kplus.Service(server, 'service', { metadata: { name: 'vault' }, clusterIP: 'None', ports: [{ port: 8200 }] }),
  // Vault reads the token and the CA bundle from the path of official clients, again
  // after each renewal. Without its own token, it would use the token of the client,
  // and all clients would need this permission.
  apiAccess: ApiAccess.inContainers('vault'),
  containers: [
    { name: 'vault', image: 'hashicorp/vault:1.21.1', portNumber: 8200 },
    { name: 'audit-log', image: 'registry.example.com/log-shipper:v2.0.0' },
  ],
});

// A client with an injected agent that logs in. With automount disabled, an
// annotation must name the volume of the token; without it, the injector fails, or
// uses the token for the Kubernetes API if a container has one.
const injected = new Chart(app, 'injected', { namespace: 'production', disableResourceNameHashes: true });
const reports = new SecureServiceAccount(injected, 'account', { metadata: { name: 'reports' } });
new SecureDeployment(injected, 'deployment', {
  metadata: { name: 'reports' },
  serviceAccount: reports,
  podMetadata: {
    annotations: {
      'vault.hashicorp.com/agent-inject': 'true',
      'vault.hashicorp.com/agent-service-account-token-volume-name': 'vault-token',
      // Otherwise every container gets the secrets that the agent writes.
      'vault.hashicorp.com/agent-inject-containers': 'app',
      'vault.hashicorp.com/agent-inject-secret-database': 'secret/data/reports/database',
      'vault.hashicorp.com/role': 'reports',
    },
  },
  containers: [
    { name: 'app', image: 'registry.example.com/reports:v3.0.0' },
    { name: 'metrics', image: 'registry.example.com/metrics:v0.9.0' },
  ],
  // Only the agent mounts it, at /var/run/secrets/vault.hashicorp.com/serviceaccount. The
  // agent runs as a separate user, and can read it with the default mode.
}).addTokenVolume(tokenForVault(), 'vault-token');

app.synth();

console.log(`# Vault: token reviews, with the token of Vault's own pod
vault auth enable kubernetes
vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc

Leave disable_local_ca_jwt at false and token_reviewer_jwt empty: a reviewer
token that is stored in Vault must live long, and the one of the pod is renewed.
`);
for (const account of [payments, reports]) {
  console.log(`# Vault: role of ${account.name}
vault write auth/kubernetes/role/${account.name} \\
  bound_service_account_names=${account.name} \\
  bound_service_account_namespaces=${account.metadata.namespace} \\
  audience=vault \\
  token_policies=${account.name} \\
  token_ttl=15m
`);
}
console.log(`Without audience, Vault logs a warning and accepts a token for any recipient,
including one stolen from another recipient.`);
