import { testRule } from '../_test-rule';
import { app, clusterRole, clusterRoleBinding } from './_manifests';
import { placeholderInBinding } from '../../../src/rules/bindings/placeholder-in-binding';

const READ = "{apiGroups: [''], resources: [configmaps], verbs: [get]}";
const bound = (subject: string): string => app(clusterRole('reader', READ), clusterRoleBinding('ClusterRole reader', `{${subject}}`));

testRule(placeholderInBinding, {
  invalid: [
    ["kind: Group, name: '${GROUP}'", 'Group ${GROUP}', 'high'],
    ["kind: User, name: '{{.Values.user}}'", 'User {{.Values.user}}', 'high'],
    ["kind: Group, name: 'system:${GROUP}'", 'Group system:${GROUP}', 'high'],
    ["kind: '${KIND}', name: team", '${KIND} team', 'high'],
    ["kind: Group, name: 'team-${NAME}'", 'Group team-${NAME}', undefined],
    ["kind: ServiceAccount, namespace: shop, name: '${NAME}'", 'ServiceAccount shop/${NAME}', 'medium'],
    ["kind: ServiceAccount, namespace: '${NAMESPACE}', name: app", 'ServiceAccount ${NAMESPACE}/app', undefined],
  ].map(([subject, key, worst]) => ({
    name: key!,
    yaml: bound(subject!),
    findings: [{
      object: 'ClusterRoleBinding binding',
      path: 'subjects[0]',
      key: `ClusterRole reader ${key}`,
      message: `gives ClusterRole reader in the whole cluster to ${key}, which another tool fills in, so who gets the role is not known; audit the rendered manifest`,
      unknown: true as const,
      ...worst === undefined ? {} : { worst: worst as 'high' | 'medium' },
    }],
  })),
  valid: [
    { name: 'a group', yaml: bound('kind: Group, name: team') },
    { name: 'an account', yaml: bound('kind: ServiceAccount, namespace: shop, name: app') },
    { name: 'a role granted to everyone by default', yaml: clusterRoleBinding('ClusterRole system:public-info-viewer', "{kind: Group, name: '${GROUP}'}") },
    { name: 'a binding of the context', yaml: 'apiVersion: v1', options: { context: bound("kind: Group, name: '${GROUP}'") } },
  ],
});
