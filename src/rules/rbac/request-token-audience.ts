import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, mitre, owaspKubernetes } from '../references';

export const requestTokenAudience = sensitivePermissionRule({
  id: 'request-token-audience',
  summary: 'A role lets nodes ask for tokens for other recipients',
  remedy: 'name the audiences',
  why: 'Since Kubernetes 1.33 a kubelet gets only tokens for audiences that a pod on its node asks for. This verb opens that limit: a node that is taken over gets tokens for the named recipient. '
    + 'It is meant for credential providers of image registries, with the account named.',
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
