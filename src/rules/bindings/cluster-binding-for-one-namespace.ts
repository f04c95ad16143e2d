import { AllRules } from './_all-rules';
import { bindingInstead } from './_binding-instead';
import { bindingRule } from './_binding-rule';
import { roleText } from './_text';
import { explainNotNamespaced } from '../../kubernetes/rbac/cluster-scoped-resources';
import { PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { Binding } from '../../model/service-account';
import { accountName } from '../_subject';
import { kubernetes, nsa, owaspKubernetes } from '../references';

export const clusterBindingForOneNamespace = bindingRule({
  id: 'cluster-binding-for-one-namespace',
  summary: 'A ClusterRoleBinding grants in every namespace what may be needed in only one',
  remedy: 'use a RoleBinding',
  why: 'A ClusterRoleBinding grants the role in all namespaces, including those that are created later. If the account only works on objects of its own namespace, a RoleBinding to the same role is enough, and a stolen token is valid for one namespace instead of all.',
  fix: {
    construct: 'clusterRole.bindInNamespace(\'production\', account)',
    yaml: [
      'apiVersion: rbac.authorization.k8s.io/v1',
      'kind: RoleBinding  # refers to the same ClusterRole',
      'metadata:',
      '  name: payments',
      '  namespace: production',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege'),
  ],
}, (binding, model) => {
  const { role, clusterWide } = binding;
  if (!clusterWide || !role?.object || role.mayGrantMore || role.rules.length === 0) { return undefined; }
  if (!model.once(forNamedNamespaces).pass(role.rules) || model.once(forEvents).pass(role.rules)) { return undefined; }
  const namespace = onlyNamespace(binding);
  if (namespace === undefined) { return undefined; }
  return {
    path: ['kind'],
    key: roleText(binding),
    message: `grants ${roleText(binding)} in every namespace, but only to accounts of namespace ${namespace}; a RoleBinding is enough if they work in that namespace only, which the app does not show`,
    ...bindingInstead(binding.object, namespace),
    unknown: true,
    // No additional object could settle it.
    atMost: 'low',
  };
});

/** API groups whose resources are namespaced, unless they are known to be cluster-scoped. */
const KNOWN_GROUPS = ['', 'apps', 'batch', 'autoscaling', 'policy', 'networking.k8s.io', 'coordination.k8s.io', 'discovery.k8s.io', 'events.k8s.io', 'rbac.authorization.k8s.io'];

/** Verbs that usually need access to all namespaces; a wildcard may include them. */
const WIDE_VERBS = ['list', 'watch', 'deletecollection', '*'];

function forNamedNamespaces(): AllRules {
  return new AllRules(isForNamedNamespaces);
}

function forEvents(): AllRules {
  return new AllRules(isForEvents);
}

/** Whether a rule grants only access to namespaced objects whose namespace the holder must name. */
function isForNamedNamespaces({ apiGroups = [], resources = [], verbs }: PolicyRule): boolean {
  return apiGroups.length > 0 && resources.length > 0 && !verbs.some(verb => WIDE_VERBS.includes(verb))
    && apiGroups.every(group => KNOWN_GROUPS.includes(group) && resources.every(resource =>
      !resource.includes('*') && resource.split('/')[0] !== 'namespaces' && explainNotNamespaced(group, resource, verbs) === undefined));
}

/** Events are written to the namespace of the object that they concern. */
function isForEvents({ resources = [] }: PolicyRule): boolean {
  return resources.every(resource => resource === 'events');
}

/** The namespace of all subjects, if all are ServiceAccounts of one namespace. */
function onlyNamespace(binding: Binding): string | undefined {
  const namespaces = new Set(binding.subjects.map(subject => accountName(subject)?.namespace));
  return namespaces.size === 1 ? [...namespaces][0] : undefined;
}
