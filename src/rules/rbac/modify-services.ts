import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, owaspKubernetes } from '../references';

export const modifyServices = sensitivePermissionRule({
  id: 'modify-services',
  summary: 'A role creates or changes Services',
  remedy: 'do not grant write access to Services',
  why: 'A Service with externalIPs intercepts traffic to these addresses on every node, which may belong to other workloads or to external hosts (CVE-2020-8554). '
    + 'Changing the selector of a Service sends its clients to other pods.',
  fix: {
    construct: 'Permission.read(kplus.ApiResource.SERVICES)',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [services]',
      '  verbs: [get, list, watch]',
    ].join('\n'),
  },
  references: [
    owaspKubernetes('K05'),
    { title: 'CVE-2020-8554: man in the middle using LoadBalancer or ExternalIPs', url: 'https://github.com/kubernetes/kubernetes/issues/97076' },
    kubernetes('Service: external IPs', 'concepts/services-networking/service/#external-ips'),
  ],
});
