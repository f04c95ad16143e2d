import { RuleAcceptance } from './_accept';
import { BoundSubjects } from './_bindings';
import { KNOWN_MINORS } from '../kubernetes/kubernetes-version';
import { openShiftRole } from '../kubernetes/openshift-scc';
import { builtInOfAny } from '../kubernetes/rbac/built-in-roles';
import { sensitivePermissions } from '../kubernetes/rbac/sensitive-permissions';
import { subjectKeyOf } from '../kubernetes/rbac/subject-key';
import { worksInNamespace } from '../kubernetes/rbac/works-in-namespace';

/** A role that this app does not define. */
export interface ExistingRoleName {
  readonly kind: 'Role' | 'ClusterRole';
  readonly name: string;
  /** That of a Role. */
  readonly namespace?: string;
}

type BindingFinding = Pick<RuleAcceptance, 'rule' | 'key'>;

/** A role that must not be bound without a reason. */
export interface PrivilegedRole {
  readonly why: string;
  /** What to write instead. */
  readonly instead: string;
  /** What the auditor finds in a binding of it. */
  readonly findings: (binding: BoundSubjects) => BindingFinding[];
}

/** The role by its name, where every cluster or every one of OpenShift has it and it holds sensitive permissions. */
export function privilegedRole(role: ExistingRoleName): PrivilegedRole | undefined {
  const { kind, name } = role;
  if (kind === 'ClusterRole' && Object.hasOwn(USER_FACING, name)) { return USER_FACING[name]; }
  return builtInRole(role) ?? (kind === 'ClusterRole' ? roleOfOpenShift(name) : undefined);
}

const USER_FACING: { readonly [name: string]: PrivilegedRole } = {
  'cluster-admin': always('it may do everything', { rule: 'binding-to-cluster-admin', key: 'cluster-admin' }),
  'admin': always('it reads Secrets, runs commands in pods, makes tokens of other accounts and binds roles', { rule: 'binding-to-admin-or-edit', key: 'admin' }),
  'edit': always('it reads Secrets, runs commands in pods and makes tokens of other accounts', { rule: 'binding-to-admin-or-edit', key: 'edit' }),
  'system:auth-delegator': {
    why: 'it asks what any user may do, besides whose token this is',
    instead: 'write a MinimalClusterRole with Permission.reviewTokens() if it only checks tokens',
    findings: ({ kind, subjects }) => kind === 'RoleBinding' ? []
      : subjects.map(subject => ({ rule: 'binding-to-auth-delegator', key: subjectKeyOf(subject.kind, subject.name, subject.namespace) })),
  },
};

function always(why: string, finding: BindingFinding, kind: ExistingRoleName['kind'] = 'ClusterRole'): PrivilegedRole {
  return { why, instead: `write a Minimal${kind}`, findings: () => [finding] };
}

function builtInRole({ kind, name, namespace }: ExistingRoleName): PrivilegedRole | undefined {
  const rules = builtInOfAny(KNOWN_MINORS).roles
    .filter(role => role.kind === kind && role.name === name && role.namespace === namespace)
    .flatMap(role => role.rules);
  const [sensitive] = sensitivePermissions(rules);
  if (!sensitive) { return undefined; }
  const finding: BindingFinding = { rule: 'binding-to-privileged-role', key: `${kind} ${name}` };
  const within = (binding: BoundSubjects) => sensitivePermissions(rules, KNOWN_MINORS, { within: { namespace: binding.namespace } });
  return {
    ...always(`it holds '${sensitive.key}': ${sensitive.why}`, finding, kind),
    findings: binding => binding.kind === 'ClusterRoleBinding' || within(binding).some(({ source }) => worksInNamespace(source)) ? [finding] : [],
  };
}

function roleOfOpenShift(name: string): PrivilegedRole | undefined {
  const role = openShiftRole(name);
  return role && always(role.why, { rule: 'binding-to-privileged-role', key: `ClusterRole ${name}` });
}
