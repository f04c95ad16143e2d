import { CLIENT } from './_apps';
import { testMalformed } from './_malformed';
import { malformedAzureClientId } from '../../../src/rules/cloud/malformed-azure-client-id';

testMalformed(malformedAzureClientId, 'azure.workload.identity/client-id', [CLIENT, CLIENT.toUpperCase(), 'AAAAAAAA-2222-4333-8444-555555555555'], [
  ['payments-identity', 'it must be a UUID', 'write 11111111-2222-4333-8444-555555555555'],
  [`${CLIENT}-0`, 'it must be a UUID', 'write 11111111-2222-4333-8444-555555555555'],
]);
