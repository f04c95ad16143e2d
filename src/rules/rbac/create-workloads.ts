import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const createWorkloads = sensitivePermissionRule({
  id: 'create-workloads',
  summary: 'A role creates pods, or objects that make pods',
  remedy: 'leave creating pods to another account',
  why: 'A new pod can run as any ServiceAccount of its namespace and mount any Secret, ConfigMap and PersistentVolumeClaim of it, so that all of their permissions come with this one. '
    + 'Unless Pod Security forbids it, the pod can also be privileged and take over its node. Updating a Deployment is as good as creating one: the template is replaced.',
  fix: {
    construct: 'Permission.of([\'create\', \'delete\'], kplus.ApiResource.JOBS).because(\'<why it must start workloads>\')',
    yaml: [
      '# The controller of a Job needs no permission on pods; who only scales needs only this:',
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
