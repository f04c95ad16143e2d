import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, mitre, owaspKubernetes } from '../references';

export const requestTokenAudience = sensitivePermissionRule({
  id: 'request-token-audience',
  summary: 'A role lets nodes request tokens for other audiences',
  remedy: 'name the audiences',
  why: 'Since Kubernetes 1.33, a kubelet only gets tokens for audiences that a pod on its node requests. This verb lifts that limit: a compromised node gets tokens for the named audience. '
    + 'It is meant for credential providers of image registries, limited to a named ServiceAccount.',
  fix: {
    construct: 'Permission.of([\'request-serviceaccounts-token-audience\'], kplus.ApiResource.custom({ apiGroup: \'\', resourceType: \'registry.example.com\' })).named(\'image-puller\').because(\'<why nodes need it>\')',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [registry.example.com]',
      '  resourceNames: [image-puller]',
      '  verbs: [request-serviceaccounts-token-audience]',
    ].join('\n'),
  },
  references: [
    owaspKubernetes('K02'),
    owaspKubernetes('K09'),
    mitre('T1528'),
    kubernetes('Node authorization', 'reference/access-authn-authz/node/'),
  ],
});
