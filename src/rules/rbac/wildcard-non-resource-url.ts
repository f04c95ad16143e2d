import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const wildcardNonResourceUrl = sensitivePermissionRule({
  id: 'wildcard-non-resource-url',
  summary: 'A role grants every non-resource path of the API server',
  remedy: 'name the paths',
  why: 'Non-resource paths expose the API server itself: its metrics, its logs, profiles of the running process and the state of its components. '
    + 'A wildcard covers all current and future paths; a client needs one or two.',
  fix: {
    construct: 'Permission.onNonResourceUrls([\'get\'], kplus.NonApiResource.of(\'/metrics\'))',
    yaml: [
      'rules:',
      '- nonResourceURLs: [/metrics]',
      '  verbs: [get]',
    ].join('\n'),
  },
  references: [
    cis('5.1.3'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1613'),
    kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege'),
  ],
});
