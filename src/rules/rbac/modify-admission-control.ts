import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const modifyAdmissionControl = sensitivePermissionRule({
  id: 'modify-admission-control',
  summary: 'A role changes admission webhooks or policies',
  remedy: 'name the webhooks and policies that are changed',
  why: 'A mutating webhook reads and changes every object that is admitted, Secrets among them; a validating one reads them. '
    + 'Deleting or changing a webhook or a policy disables the checks of the cluster.',
  fix: {
    construct: 'Permission.patch(kplus.ApiResource.VALIDATING_WEBHOOK_CONFIGURATIONS).named(\'my-operator\').because(\'writes the CA bundle of its own webhook\')',
    yaml: [
      'rules:',
      '- apiGroups: [admissionregistration.k8s.io]',
      '  resources: [validatingwebhookconfigurations]',
      '  resourceNames: [my-operator]',
      '  verbs: [get, patch]',
    ].join('\n'),
  },
  references: [
    cis('5.1.12'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    owaspKubernetes('K04'),
    mitre('T1525'),
    kubernetes('Role Based Access Control Good Practices: control admission webhooks', 'concepts/security/rbac-good-practices/#control-admission-webhooks'),
  ],
});
