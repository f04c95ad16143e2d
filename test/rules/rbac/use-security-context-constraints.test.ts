import { testSensitivePermission } from './_sensitive-permission';
import { useSecurityContextConstraints } from '../../../src/rules/rbac/use-security-context-constraints';

testSensitivePermission(useSecurityContextConstraints, {
  why: 'runs pods with everything that these constraints allow',
  reported: [
    { rules: ['apiGroups: [security.openshift.io], resources: [securitycontextconstraints], resourceNames: [privileged], verbs: [use]'], key: 'securitycontextconstraints.security.openshift.io use named privileged', path: 'rules[0]' },
    { rules: ['apiGroups: [security.openshift.io], resources: [securitycontextconstraints], verbs: [use]'], key: 'securitycontextconstraints.security.openshift.io use', path: 'rules[0]' },
    { rules: ['apiGroups: [security.openshift.io], resources: [securitycontextconstraints], resourceNames: [anyuid], verbs: [use]'], key: 'securitycontextconstraints.security.openshift.io use named anyuid', path: 'rules[0]', atMost: 'medium' },
    { rules: ['apiGroups: [security.openshift.io], resources: [securitycontextconstraints], resourceNames: [restricted], verbs: [get, update]'], key: 'securitycontextconstraints.security.openshift.io update named restricted', path: 'rules[0]', why: 'which accounts may run such pods' },
  ],
  silent: [
    ['apiGroups: [security.openshift.io], resources: [securitycontextconstraints], verbs: [get, list, watch]'],
    ['apiGroups: [security.openshift.io], resources: [securitycontextconstraints], resourceNames: [restricted-v2, nonroot], verbs: [use]'],
  ],
});
