import { RuleAcceptance } from './_accept';
import { BoundSubjects } from './_bindings';
import { AcceptedRule } from '../acceptance';
import { KNOWN_MINORS } from '../kubernetes/kubernetes-version';
import { openShiftRole } from '../kubernetes/openshift-scc';
import { bindingKey } from '../kubernetes/rbac/binding-key';
import { builtInOfAny } from '../kubernetes/rbac/built-in-roles';
import { isMasters } from '../kubernetes/rbac/masters';
import { sensitivePermissions } from '../kubernetes/rbac/sensitive-permissions';
import { worksInNamespace } from '../kubernetes/rbac/works-in-namespace';

/** A role that this app does not define. */
export interface ExistingRoleName {
  readonly kind: 'Role' | 'ClusterRole';
  readonly name: string;
  /** The namespace of a Role. */
  readonly namespace?: string;
}

type BindingFinding = Pick<RuleAcceptance, 'rule' | 'key'>;

/** A role that must not be bound without a reason. */
export interface PrivilegedRole {
  readonly why: string;
  /** What to write instead. */
  readonly instead: string;
  /** The findings of an audit on a binding of it. */
  readonly findings: (binding: BoundSubjects) => BindingFinding[];
}

/** Looks up a role by name. `undefined` unless it is built into Kubernetes or OpenShift and holds sensitive permissions. */
export function privilegedRole(role: ExistingRoleName): PrivilegedRole | undefined {
  const { kind, name } = role;
  if (kind === 'ClusterRole' && Object.hasOwn(USER_FACING, name)) { return USER_FACING[name]; }
  return builtInRole(role) ?? (kind === 'ClusterRole' ? roleOfOpenShift(name) : undefined);
}

const USER_FACING: { readonly [name: string]: PrivilegedRole } = {
  'cluster-admin': always('ClusterRole', 'cluster-admin', 'it has full access', 'binding-to-cluster-admin'),
  'admin': always('ClusterRole', 'admin', 'it reads Secrets, runs commands in pods, requests tokens for other accounts and binds roles', 'binding-to-admin-or-edit'),
  'edit': always('ClusterRole', 'edit', 'it reads Secrets, runs commands in pods and requests tokens for other accounts', 'binding-to-admin-or-edit'),
  'system:auth-delegator': {
    ...always('ClusterRole', 'system:auth-delegator', 'it checks the permissions of any user, not only tokens', 'binding-to-auth-delegator', ({ kind }) => kind === 'ClusterRoleBinding'),
    instead: 'write a MinimalClusterRole with Permission.reviewTokens() if it only checks tokens',
  },
};

/** A role whose bindings are findings, one per subject, if they are effective. */
function always(
  kind: ExistingRoleName['kind'], name: string, why: string, rule: AcceptedRule, isEffective: (binding: BoundSubjects) => boolean = () => true,
): PrivilegedRole {
  return {
    why,
    instead: `write a Minimal${kind}`,
    findings: binding => isEffective(binding)
      ? binding.subjects.filter(subject => !isMasters(subject)).map(subject => ({ rule, key: bindingKey({ kind, name }, subject) })) : [],
  };
}

function builtInRole({ kind, name, namespace }: ExistingRoleName): PrivilegedRole | undefined {
  const rules = builtInOfAny(KNOWN_MINORS).roles
    .filter(role => role.kind === kind && role.name === name && role.namespace === namespace)
    .flatMap(role => role.rules);
  const [sensitive] = sensitivePermissions(rules);
  if (!sensitive) { return undefined; }
  const within = (binding: BoundSubjects) => sensitivePermissions(rules, KNOWN_MINORS, { within: { namespace: binding.namespace } });
  return always(kind, name, `it holds '${sensitive.key}', which ${sensitive.why}`, 'binding-to-privileged-role',
    binding => binding.kind === 'ClusterRoleBinding' || within(binding).some(({ source }) => worksInNamespace(source)));
}

function roleOfOpenShift(name: string): PrivilegedRole | undefined {
  const role = openShiftRole(name);
  return role && always('ClusterRole', name, role.why, 'binding-to-privileged-role');
}
