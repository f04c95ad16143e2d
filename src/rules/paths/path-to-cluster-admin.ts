import { pathRule } from './_path-rule';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const pathToClusterAdmin = pathRule({
  id: 'path-to-cluster-admin',
  summary: 'A ServiceAccount can reach cluster-admin through other accounts',
  remedy: 'remove one of the permissions on the path',
  why: 'Each permission on the path looks limited, but together they give control of the cluster: an account that can create pods can act as every account of the namespace, '
    + 'and one that writes Secrets can create a token of any account there. An attacker in a container with the token needs only kubectl for every step. '
    + 'Rules on roles and bindings report what a single permission allows directly. Accepting several permissions does not accept what they lead to together. '
    + '`least-privilege paths` lists the paths with the file and line of each grant.',
  fix: {
    construct: "new MinimalRole(chart, 'server', { permissions: [Permission.get(kplus.ApiResource.SECRETS).named('server')] }).bind(account)",
    yaml: [
      'rules:  # of a role on the path',
      '- apiGroups: [\'\']',
      '  resources: [secrets]',
      '  resourceNames: [server]',
      '  verbs: [get]',
    ].join('\n'),
  },
  references: [
    cis('5.1.1'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1098.006'),
    mitre('T1528'),
    kubernetes('Role Based Access Control Good Practices: privilege escalation risks', 'concepts/security/rbac-good-practices/#privilege-escalation-risks'),
  ],
}, {
  target: 'cluster-admin',
  severityOf: ({ permissionSteps }) => permissionSteps.length === 1 ? 'critical' : 'high',
});
