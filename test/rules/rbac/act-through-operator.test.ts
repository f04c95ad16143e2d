import { testSensitivePermission } from './_sensitive-permission';
import { actThroughOperator } from '../../../src/rules/rbac/act-through-operator';

testSensitivePermission(actThroughOperator, {
  why: 'lets Argo CD, if it runs, create any objects with the permissions of the operator',
  reported: [
    { rules: ['apiGroups: [argoproj.io], resources: [applications], verbs: [get, create, patch]'], key: 'applications.argoproj.io create,patch', path: 'rules[0]', atMost: 'medium' },
  ],
  silent: [
    ['apiGroups: [argoproj.io], resources: [applications, workflows], verbs: [get, list, watch, delete]'],
    ['apiGroups: [example.com], resources: [applications], verbs: [create]'],
  ],
});
