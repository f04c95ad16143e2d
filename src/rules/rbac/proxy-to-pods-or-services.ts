import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, nsa, owaspKubernetes } from '../references';

export const proxyToPodsOrServices = sensitivePermissionRule({
  id: 'proxy-to-pods-or-services',
  summary: 'A role uses the API server as a proxy to pods or Services',
  remedy: 'remove the proxy subresources',
  why: 'The request comes from the address of the API server, which network policies usually allow, and reaches ports that are not meant to be accessible from outside of the pod. '
    + 'All HTTP methods are allowed, for writing as well as reading.',
  fix: {
    construct: 'Permission.get(Subresource.of(kplus.ApiResource.SERVICES, \'proxy\')).named(\'prometheus\').because(\'<why it goes through the API server>\')',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [services/proxy]',
      '  resourceNames: [prometheus]',
      '  verbs: [get]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    owaspKubernetes('K05'),
    kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege'),
  ],
});
