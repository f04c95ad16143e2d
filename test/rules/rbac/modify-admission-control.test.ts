import { testSensitivePermission } from './_sensitive-permission';
import { modifyAdmissionControl } from '../../../src/rules/rbac/modify-admission-control';

const rule = (resource: string, more: string): string => `apiGroups: [admissionregistration.k8s.io], resources: [${resource}], ${more}`;
const key = (resource: string, verbs: string): string => `${resource}.admissionregistration.k8s.io ${verbs}`;

describe.each([
  // Only mutating webhooks and policies change objects; webhooks receive whole objects.
  ['mutatingwebhookconfigurations', 'changes every object that is created'],
  ['validatingwebhookconfigurations', 'reads every object that is created, including Secrets, through a validating webhook'],
  ['validatingadmissionpolicies', 'rejects any object that is created'],
  ['validatingadmissionpolicybindings', 'rejects any object that is created'],
])('%s', (resource, why) => {
  testSensitivePermission(modifyAdmissionControl, {
    why,
    reported: [
      { rules: [rule(resource, 'resourceNames: [own], verbs: [patch]')], key: key(resource, 'patch named own'), path: 'rules[0]' },
      { rules: [rule(resource, 'verbs: [delete]')], key: key(resource, 'delete'), path: 'rules[0]' },
    ],
    silent: [[rule(resource, 'verbs: [get, list, watch]')]],
  });
});
