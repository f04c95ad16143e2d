import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const modifyPods = sensitivePermissionRule({
  id: 'modify-pods',
  summary: 'A role changes running pods',
  remedy: 'do not grant update and patch on pods',
  why: 'The image of a running pod can be changed. The new image runs with the ServiceAccount, the Secrets and the volumes of the pod. '
    + 'Changed labels remove a pod from a Service, a controller or a network policy.',
  fix: {
    construct: 'Permission.of([\'get\', \'list\', \'watch\'], kplus.ApiResource.PODS)',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [pods]',
      '  verbs: [get, list, watch]',
    ].join('\n'),
  },
  references: [
    cis('5.1.4'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1610'),
    kubernetes('Role Based Access Control Good Practices: workload creation', 'concepts/security/rbac-good-practices/#workload-creation'),
  ],
});
