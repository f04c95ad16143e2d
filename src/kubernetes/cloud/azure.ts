import { isTemplated } from '../names';

/**
 * Azure Workload Identity, as its webhook reads it.
 *
 * @see https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html
 */
export const AZURE_CLIENT_ID_ANNOTATION = 'azure.workload.identity/client-id';
export const AZURE_TENANT_ID_ANNOTATION = 'azure.workload.identity/tenant-id';
export const AZURE_TOKEN_EXPIRATION_ANNOTATION = 'azure.workload.identity/service-account-token-expiration';
export const AZURE_SKIP_CONTAINERS_ANNOTATION = 'azure.workload.identity/skip-containers';
/** On a pod, whatever its value, this annotation adds a proxy sidecar. */
export const AZURE_INJECT_PROXY_ANNOTATION = 'azure.workload.identity/inject-proxy-sidecar';
/** Must be set on the pod; it has no effect on the account or the Deployment. */
export const AZURE_USE_LABEL = 'azure.workload.identity/use';
export const AZURE_AUDIENCE = 'api://AzureADTokenExchange';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Why a text is not a client id or tenant id, or `undefined` when it is. */
export function explainUuid(id: string): string | undefined {
  return isTemplated(id) || UUID.test(id) ? undefined : 'it must be a UUID; write 11111111-2222-4333-8444-555555555555, for example';
}

/** Why a text is not an OIDC issuer, or `undefined` when it is. */
export function explainOidcIssuer(issuer: string): string | undefined {
  return isTemplated(issuer) || (issuer.length <= 600 && /^https:\/\/\S+$/.test(issuer)) ? undefined
    : 'it must be an https URL of at most 600 characters; write the output of `az aks show --query oidcIssuerProfile.issuerUrl`, with its trailing slash';
}

/** Why a token lifetime is refused, or `undefined` when it is fine. The webhook rejects the pod outside of this range. */
export function explainAzureTokenExpiration(seconds: number): string | undefined {
  return seconds >= 3600 && seconds <= 86400 ? undefined
    : `the token expiration of an Azure identity must be from 3600 to 86400 seconds, got ${seconds}; write Duration.hours(1), for example`;
}

/**
 * The federated credential that an identity must have. The name is truncated to the 120
 * characters that Azure accepts, and its dots, which account names may contain, become
 * hyphens.
 *
 * @see https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust
 */
export function federatedCredential(name: string, issuer: string, subject: string): object {
  return { name: isTemplated(name) ? name : name.replace(/\./g, '-').slice(0, 120), issuer, subject, audiences: [AZURE_AUDIENCE] };
}
