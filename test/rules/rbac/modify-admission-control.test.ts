import { testSensitivePermission } from './_sensitive-permission';
import { modifyAdmissionControl } from '../../../src/rules/rbac/modify-admission-control';

testSensitivePermission(modifyAdmissionControl, {
  why: 'it reads and changes every object that is created, or switches the checks off',
  reported: [
    { rules: ['apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], resourceNames: [own], verbs: [patch]'], key: 'mutatingwebhookconfigurations.admissionregistration.k8s.io patch named own', path: 'rules[0]' },
    { rules: ['apiGroups: [admissionregistration.k8s.io], resources: [validatingadmissionpolicybindings], verbs: [delete]'], key: 'validatingadmissionpolicybindings.admissionregistration.k8s.io delete', path: 'rules[0]' },
  ],
  silent: [
    ['apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], verbs: [get, list, watch]'],
  ],
});
