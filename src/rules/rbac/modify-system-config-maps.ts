import { sensitivePermissionRule } from './_sensitive';
import { mitre, nsa, owaspKubernetes } from '../references';

export const modifySystemConfigMaps = sensitivePermissionRule({
  id: 'modify-system-config-maps',
  summary: 'A role writes ConfigMaps of kube-system',
  remedy: 'name the ConfigMaps that are written',
  why: 'ConfigMaps of kube-system configure the cluster: aws-auth makes cloud users administrators on EKS, coredns decides how names resolve, and extension-apiserver-authentication decides which clients aggregated API servers trust. '
    + 'A role that writes any ConfigMap there writes these too.',
  fix: {
    construct: 'Permission.of([\'get\', \'update\', \'patch\'], kplus.ApiResource.CONFIG_MAPS).named(\'my-config\')',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [configmaps]',
      '  resourceNames: [my-config]',
      '  verbs: [get, update, patch]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    owaspKubernetes('K08'),
    mitre('T1098.006'),
  ],
});
