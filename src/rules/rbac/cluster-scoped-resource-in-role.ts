import { qualifiedResource, verbsByResource } from './_grants';
import { RuleIndex } from './_rule-index';
import { fixWithout } from './_without-effect';
import { explainNotNamespaced } from '../../kubernetes/rbac/cluster-scoped-resources';
import { PolicyRule, sortVerbs } from '../../kubernetes/rbac/policy-rule';
import { kubernetes } from '../references';
import { ObjectViolation, Rule } from '../rule';
import { RoleSubject } from '../subjects';

const CREATE = ['create'];

export const clusterScopedResourceInRole: Rule = {
  id: 'cluster-scoped-resource-in-role',
  summary: 'A Role names cluster-scoped resources, which has no effect',
  remedy: 'move the rule to a ClusterRole, or remove it',
  why: 'A Role grants permissions in one namespace only. Nodes, PersistentVolumes, ClusterRoles or token reviews are cluster-scoped, so the rule grants nothing: the workload that needs it fails at run time, and a reader of the manifest is misled. '
    + 'The API server rejects a Role with nonResourceURLs.',
  fix: {
    construct: 'new MinimalClusterRole(chart, \'node-reader\', { permissions: [Permission.read(kplus.ApiResource.NODES)] }).bind(account)',
    yaml: [
      'apiVersion: rbac.authorization.k8s.io/v1',
      'kind: ClusterRole  # bound by a ClusterRoleBinding',
    ].join('\n'),
  },
  references: [kubernetes('Using RBAC Authorization: Role and ClusterRole', 'reference/access-authn-authz/rbac/#role-and-clusterrole')],
  subject: 'role',
  check: role => role.kind === 'Role' && role.rules.some(mayHaveNoEffect) ? violationsOf(role) : [],
};

function* violationsOf(role: RoleSubject): Iterable<ObjectViolation> {
  const { rules } = role;
  const index = new RuleIndex(role);
  for (const { apiGroup, resource, verbs } of verbsByResource(rules)) {
    const ineffective = verbs.includes('*') ? ineffectiveVerbs(apiGroup, resource) : verbs.filter(verb => explainNotNamespaced(apiGroup, resource, [verb]));
    if (ineffective.length === 0) { continue; }
    const text = qualifiedResource(apiGroup, resource);
    const namespaces = apiGroup === '' && resource.split('/')[0] === 'namespaces';
    const path = index.pathOf({ apiGroups: [apiGroup], resources: [resource], verbs: ineffective });
    yield {
      path,
      key: `${text} ${ineffective.join(',')}`,
      message: namespaces
        ? `grants ${ineffective.join(', ')} on ${text}, which has no effect in a Role: a Role only covers its own Namespace object, with get, update, patch and delete`
        : `grants ${ineffective.join(', ')} on ${text}, which has no effect in a Role because ${resource} are cluster-scoped`,
      ...fixWithout(role, path, part => part.apiGroup === apiGroup && part.resource === resource && ineffective.includes(part.verb)),
    };
  }
  for (const { nonResourceURLs = [], verbs } of rules) {
    for (const url of nonResourceURLs) {
      const path = index.pathOf({ nonResourceURLs: [url], verbs });
      yield {
        path,
        key: `${url} ${sortVerbs(verbs).join(',')}`,
        message: `grants the path ${url}, which is not namespaced: the API server rejects the Role`,
        ...fixWithout(role, path, part => part.url === url),
      };
    }
  }
}

/** Whether a rule names cluster-scoped resources, or namespaces themselves: no verb can create them in a namespace. */
function mayHaveNoEffect({ apiGroups = [], resources = [], nonResourceURLs = [] }: PolicyRule): boolean {
  return nonResourceURLs.length > 0
    || apiGroups.some(group => resources.some(resource => explainNotNamespaced(group, resource, CREATE) !== undefined));
}

/** A wildcard has an effect if any verb has one. */
function ineffectiveVerbs(apiGroup: string, resource: string): string[] {
  return ['get', 'bind'].every(verb => explainNotNamespaced(apiGroup, resource, [verb])) ? ['*'] : [];
}
