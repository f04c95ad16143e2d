import { testRule } from '../_test-rule';
import { app, clusterRole, clusterRoleBinding, group, roleBinding, user } from './_manifests';
import { bindingToAllAuthenticatedUsers } from '../../../src/rules/bindings/binding-to-all-authenticated-users';
import { found } from '../_found';

const AUTHENTICATED = group('system:authenticated');

test('reports a default role with additional permissions', () => {
  const bound = clusterRoleBinding('ClusterRole system:basic-user', AUTHENTICATED);
  const review = '{apiGroups: [authorization.k8s.io], resources: [selfsubjectaccessreviews], verbs: [create]}';
  expect(found(bindingToAllAuthenticatedUsers, app(clusterRole('system:basic-user', review), bound))).toEqual([]);
  expect(found(bindingToAllAuthenticatedUsers, app(clusterRole('system:basic-user', review.replace('self', '')), bound))).toHaveLength(1);
});

testRule(bindingToAllAuthenticatedUsers, {
  invalid: [
    {
      name: 'a role for every user and ServiceAccount',
      yaml: roleBinding('shop', 'ClusterRole view', AUTHENTICATED),
      findings: [{
        object: 'RoleBinding shop/binding',
        path: 'subjects[0]',
        key: 'ClusterRole view Group system:authenticated',
        message: 'gives ClusterRole view in namespace shop to every user and every ServiceAccount (Group system:authenticated)',
      }],
    },
    {
      name: 'a role for every user of OpenShift',
      yaml: roleBinding('shop', 'ClusterRole view', group('system:authenticated:oauth')),
      findings: ['RoleBinding/binding subjects[0] [ClusterRole view Group system:authenticated:oauth]'],
      message: 'to every user who has logged in (Group system:authenticated:oauth)',
    },
  ],
  valid: [
    ...(['system:basic-user', 'system:discovery', 'system:public-info-viewer']).map(name => ({ name: `${name}, granted in every cluster`, yaml: clusterRoleBinding(`ClusterRole ${name}`, AUTHENTICATED) })),
    ...([group('authenticated'), group('system:authenticated:x'), user('system:authenticated')]).map(subject => ({ name: subject, yaml: roleBinding('shop', 'ClusterRole view', subject) })),
  ],
});
