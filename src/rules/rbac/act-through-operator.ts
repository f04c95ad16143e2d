import { sensitivePermissionRule } from './_sensitive';
import { mitre, nsa, owaspKubernetes } from '../references';

export const actThroughOperator = sensitivePermissionRule({
  id: 'act-through-operator',
  summary: 'A role writes objects for which an operator acts with its own permissions',
  remedy: 'leave out writing objects of the operator',
  why: 'Operators such as Argo CD, Flux, Tekton, Crossplane, Kyverno or External Secrets do what their custom resources say, with permissions that the writer of the resource does not have: they run pods as any ServiceAccount, apply any manifest or read Secrets. '
    + 'Whoever writes these objects borrows the permissions of the operator, as far as it does not check the writer.',
  fix: {
    construct: 'Permission.read(kplus.ApiResource.custom({ apiGroup: \'argoproj.io\', resourceType: \'workflows\' }))',
    yaml: [
      'rules:',
      '- apiGroups: [argoproj.io]',
      '  resources: [workflows]',
      '  verbs: [get, list, watch]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1610'),
    mitre('T1098.006'),
  ],
});
