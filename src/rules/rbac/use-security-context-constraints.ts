import { sensitivePermissionRule } from './_sensitive';
import { mitre, nsa, owaspKubernetes } from '../references';

export const useSecurityContextConstraints = sensitivePermissionRule({
  id: 'use-security-context-constraints',
  summary: 'A role uses or changes privileged security context constraints of OpenShift',
  remedy: 'name a more restrictive constraint',
  why: 'On OpenShift, SecurityContextConstraints decide which access to the node the pods of an account get. '
    + 'The verb use on the constraint privileged allows privileged containers, host paths and host namespaces; without resourceNames, it covers all constraints. Anyone who can write constraints can allow anything to any account.',
  fix: {
    construct: 'Permission.of([\'use\'], kplus.ApiResource.custom({ apiGroup: \'security.openshift.io\', resourceType: \'securitycontextconstraints\' })).named(\'nonroot-v2\')',
    yaml: [
      'rules:',
      '- apiGroups: [security.openshift.io]',
      '  resources: [securitycontextconstraints]',
      '  resourceNames: [nonroot-v2]',
      '  verbs: [use]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K01'),
    owaspKubernetes('K02'),
    mitre('T1611'),
    { title: 'OpenShift: managing security context constraints', url: 'https://docs.openshift.com/container-platform/latest/authentication/managing-security-context-constraints.html' },
  ],
});
