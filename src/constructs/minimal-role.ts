import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { applyInOrder, ApplyRank } from './_apply-order';
import { Bindings, BoundSubjects, RBAC_API_VERSION } from './_bindings';
import { ExistingNamespacedRole } from './_existing-role';
import { failClosed } from './_fail-closed';
import { GrantedPermissions } from './_granted-permissions';
import { checkRbacName } from './_role-name';
import { FromRoleNameOptions } from './from-role-name-options';
import { Permission } from './permission';
import { explainDnsLabel } from '../kubernetes/names';
import { explainNotNamespaced } from '../kubernetes/rbac/cluster-scoped-resources';
import { OptionNames } from '../text/options';
import { safeText } from '../text/safe-text';

const PROPERTIES: OptionNames<MinimalRoleProps> = { metadata: true, permissions: true, bindingName: true };

/** Options of `MinimalRole`. */
export interface MinimalRoleProps extends kplus.ResourceProps {
  /**
   * The permissions of the role. Add more with `allow()`.
   *
   * @default - nothing
   */
  readonly permissions?: Permission[];

  /**
   * The name of the binding. It must change whenever the name of the role
   * changes, because the roleRef of an existing binding is immutable.
   *
   * @default - the name of the role
   */
  readonly bindingName?: string;
}

/** A Role that can be bound, whether this app or another one defines it. */
export interface IMinimalRole extends kplus.IRole {
  /**
   * Grants the permissions to subjects. All calls share one binding.
   *
   * @param subjects The accounts, workloads, users and groups.
   * @throws if a subject is the account `default`, its namespace is invalid, or it is unknown although the role's is known
   */
  bind(...subjects: kplus.ISubject[]): void;
}

/**
 * A Role with exactly the given permissions in one namespace. Its rules are
 * merged without loss and sorted; the order in which they are added does not
 * matter.
 *
 * @example
 * new MinimalRole(chart, 'role', {
 *   permissions: [Permission.read(ApiResource.CONFIG_MAPS)],
 * }).bind(deployment);
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
 */
@failClosed('MinimalRole', PROPERTIES)
export class MinimalRole extends kplus.Resource implements IMinimalRole {
  /**
   * Refers to an existing Role. Only its binding is written, in the namespace
   * of the role.
   *
   * @param scope The parent construct of its binding.
   * @param id The id of the construct.
   * @param name The name of the Role.
   * @param options The namespace of the role, the reason, if the role requires one, and the name of the binding.
   * @throws if a built-in role with sensitive permissions has no reason, a role that requires no reason has one, or a name is invalid
   */
  public static fromRoleName(scope: Construct, id: string, name: string, options: FromRoleNameOptions = {}): IMinimalRole {
    return new ExistingNamespacedRole(scope, id, name, options);
  }

  /** The name of the resource type in the Kubernetes API. */
  public readonly resourceType = 'roles';

  protected readonly apiObject: ApiObject;

  private readonly _granted: GrantedPermissions;
  private readonly _bindings: Bindings;

  /** @throws like `allow()`, or if the name of the role, its binding or its namespace is invalid */
  public constructor(scope: Construct, id: string, props: MinimalRoleProps = {}) {
    super(scope, id);
    this.apiObject = new ApiObject(this, 'Resource', {
      apiVersion: RBAC_API_VERSION,
      kind: 'Role',
      metadata: props.metadata,
      rules: Lazy.any({ produce: () => this._granted.rules }),
    });
    checkRbacName('role', this.name);
    const { namespace } = this.metadata;
    const problem = namespace === undefined ? undefined : explainDnsLabel(namespace);
    if (problem) { throw new Error(safeText(`the namespace of the role '${this.name}' is ${JSON.stringify(namespace)}, but ${problem}`)); }
    this._granted = new GrantedPermissions({ kind: 'Role', name: this.name }, this.metadata);
    const accepted = (binding: BoundSubjects) => this._granted.acceptedIn(binding);
    this._bindings = new Bindings(this, { kind: 'Role', name: this.name, metadata: this.metadata, accepted }, props.bindingName ?? this.name);
    applyInOrder(this, ApplyRank.ROLE);
    this.allow(...props.permissions ?? []);
  }

  /**
   * Grants permissions.
   *
   * @throws if one is sensitive and has no reason, or can't be granted in a namespace
   */
  public allow(...permissions: Permission[]): void {
    for (const { apiGroups = [], resources = [], nonResourceURLs = [], verbs } of permissions.flatMap(permission => permission._toRules())) {
      const problem = nonResourceURLs.length > 0
        ? `the path ${nonResourceURLs[0]} is not a namespaced resource`
        : explainNotNamespaced(apiGroups[0], resources[0], verbs);
      if (problem) { throw new Error(safeText(`${problem}; write a MinimalClusterRole and bind() it`)); }
    }
    this._granted.add(permissions);
    this._bindings.updateAcceptances();
  }

  /**
   * Grants the permissions to subjects. All calls share one binding.
   *
   * @throws if a subject is the account `default`, its namespace is invalid, or it is unknown although the role's is known
   */
  public bind(...subjects: kplus.ISubject[]): void {
    this._bindings.bindInNamespace(this.metadata.namespace, subjects);
  }
}
