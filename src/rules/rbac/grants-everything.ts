import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const grantsEverything = sensitivePermissionRule({
  id: 'grants-everything',
  summary: 'A role grants everything, as cluster-admin does',
  remedy: 'name what is needed',
  why: 'Every verb on all resources of all API groups is equivalent to the built-in role cluster-admin, whatever the name of the role: its holder can read all Secrets, run pods on all nodes and grant itself any permission. '
    + 'Rules and reviews that look for the name cluster-admin miss it.',
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
