import { sensitivePermissionRule } from './_sensitive';
import { mitre, nsa, owaspKubernetes } from '../references';

export const modifyCsiDrivers = sensitivePermissionRule({
  id: 'modify-csi-drivers',
  summary: 'A role changes CSI drivers',
  remedy: 'name the CSI drivers that are changed',
  why: 'The tokenRequests of a CSIDriver make the kubelet pass the driver tokens of each pod that uses its volumes, with any audience. '
    + 'Anyone who can write CSIDrivers and run a driver can collect the tokens of these ServiceAccounts.',
  fix: {
    construct: 'Permission.read(kplus.ApiResource.custom({ apiGroup: \'storage.k8s.io\', resourceType: \'csidrivers\' }))',
    yaml: [
      'rules:',
      '- apiGroups: [storage.k8s.io]',
      '  resources: [csidrivers]',
      '  verbs: [get, list, watch]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1528'),
    { title: 'Kubernetes CSI Developer Documentation: token requests', url: 'https://kubernetes-csi.github.io/docs/token-requests.html' },
  ],
});
