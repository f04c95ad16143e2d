import { explainNotNamespaced } from '../../kubernetes/rbac/cluster-scoped-resources';
import { PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { Path } from '../../manifest/path';
import { Binding } from '../../model/service-account';
import { isPlaceholder } from '../../objects/placeholder';

const RBAC_GROUP = 'rbac.authorization.k8s.io';

/** Why a `roleRef` grants nothing, and which field is incorrect. */
export interface RoleRefProblem {
  readonly path: Path;
  readonly message: string;
  readonly fix?: string;
}

/** Why a `roleRef` grants nothing regardless of the role; `undefined` if it can grant something. */
export function explainRoleRef({ object, clusterWide }: Binding): RoleRefProblem | undefined {
  const roleRef = object.manifest.roleRef ?? {};
  const at = (field: keyof typeof roleRef): Path => typeof roleRef[field] === 'string' ? ['roleRef', field] : ['roleRef'];
  const { kind, name } = roleRef;
  const group = roleRef.apiGroup ?? '';
  if (!name) {
    return { path: at('name'), message: 'roleRef has no name, so the API server rejects the binding' };
  }
  if (kind !== 'Role' && kind !== 'ClusterRole' && !isPlaceholder(kind)) {
    return {
      path: at('kind'),
      message: `refers to a role of kind ${JSON.stringify(kind ?? '')}, so the API server rejects the binding: the kind must be Role or ClusterRole`,
    };
  }
  if (group !== '' && group !== RBAC_GROUP && !isPlaceholder(group)) {
    return {
      path: at('apiGroup'),
      message: `refers to a ${kind} of the API group ${JSON.stringify(group)}, so the API server rejects the binding`,
      fix: `apiGroup: ${RBAC_GROUP}`,
    };
  }
  if (clusterWide && kind === 'Role') {
    return {
      path: at('kind'),
      message: `is cluster-wide but refers to the Role ${name}, so the API server rejects it: a Role belongs to one namespace`,
    };
  }
  return undefined;
}

/** Whether a rule can grant nothing through a binding in one namespace. */
export function isClusterScoped({ apiGroups = [], resources = [], verbs }: PolicyRule): boolean {
  const asked = verbs.flatMap(verb => verb === '*' ? ['get', 'bind'] : [verb]);
  return apiGroups.every(apiGroup => resources.every(
    resource => asked.every(verb => explainNotNamespaced(apiGroup, resource, [verb]) !== undefined),
  ));
}
