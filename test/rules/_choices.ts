/** The rules whose remedy requires a choice by a person, with the choice. Their fixes are examples or prose. */
export const CHOICES: { readonly [rule: string]: string } = {
  ...because('which objects, by name, because reading grants as much as writing', [
    'create-admin-device-claims', 'execute-in-pods', 'kubelet-api-access', 'port-forward-to-pods', 'proxy-to-pods-or-services',
  ]),
  ...because('what the wildcard or the placeholder stands for', [
    'grants-everything', 'wildcard-api-group', 'wildcard-non-resource-url', 'wildcard-resource', 'placeholder-in-role', 'placeholder-in-binding',
  ]),
  ...because('which subject should get which role', [
    'binding-to-accepted-role', 'binding-to-admin-or-edit', 'binding-to-all-authenticated-users', 'binding-to-all-service-accounts', 'binding-to-anonymous',
    'binding-to-auth-delegator', 'binding-to-cluster-admin', 'binding-to-default-service-account', 'binding-to-privileged-role', 'cross-namespace-binding',
    'missing-role', 'privileged-security-context-constraints',
  ]),
  ...because('which permission of the path can go', [
    'path-to-cloud-identity-of-another-account', 'path-to-cluster-admin', 'path-to-node', 'path-to-secrets-of-another-namespace',
  ]),
  ...because('which workload keeps the account', [
    'default-service-account-of-several-owners', 'shared-service-account', 'unused-service-account', 'workload-on-privileged-service-account',
  ]),
  ...because('which container needs a token, and for which audience', [
    'legacy-token-secret-in-pod', 'legacy-token-secret', 'permission-without-token', 'reserved-token-volume-name', 'token-in-several-containers',
    'token-in-shared-process-namespace',
  ]),
  ...because('which cloud identity is meant', [
    'cloud-identity-of-several-accounts', 'cloud-identity-on-default-service-account', 'cloud-identity-with-host-network',
    'malformed-aws-role-arn', 'malformed-azure-client-id', 'malformed-azure-tenant-id', 'malformed-google-service-account',
    'over-broad-cloud-role', 'static-cloud-credentials',
  ]),
  ...because('what the pods may reach', ['metadata-endpoint-reachable', 'metadata-exception-without-effect', 'metadata-server-closed-for-cloud-identity']),
  ...because('where the program finds its files instead', [
    'container-runtime-socket', 'host-path-volume-through-claim', 'restricted-volume-type', 'sensitive-host-path', 'mount-without-volume',
  ]),
  ...because('the Secret, and how the program reads it', [
    'literal-secret-in-arguments', 'literal-secret-in-config-map', 'literal-secret-in-environment', 'secret-in-environment',
  ]),
  ...because('what the pod or its namespace is for', ['default-namespace', 'host-probe-of-itself', 'pod-refused-by-namespace', 'unrecognized-containers']),
  ...because('which version of the image', ['image-without-version']),
};

/** Findings that a fix reveals and that only a person can fix. */
export const UNCOVERED: { readonly [rule: string]: readonly string[] } = {
  // The dedicated ServiceAccount has no permissions yet.
  'workload-on-default-service-account': ['token-without-permission'],
  // Without the audience, the token is known to be for the API.
  'hard-coded-api-audience': ['token-without-permission'],
};

function because(choice: string, rules: readonly string[]): { [rule: string]: string } {
  return Object.fromEntries(rules.map(rule => [rule, choice]));
}
