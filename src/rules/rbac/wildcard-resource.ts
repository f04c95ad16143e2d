import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const wildcardResource = sensitivePermissionRule({
  id: 'wildcard-resource',
  summary: 'A role grants every resource of an API group',
  remedy: 'name the resources',
  why: 'A wildcard resource covers all resources of the group with all their subresources: in the core group, that includes Secrets, pods/exec, nodes/proxy and serviceaccounts/token. '
    + 'It also covers resources that are added later, including custom resources of the group.',
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
    cis('5.1.3'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1098.006'),
    kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege'),
  ],
});
