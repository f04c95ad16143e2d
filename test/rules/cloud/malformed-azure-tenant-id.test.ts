import { CLIENT } from './_apps';
import { testMalformed } from './_malformed';
import { malformedAzureTenantId } from '../../../src/rules/cloud/malformed-azure-tenant-id';

testMalformed(malformedAzureTenantId, 'azure.workload.identity/tenant-id', [CLIENT], [
  ['contoso.onmicrosoft.com', 'it must be a UUID', 'write 11111111-2222-4333-8444-555555555555'],
]);
