import { sccPrivileges } from '../../kubernetes/openshift-scc';
import { nameText } from '../../kubernetes/rbac/name-text';
import { isPlaceholder } from '../../objects/placeholder';
import { securityContextConstraints } from '../../objects/security-context-constraints';
import { listed } from '../_text';
import { mitre, nsa, owaspKubernetes } from '../references';
import { Rule } from '../rule';

/** The subjects that OpenShift itself lists; they hold everything anyway, or are the nodes. */
const OF_OPENSHIFT = ['system:admin', 'system:serviceaccount:openshift-infra:build-controller', 'system:cluster-admins', 'system:masters', 'system:nodes'];
const GROUPS_OF_EVERYONE = ['system:authenticated', 'system:authenticated:oauth', 'system:serviceaccounts', 'system:unauthenticated', 'system:anonymous'];

export const privilegedSecurityContextConstraints: Rule = {
  id: 'privileged-security-context-constraints',
  summary: 'SecurityContextConstraints let users or groups run privileged pods',
  remedy: 'remove the users and groups',
  why: 'The users and groups that SecurityContextConstraints list can run pods with everything the constraints allow. If that includes privileged containers, directories of the node or host namespaces, '
    + 'an attacker in such a pod takes over the node. No role and no binding shows it.',
  fix: {
    construct: '// remove the users and groups; bind a role with the verb use to the one ServiceAccount that needs it',
    yaml: 'users: []\ngroups: []',
  },
  references: [nsa('RBAC'), nsa('privileged containers'), owaspKubernetes('K01'), owaspKubernetes('K02'), mitre('T1611')],
  subject: 'app',
  *check(model) {
    for (const object of model.objectsOf('security.openshift.io', 'SecurityContextConstraints')) {
      const constraints = securityContextConstraints(object.manifest);
      const privileges = sccPrivileges(constraints);
      if (!privileges) { continue; }
      for (const list of ['users', 'groups'] as const) {
        const limit = privileges.reachesNode ? 'high' as const : 'medium' as const;
        const kind = list === 'users' ? 'user' : 'group';
        for (const name of new Set(constraints[list])) {
          if (OF_OPENSHIFT.includes(name)) { continue; }
          yield {
            object,
            path: [list],
            key: `${kind} ${nameText(name)} ${[...privileges.fields].sort().join(',')}`,
            message: `let the ${kind} ${name} run pods with ${listed(privileges.fields)}${privileges.reachesNode ? ', which reaches the node' : ''}`,
            atMost: privileges.reachesNode && GROUPS_OF_EVERYONE.includes(name) ? 'critical' : limit,
            ...isPlaceholder(name) ? { unknown: true } : {},
          };
        }
      }
    }
  },
};
