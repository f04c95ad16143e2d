import { AWS_DEFAULT_AUDIENCE } from './cloud/aws';
import { AZURE_AUDIENCE } from './cloud/azure';

/** Recipients whose name is their own: no API server goes by it. */
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

/** Whether an audience is known to be of somebody else than the Kubernetes API. */
export function isOtherAudience(audience: string): boolean {
  return OTHER_AUDIENCES.has(audience)
    || audience.startsWith('https://iam.googleapis.com/') || audience.startsWith('//iam.googleapis.com/')
    || audience.endsWith('.svc.id.goog');
}
