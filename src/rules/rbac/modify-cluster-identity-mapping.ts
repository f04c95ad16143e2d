import { sensitivePermissionRule } from './_sensitive';
import { mitre, nsa, owaspKubernetes } from '../references';

export const modifyClusterIdentityMapping = sensitivePermissionRule({
  id: 'modify-cluster-identity-mapping',
  summary: 'A role changes the ConfigMap aws-auth',
  remedy: 'do not grant write access to aws-auth',
  why: 'The ConfigMap kube-system/aws-auth of an EKS cluster maps cloud users and roles to Kubernetes groups. Anyone who can write it can make any cloud user an administrator of the cluster. '
    + 'No application needs it.',
  fix: {
    construct: 'Permission.patch(kplus.ApiResource.CONFIG_MAPS).named(\'my-config\')',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [configmaps]',
      '  resourceNames: [my-config]',
      '  verbs: [get, patch]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    owaspKubernetes('K08'),
    mitre('T1078.004'),
  ],
});
