import * as kplus from 'cdk8s-plus-28';
import { Permission } from './permission';
import { Subresource } from './subresource';

/** Options of `Permissions.operator`. */
export interface OperatorPermissionsOptions {
  /** The custom resource the operator looks after, as in `ApiResource.custom({ apiGroup: 'example.com', resourceType: 'databases' })`. */
  readonly customResource: kplus.IApiResource;
}

const LEASES = kplus.ApiResource.custom({ apiGroup: 'coordination.k8s.io', resourceType: 'leases' });
const EVENTS = kplus.ApiResource.custom({ apiGroup: '', resourceType: 'events' });
const SERVICE_ACCOUNTS = kplus.ApiResource.custom({ apiGroup: '', resourceType: 'serviceaccounts' });

/** Sets of permissions for common jobs, none wider than the job. */
export class Permissions {
  /**
   * Make short-lived tokens of one account, as `kubectl create token` does.
   * Bind it in the namespace of that account: its holder can do what the account can.
   *
   * @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/
   */
  public static createTokensFor(account: kplus.IServiceAccount): Permission[] {
    return [Permission.create(Subresource.of(SERVICE_ACCOUNTS, 'token')).named(account.name).because(`it is for making tokens of the account ${account.name}`)];
  }

  /**
   * Ask the API server whose token this is. Token reviews belong to no
   * namespace: a `MinimalClusterRole` with `bind()` grants it, a RoleBinding
   * grants nothing.
   *
   * @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-review-v1/
   */
  public static reviewTokens(): Permission[] {
    return [Permission.create(kplus.ApiResource.custom({ apiGroup: 'authentication.k8s.io', resourceType: 'tokenreviews' }))];
  }

  /**
   * Ask the API server what somebody else may do. A `MinimalClusterRole` with
   * `bind()` grants it.
   *
   * @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/subject-access-review-v1/
   */
  public static reviewAccess(): Permission[] {
    return [Permission.create(kplus.ApiResource.custom({ apiGroup: 'authorization.k8s.io', resourceType: 'subjectaccessreviews' }))];
  }

  /**
   * Elect a leader through one Lease. RBAC can't see the name of the Lease when
   * it is created, so that `create` covers all Leases of the namespace.
   *
   * @see https://kubernetes.io/docs/concepts/architecture/leases/
   */
  public static leaderElection(leaseName: string): Permission[] {
    return [Permission.create(LEASES), Permission.of(['get', 'update', 'patch'], LEASES).named(leaseName)];
  }

  /** Record events about objects. */
  public static recordEvents(): Permission[] {
    return [
      Permission.of(['create', 'patch'], EVENTS),
      Permission.of(['create', 'patch'], kplus.ApiResource.custom({ apiGroup: 'events.k8s.io', resourceType: 'events' })),
    ];
  }

  /**
   * Read ConfigMaps of these names, and no others.
   *
   * @throws if no name is given
   */
  public static readConfigMaps(...names: string[]): Permission[] {
    return [Permission.get(kplus.ApiResource.CONFIG_MAPS).named(...names)];
  }

  /**
   * Look after a custom resource: follow its objects, report their status, hold
   * their deletion back until all is cleaned up, and record events. What the
   * operator makes for them comes on top.
   */
  public static operator(options: OperatorPermissionsOptions): Permission[] {
    const { customResource } = options;
    return [
      Permission.read(customResource),
      Permission.of(['get', 'update', 'patch'], Subresource.of(customResource, 'status')),
      Permission.update(Subresource.of(customResource, 'finalizers')),
      ...Permissions.recordEvents(),
    ];
  }

  private constructor() {}
}
