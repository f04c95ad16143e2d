import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Bindings } from './_bindings';
import { failClosed } from './_fail-closed';
import { AcceptedRule, explainReason } from '../acceptance';
import { KNOWN_MINORS } from '../kubernetes/kubernetes-version';
import { explainPathSegment, isTemplated } from '../kubernetes/names';
import { builtInOfAny } from '../kubernetes/rbac/built-in-roles';
import { sensitivePermissions } from '../kubernetes/rbac/sensitive-permissions';
import { safeText } from '../text/safe-text';

/** Options of `ExistingClusterRole`. */
export interface ExistingClusterRoleProps {
  /** The name of the ClusterRole, as in `view`. */
  readonly name: string;

  /**
   * Why a role that every cluster has and that holds sensitive permissions, such
   * as `cluster-admin`, `edit` or `system:kubelet-api-admin`, must be given, in at
   * least 10 characters. It stands in the annotations of the bindings.
   *
   * @default - none; such roles are refused without it
   */
  readonly because?: string;

  /**
   * The name of the bindings.
   *
   * @default - the construct's path, joined by hyphens
   */
  readonly bindingName?: string;
}

/** A role of every cluster, and what is said about it. */
interface PowerfulRole {
  readonly rule: AcceptedRule;
  readonly key: string;
  readonly why: string;
}

/** The roles of every cluster that lead to everything in their reach. */
const POWERFUL: { readonly [name: string]: PowerfulRole } = {
  'cluster-admin': { rule: 'binding-to-cluster-admin', key: 'cluster-admin', why: 'it may do everything' },
  'admin': { rule: 'binding-to-admin-or-edit', key: 'admin', why: 'it reads Secrets, runs commands in pods, makes tokens of other accounts and binds roles' },
  'edit': { rule: 'binding-to-admin-or-edit', key: 'edit', why: 'it reads Secrets, runs commands in pods and makes tokens of other accounts' },
};

/**
 * A ClusterRole that is defined elsewhere, such as `view`, which every cluster
 * has.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
 */
@failClosed
export class ExistingClusterRole extends Construct {
  private readonly _bindings: Bindings;

  /** @throws if every cluster has the role, it holds sensitive permissions, and there is no reason, or a name can't be one */
  public constructor(scope: Construct, id: string, props: ExistingClusterRoleProps) {
    super(scope, id);
    const nameProblem = isTemplated(props.name) ? undefined : explainPathSegment(props.name);
    if (nameProblem) { throw new Error(safeText(`the name of the ClusterRole is ${JSON.stringify(props.name)}, but ${nameProblem}`)); }
    const powerful = powerfulRole(props.name);
    const problem = powerful && explainReason(props.because ?? '');
    if (powerful && problem) {
      throw new Error(safeText(`a binding of the ClusterRole '${props.name}' gives more than it says, because ${powerful.why}; write a MinimalClusterRole, or because: '<reason>' (${problem})`));
    }
    this._bindings = new Bindings(this, {
      kind: 'ClusterRole',
      name: props.name,
      accepted: powerful ? [{ rule: powerful.rule, key: powerful.key, reason: props.because! }] : [],
    }, props.bindingName ?? this.node.path.replace(/\//g, '-'));
  }

  /**
   * Gives the role's permissions to subjects in all namespaces and on
   * cluster-scoped objects.
   *
   * @throws if a subject is the account `default` or its namespace is not known or can't be one
   */
  public bind(...subjects: kplus.ISubject[]): void {
    this._bindings.bindInCluster(subjects);
  }

  /**
   * Gives the role's permissions to subjects in one namespace.
   *
   * @throws if a subject is the account `default` or its namespace is not known or can't be one, or the namespace of the binding can't be one
   */
  public bindInNamespace(namespace: string, ...subjects: kplus.ISubject[]): void {
    this._bindings.bindInNamespace(namespace, subjects);
  }
}

function powerfulRole(name: string): PowerfulRole | undefined {
  if (Object.hasOwn(POWERFUL, name)) { return POWERFUL[name]; }
  const rules = builtInOfAny(KNOWN_MINORS).roles.filter(role => role.kind === 'ClusterRole' && role.name === name).flatMap(role => role.rules);
  const [sensitive] = sensitivePermissions(rules);
  return sensitive && { rule: 'binding-to-privileged-role', key: `ClusterRole ${name}`, why: `it holds '${sensitive.key}': ${sensitive.why}` };
}
