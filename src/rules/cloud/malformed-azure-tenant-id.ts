import { AZURE_TENANT_ID_ANNOTATION, explainUuid } from '../../kubernetes/cloud/azure';
import { mitre, owaspKubernetes } from '../references';
import { malformedAnnotationRule } from './_malformed-annotation';
import { AZURE_WORKLOAD_IDENTITY } from './_references';

/** Reports values that are not an Azure tenant ID. */
export const malformedAzureTenantId = malformedAnnotationRule({
  id: 'malformed-azure-tenant-id',
  summary: 'The Azure tenant ID of a ServiceAccount is not a UUID',
  remedy: 'write the UUID of the tenant',
  why: 'The webhook uses the value instead of the tenant of the cluster, and the pods request their token from a tenant that does not exist.',
  fix: {
    construct: [
      'IdentityProvider.azure({',
      "  clientId: '11111111-2222-4333-8444-555555555555',",
      "  tenantId: '99999999-8888-4777-8666-555555555555',",
      '});',
    ].join('\n'),
    yaml: `metadata:\n  annotations:\n    ${AZURE_TENANT_ID_ANNOTATION}: 11111111-2222-4333-8444-555555555555`,
  },
  references: [owaspKubernetes('K08'), mitre('T1078.004'), AZURE_WORKLOAD_IDENTITY],
}, AZURE_TENANT_ID_ANNOTATION, id => {
  const problem = explainUuid(id);
  return problem === undefined ? undefined : { problem };
});
