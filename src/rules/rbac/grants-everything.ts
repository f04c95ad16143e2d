import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const grantsEverything = sensitivePermissionRule({
  id: 'grants-everything',
  summary: 'A role grants every verb on all resources of all API groups',
  why: 'Such a role is cluster-admin under another name: its holder reads every Secret, runs pods as every ServiceAccount and grants itself whatever is missing. '
    + 'Bound for the whole cluster it owns the cluster, bound in a namespace all that is in it.',
  fix: {
    construct: 'Permission.read(kplus.ApiResource.PODS)',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [pods]',
      '  verbs: [get, list, watch]',
    ].join('\n'),
  },
  references: [
    cis('5.1.1'),
    cis('5.1.3'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1098.006'),
    kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege'),
  ],
});
