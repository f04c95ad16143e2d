import { AZURE_CLIENT_ID_ANNOTATION, explainUuid } from '../../kubernetes/cloud/azure';
import { mitre, owaspKubernetes } from '../references';
import { malformedAnnotationRule } from './_malformed-annotation';
import { AZURE_WORKLOAD_IDENTITY } from './_references';

/** Reports values that are not the client ID of an Azure identity. */
export const malformedAzureClientId = malformedAnnotationRule({
  id: 'malformed-azure-client-id',
  summary: 'The Azure client ID of a ServiceAccount is not a UUID',
  remedy: 'write the UUID of the client',
  why: 'The webhook passes the value on unchanged, and Microsoft Entra ID rejects it when the pod requests a token. '
    + 'It must be the client ID of the managed identity or app registration, not its name, its resource ID or a URL.',
  fix: {
    construct: "IdentityProvider.azure({ clientId: '11111111-2222-4333-8444-555555555555' });",
    yaml: `metadata:\n  annotations:\n    ${AZURE_CLIENT_ID_ANNOTATION}: 11111111-2222-4333-8444-555555555555`,
  },
  references: [owaspKubernetes('K08'), mitre('T1078.004'), AZURE_WORKLOAD_IDENTITY],
}, AZURE_CLIENT_ID_ANNOTATION, id => {
  const problem = explainUuid(id);
  return problem === undefined ? undefined : { problem };
});
