import { AWS_DEFAULT_AUDIENCE } from './cloud/aws';
import { AZURE_AUDIENCE } from './cloud/azure';

/** Audiences with a fixed name that no API server uses. */
const OTHER_AUDIENCES: ReadonlySet<string> = new Set([
  AWS_DEFAULT_AUDIENCE,
  'pods.eks.amazonaws.com',
  AZURE_AUDIENCE,
  'api://AzureADTokenExchangeChina',
  'api://AKSIdentityBinding',
  'vault',
  'spire-server',
  'istio-ca',
  'identity.l5d.io',
]);

/** Whether an audience is known not to be the Kubernetes API. */
export function isOtherAudience(audience: string): boolean {
  return OTHER_AUDIENCES.has(audience)
    || audience.startsWith('https://iam.googleapis.com/') || audience.startsWith('//iam.googleapis.com/')
    || audience.endsWith('.svc.id.goog');
}
