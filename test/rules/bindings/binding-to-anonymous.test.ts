import { testRule } from '../_test-rule';
import { app, clusterRole, clusterRoleBinding, group, role, roleBinding, user } from './_manifests';
import { bindingToAnonymous } from '../../../src/rules/bindings/binding-to-anonymous';
import { found } from '../_found';

const UNAUTHENTICATED = group('system:unauthenticated');

test('reports an unknown role', () => {
  expect(found(bindingToAnonymous, clusterRoleBinding('ClusterRole somewhere-else', UNAUTHENTICATED))).toHaveLength(1);
});

test('a role with the name of a harmless one is evaluated by its permissions', () => {
  const harmless = '{nonResourceURLs: [/healthz, /version], verbs: [get]}';
  const bound = clusterRoleBinding('ClusterRole system:public-info-viewer', UNAUTHENTICATED);
  expect(found(bindingToAnonymous, app(clusterRole('system:public-info-viewer', harmless), bound))).toEqual([]);
  for (const more of ['{nonResourceURLs: [/metrics], verbs: [get]}', '{nonResourceURLs: [/healthz], verbs: [post]}', "{apiGroups: [''], resources: [pods], verbs: [get]}"]) {
    expect(found(bindingToAnonymous, app(clusterRole('system:public-info-viewer', harmless, more), bound))).toHaveLength(1);
  }
});

test('discovery requires authentication', () => {
  expect(found(bindingToAnonymous, clusterRoleBinding('ClusterRole system:discovery', UNAUTHENTICATED))).toHaveLength(1);
});

test('joining nodes may read how to reach the cluster', () => {
  const info = (names: string, namespace = 'kube-public'): string => app(
    role(namespace, 'kubeadm:bootstrap-signer-clusterinfo', `{apiGroups: [''], resources: [configmaps], resourceNames: ${names}, verbs: [get]}`),
    roleBinding(namespace, 'Role kubeadm:bootstrap-signer-clusterinfo', user('system:anonymous')),
  );
  expect(found(bindingToAnonymous, info('[cluster-info]'))).toEqual([]);
  expect(found(bindingToAnonymous, info('[cluster-info, other]'))).toHaveLength(1);
  expect(found(bindingToAnonymous, info('[]'))).toHaveLength(1);
  expect(found(bindingToAnonymous, info('[cluster-info]', 'shop'))).toHaveLength(1);
});

testRule(bindingToAnonymous, {
  invalid: [
    ...([
      [user('system:anonymous'), 'User system:anonymous'],
      [UNAUTHENTICATED, 'Group system:unauthenticated'],
    ] as const).map(([subject, key]) => ({
      name: subject,
      yaml: clusterRoleBinding('ClusterRole view', subject),
      findings: [{
        object: 'ClusterRoleBinding binding',
        path: 'subjects[0]',
        key: `ClusterRole view ${key}`,
        message: `gives ClusterRole view in the whole cluster to anyone who can reach the API server, without authentication (${key})`,
      }],
    })),
  ],
  valid: [
    {
      name: 'a role granted in every cluster',
      yaml: clusterRoleBinding('ClusterRole system:public-info-viewer', group('system:authenticated'), UNAUTHENTICATED),
    },
    ...([user('system:anonymous2'), user('system:unauthenticated'), group('system:anonymous'), group('ops')]).map(subject => ({ name: subject, yaml: clusterRoleBinding('ClusterRole view', subject) })),
  ],
});
