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

/** Options of `MinimalClusterRole`. */
export interface MinimalClusterRoleProps extends kplus.ResourceProps {
  /**
   * What the role grants. More can follow with `allow()`.
   *
   * @default - nothing
   */
  readonly permissions?: Permission[];

  /**
   * The name of its bindings. It must change with the name of the role: the role
   * that a binding refers to can't be changed in the cluster.
   *
   * @default - the name of the role
   */
  readonly bindingName?: string;
}

/** A ClusterRole that can be bound, whether this app or another one defines it. */
export interface IMinimalClusterRole extends kplus.IClusterRole, kplus.IRole {
  /**
   * Gives the permissions to subjects in all namespaces and on cluster-scoped
   * objects. One ClusterRoleBinding holds them all, also those of later calls.
   *
   * @param subjects The accounts, workloads, users and groups.
   * @throws if a subject is the account `default` or its namespace is not known or can't be one
   */
  bind(...subjects: kplus.ISubject[]): void;

  /**
   * Gives the permissions to subjects in one namespace. One RoleBinding a
   * namespace holds them all, also those of later calls.
   *
   * @param namespace The namespace in which the role grants its permissions.
   * @param subjects The accounts, workloads, users and groups.
   * @throws if a subject is the account `default` or its namespace is not known or can't be one, or the namespace of the binding can't be one
   */
  bindInNamespace(namespace: string, ...subjects: kplus.ISubject[]): void;
}

/**
 * Permissions for the whole cluster, or for several namespaces one by one. Its
 * rules are merged without loss and sorted; it never carries a namespace.
 *
 * @example
 * new MinimalClusterRole(chart, 'role', {
 *   permissions: [Permission.read(ApiResource.NODES)],
 * }).bind(daemonSet);
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
 */
@failClosed
export class MinimalClusterRole extends kplus.Resource implements IMinimalClusterRole {
  /**
   * A ClusterRole that is defined elsewhere, such as `view`, which every cluster
   * has. Only its bindings are written.
   *
   * @param scope Where its bindings go in the tree.
   * @param id The id of the construct.
   * @param name The name of the ClusterRole.
   * @param options The reason, where the role needs one, and the name of the bindings.
   * @throws if every cluster has the role, it holds sensitive permissions, and there is no reason; a name can't be one; or a role that needs no reason has one
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

  /** @throws what `allow()` throws, or if the name of the role or its binding can't be one */
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
   * Gives the permissions to subjects in all namespaces and on cluster-scoped
   * objects. One ClusterRoleBinding holds them all, also those of later calls.
   *
   * @throws if a subject is the account `default` or its namespace is not known or can't be one
   */
  public bind(...subjects: kplus.ISubject[]): void {
    this._bindings.bindInCluster(subjects);
  }

  /**
   * Gives the permissions to subjects in one namespace. One RoleBinding a
   * namespace holds them all, also those of later calls.
   *
   * @throws if a subject is the account `default` or its namespace is not known or can't be one, or the namespace of the binding can't be one
   */
  public bindInNamespace(namespace: string, ...subjects: kplus.ISubject[]): void {
    this._bindings.bindInNamespace(namespace, subjects);
  }
}
