import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const createWorkloads = sensitivePermissionRule({
  id: 'create-workloads',
  summary: 'A role creates pods, or objects that create pods',
  remedy: 'let another ServiceAccount create the pods',
  why: 'A new pod can run as any ServiceAccount of its namespace and mount any Secret, ConfigMap and PersistentVolumeClaim, so this permission includes all of theirs. '
    + 'Unless Pod Security forbids it, the pod can also be privileged and take over its node. Updating a Deployment is equivalent to creating one, because the template can be replaced.',
  fix: {
    construct: 'Permission.of([\'create\', \'delete\'], kplus.ApiResource.JOBS).because(\'<why it must start workloads>\')',
    yaml: [
      '# Creating a Job needs no permission on pods; scaling only needs this:',
      'rules:',
      '- apiGroups: [apps]',
      '  resources: [deployments/scale]',
      '  resourceNames: [web]',
      '  verbs: [get, update, patch]',
    ].join('\n'),
  },
  references: [
    cis('5.1.4'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1610'),
    mitre('T1053.007'),
    kubernetes('Role Based Access Control Good Practices: workload creation', 'concepts/security/rbac-good-practices/#workload-creation'),
  ],
});
