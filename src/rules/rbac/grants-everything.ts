import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const grantsEverything = sensitivePermissionRule({
  id: 'grants-everything',
  summary: 'A role grants everything, as cluster-admin does',
  remedy: 'name what is needed',
  why: 'Every verb on all resources of all API groups is all that the built-in role cluster-admin has, whatever the role is called: its holder reads all Secrets, runs pods on all nodes and gives itself whatever it likes. '
    + 'Rules and reviews that look for cluster-admin by its name do not see it.',
  fix: {
    construct: 'Permission.read(kplus.ApiResource.PODS, kplus.ApiResource.CONFIG_MAPS)',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [pods, configmaps]',
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
