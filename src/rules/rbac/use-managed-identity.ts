import { sensitivePermissionRule } from './_sensitive';
import { mitre, owaspKubernetes } from '../references';

export const useManagedIdentity = sensitivePermissionRule({
  id: 'use-managed-identity',
  summary: 'A role uses a managed cloud identity',
  remedy: 'remove the managed identity',
  why: 'The verb lets its holder assume a managed identity of the cloud, with all permissions of that identity. '
    + 'A workload identity on the ServiceAccount of the one workload that needs it is narrower and visible.',
  fix: {
    construct: 'new WorkloadIdentity(chart, \'azure\', { serviceAccount: account, provider: IdentityProvider.azure({ clientId: \'00000000-0000-0000-0000-000000000001\' }) })',
    yaml: [
      'metadata:',
      '  annotations:',
      '    azure.workload.identity/client-id: 00000000-0000-0000-0000-000000000001',
    ].join('\n'),
  },
  references: [
    owaspKubernetes('K08'),
    owaspKubernetes('K02'),
    mitre('T1078.004'),
    mitre('T1548.005'),
  ],
});
