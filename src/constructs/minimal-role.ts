import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { applyInOrder, ApplyRank } from './_apply-order';
import { Bindings, RBAC_API_VERSION } from './_bindings';
import { failClosed } from './_fail-closed';
import { GrantedPermissions } from './_granted-permissions';
import { checkRbacName } from './_role-name';
import { Permission } from './permission';
import { explainDnsLabel } from '../kubernetes/names';
import { explainNotNamespaced } from '../kubernetes/rbac/cluster-scoped-resources';
import { safeText } from '../text/safe-text';

/** Options of `MinimalRole`. */
export interface MinimalRoleProps extends kplus.ResourceProps {
  /**
   * What the role grants. More can follow with `allow()`.
   *
   * @default - nothing
   */
  readonly permissions?: Permission[];

  /**
   * The name of the binding. It must change with the name of the role: the role
   * that a binding refers to can't be changed in the cluster.
   *
   * @default - the name of the role
   */
  readonly bindingName?: string;
}

/**
 * Permissions in one namespace. Its rules are merged without loss and sorted, so
 * that the order in which a program adds them changes nothing.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
 */
@failClosed
export class MinimalRole extends kplus.Resource implements kplus.IRole {
  /** The name of the resource type in the Kubernetes API. */
  public readonly resourceType = 'roles';

  protected readonly apiObject: ApiObject;

  private readonly _granted: GrantedPermissions;
  private readonly _bindings: Bindings;

  /** @throws what `allow()` throws, or if the name of the role, its binding or its namespace can't be one */
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
    this._granted = new GrantedPermissions(this.metadata, 'namespace');
    this._bindings = new Bindings(this, { kind: 'Role', name: this.name }, props.bindingName ?? this.name);
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
        ? `the path ${nonResourceURLs[0]} is no resource of a namespace`
        : explainNotNamespaced(apiGroups[0], resources[0], verbs);
      if (problem) { throw new Error(safeText(`${problem}; write a MinimalClusterRole and bind() it`)); }
    }
    this._granted.add(permissions);
  }

  /**
   * Gives the permissions to subjects. One binding holds them all, also those of
   * later calls.
   *
   * @throws if a subject is the account `default`, or its namespace can't be one or is not known although the role's is
   */
  public bind(...subjects: kplus.ISubject[]): void {
    this._bindings.bindInNamespace(this.metadata.namespace, subjects);
  }
}
