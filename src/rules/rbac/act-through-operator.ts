import { sensitivePermissionRule } from './_sensitive';
import { mitre, nsa, owaspKubernetes } from '../references';

export const actThroughOperator = sensitivePermissionRule({
  id: 'act-through-operator',
  summary: 'A role writes custom resources that an operator executes with its own permissions',
  remedy: 'do not grant write access to objects of the operator',
  why: 'Operators such as Argo CD, Flux, Tekton, Crossplane, Kyverno or External Secrets act on their custom resources with permissions that the author of the resource does not have: they run pods as any ServiceAccount, apply any manifest or read Secrets. '
    + 'Anyone who can write these objects can use the permissions of the operator, unless the operator checks the author.',
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
