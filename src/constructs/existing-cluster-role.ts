import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Bindings } from './_bindings';
import { AcceptedRule, explainReason } from '../acceptance';
import { explainPathSegment, isTemplated } from '../kubernetes/names';
import { safeText } from '../text/safe-text';

/** Options of `ExistingClusterRole`. */
export interface ExistingClusterRoleProps {
  /** The name of the ClusterRole, as in `view`. */
  readonly name: string;

  /**
   * Why `cluster-admin`, `admin` or `edit` must be given, in at least 10
   * characters. It stands in the annotations of the bindings.
   *
   * @default - none; these three are refused without it
   */
  readonly because?: string;

  /**
   * The name of the bindings.
   *
   * @default - the construct's path, joined by hyphens
   */
  readonly bindingName?: string;
}

/** The roles of every cluster that lead to everything in their reach. */
const POWERFUL: { readonly [name: string]: { readonly rule: AcceptedRule; readonly why: string } } = {
  'cluster-admin': { rule: 'binding-to-cluster-admin', why: 'it may do everything' },
  'admin': { rule: 'binding-to-admin-or-edit', why: 'it reads Secrets, runs commands in pods, makes tokens of other accounts and binds roles' },
  'edit': { rule: 'binding-to-admin-or-edit', why: 'it reads Secrets, runs commands in pods and makes tokens of other accounts' },
};

/**
 * A ClusterRole that is defined elsewhere, such as `view`, which every cluster
 * has.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
 */
export class ExistingClusterRole extends Construct {
  private readonly _bindings: Bindings;

  /** @throws if the role is `cluster-admin`, `admin` or `edit` and there is no reason, or a name can't be one */
  public constructor(scope: Construct, id: string, props: ExistingClusterRoleProps) {
    super(scope, id);
    const nameProblem = isTemplated(props.name) ? undefined : explainPathSegment(props.name);
    if (nameProblem) { throw new Error(safeText(`the name of the ClusterRole is ${JSON.stringify(props.name)}, but ${nameProblem}`)); }
    const powerful = Object.entries(POWERFUL).find(([name]) => name === props.name)?.[1];
    const problem = powerful && explainReason(props.because ?? '');
    if (powerful && problem) {
      throw new Error(safeText(`a binding of the ClusterRole '${props.name}' gives more than it says, because ${powerful.why}; write a MinimalClusterRole, or because: '<reason>' (${problem})`));
    }
    this._bindings = new Bindings(this, {
      kind: 'ClusterRole',
      name: props.name,
      accepted: powerful ? [{ rule: powerful.rule, key: props.name, reason: props.because! }] : [],
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
