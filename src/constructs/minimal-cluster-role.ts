import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { applyInOrder, ApplyRank } from './_apply-order';
import { Bindings, BoundSubjects, RBAC_API_VERSION } from './_bindings';
import { withoutNamespace } from './_cluster-scoped';
import { ExistingClusterRole } from './_existing-role';
import { failClosed } from './_fail-closed';
import { GrantedPermissions } from './_granted-permissions';
import { checkRbacName } from './_role-name';
import { FromClusterRoleNameOptions } from './from-role-name-options';
import { Permission } from './permission';
import { OptionNames } from '../text/options';

const PROPERTIES: OptionNames<MinimalClusterRoleProps> = { metadata: true, permissions: true, bindingName: true };

/** Options of `MinimalClusterRole`. */
export interface MinimalClusterRoleProps extends kplus.ResourceProps {
  /**
   * The permissions of the role. Add more with `allow()`.
   *
   * @default - nothing
   */
  readonly permissions?: Permission[];

  /**
   * The name of its bindings. It must change whenever the name of the role
   * changes, because the roleRef of an existing binding is immutable.
   *
   * @default - the name of the role
   */
  readonly bindingName?: string;
}

/** A ClusterRole that can be bound, whether this app or another one defines it. */
export interface IMinimalClusterRole extends kplus.IClusterRole, kplus.IRole {
  /**
   * Grants the permissions to subjects in all namespaces and on cluster-scoped
   * objects. All calls share one ClusterRoleBinding.
   *
   * @param subjects The accounts, workloads, users and groups.
   * @throws if a subject is the account `default`, or its namespace is unknown or invalid
   */
  bind(...subjects: kplus.ISubject[]): void;

  /**
   * Grants the permissions to subjects in one namespace. All calls share one
   * RoleBinding per namespace.
   *
   * @param namespace The namespace in which the role grants its permissions.
   * @param subjects The accounts, workloads, users and groups.
   * @throws if a subject is the account `default`, its namespace is unknown or invalid, or the namespace of the binding is invalid
   */
  bindInNamespace(namespace: string, ...subjects: kplus.ISubject[]): void;
}

/**
 * A ClusterRole with exactly the given permissions, bound in the whole cluster
 * or in single namespaces. Its rules are merged without loss and sorted; it
 * never has a namespace.
 *
 * @example
 * new MinimalClusterRole(chart, 'role', {
 *   permissions: [Permission.read(ApiResource.NODES)],
 * }).bind(daemonSet);
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
 */
@failClosed('MinimalClusterRole', PROPERTIES)
export class MinimalClusterRole extends kplus.Resource implements IMinimalClusterRole {
  /**
   * Refers to an existing ClusterRole, such as the built-in `view`. Only its
   * bindings are written.
   *
   * @param scope The parent construct of its bindings.
   * @param id The id of the construct.
   * @param name The name of the ClusterRole.
   * @param options The reason, if the role requires one, and the name of the bindings.
   * @throws if a built-in role with sensitive permissions has no reason, a role that requires no reason has one, or a name is invalid
   * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
   */
  public static fromClusterRoleName(scope: Construct, id: string, name: string, options: FromClusterRoleNameOptions = {}): IMinimalClusterRole {
    return new ExistingClusterRole(scope, id, name, options);
  }

  /** The name of the resource type in the Kubernetes API. */
  public readonly resourceType = 'clusterroles';

  protected readonly apiObject: ApiObject;

  private readonly _granted: GrantedPermissions;
  private readonly _bindings: Bindings;

  /** @throws like `allow()`, or if the name of the role or its binding is invalid */
  public constructor(scope: Construct, id: string, props: MinimalClusterRoleProps = {}) {
    super(scope, id);
    this.apiObject = withoutNamespace(new ApiObject(this, 'Resource', {
      apiVersion: RBAC_API_VERSION,
      kind: 'ClusterRole',
      metadata: props.metadata,
      rules: Lazy.any({ produce: () => this._granted.rules }),
    }));
    checkRbacName('role', this.name);
    this._granted = new GrantedPermissions({ kind: 'ClusterRole', name: this.name }, this.metadata);
    const accepted = (binding: BoundSubjects) => this._granted.acceptedIn(binding);
    this._bindings = new Bindings(this, { kind: 'ClusterRole', name: this.name, metadata: this.metadata, accepted }, props.bindingName ?? this.name);
    applyInOrder(this, ApplyRank.ROLE);
    this.allow(...props.permissions ?? []);
  }

  /**
   * Grants permissions.
   *
   * @throws if one is sensitive and has no reason
   */
  public allow(...permissions: Permission[]): void {
    this._granted.add(permissions);
    this._bindings.updateAcceptances();
  }

  /**
   * Grants the permissions to subjects in all namespaces and on cluster-scoped
   * objects. All calls share one ClusterRoleBinding.
   *
   * @throws if a subject is the account `default`, or its namespace is unknown or invalid
   */
  public bind(...subjects: kplus.ISubject[]): void {
    this._bindings.bindInCluster(subjects);
  }

  /**
   * Grants the permissions to subjects in one namespace. All calls share one
   * RoleBinding per namespace.
   *
   * @throws if a subject is the account `default`, its namespace is unknown or invalid, or the namespace of the binding is invalid
   */
  public bindInNamespace(namespace: string, ...subjects: kplus.ISubject[]): void {
    this._bindings.bindInNamespace(namespace, subjects);
  }
}
