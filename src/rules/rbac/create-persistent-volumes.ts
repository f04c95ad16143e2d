import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const createPersistentVolumes = sensitivePermissionRule({
  id: 'create-persistent-volumes',
  summary: 'A role creates PersistentVolumes',
  remedy: 'do not grant create on PersistentVolumes',
  why: 'A PersistentVolume can be a hostPath: any directory of a node, including its certificates and the volumes of other pods. Pod Security does not see the volume behind a claim. '
    + 'A storage provisioner needs it; an application needs a PersistentVolumeClaim.',
  fix: {
    construct: 'Permission.create(kplus.ApiResource.PERSISTENT_VOLUME_CLAIMS)',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [persistentvolumeclaims]',
      '  verbs: [create]',
    ].join('\n'),
  },
  references: [
    cis('5.1.9'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1611'),
    kubernetes('Role Based Access Control Good Practices: persistent volume creation', 'concepts/security/rbac-good-practices/#persistent-volume-creation'),
  ],
});
