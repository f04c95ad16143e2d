import * as kplus from 'cdk8s-plus-28';
import { checkReason, REASON_OPTIONS } from './_check-reason';
import { onNames, onResources, onUrls, PermissionPart, policyRulesOf } from './_permission-part';
import { ReasonOptions } from './reason-options';
import { Subresource } from './subresource';
import { Acceptance } from '../acceptance';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

const LEASES = kplus.ApiResource.custom({ apiGroup: 'coordination.k8s.io', resourceType: 'leases' });
/** Each event recorder of client-go writes to one of these groups. */
const EVENTS = ['', 'events.k8s.io'].map(apiGroup => kplus.ApiResource.custom({ apiGroup, resourceType: 'events' }));
const SERVICE_ACCOUNTS = kplus.ApiResource.custom({ apiGroup: '', resourceType: 'serviceaccounts' });

interface State {
  readonly parts: readonly PermissionPart[];
  /** The factory that composed it from several permissions. */
  readonly preset?: string;
  readonly reason?: Acceptance;
  /** What the factory writes where the author gives no reason. */
  readonly defaultReason?: Acceptance;
}

/**
 * A permission of a role: verbs on resources. It is immutable; `named()` and
 * `because()` return a new one. It is checked when it is added to a role:
 * wildcards and permissions that allow privilege escalation require
 * `because()`.
 *
 * @example
 * Permission.read(ApiResource.CONFIG_MAPS)
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class Permission {
  /** Read single objects by name. */
  public static get(...resources: kplus.IApiResource[]): Permission {
    return Permission.of(['get'], ...resources);
  }

  /** List objects; on Secrets this shows their contents, as `get` does. */
  public static list(...resources: kplus.IApiResource[]): Permission {
    return Permission.of(['list'], ...resources);
  }

  /** Follow changes of objects; on Secrets this shows their contents, as `get` does. */
  public static watch(...resources: kplus.IApiResource[]): Permission {
    return Permission.of(['watch'], ...resources);
  }

  /** Get, list and watch. */
  public static read(...resources: kplus.IApiResource[]): Permission {
    return Permission.of(['get', 'list', 'watch'], ...resources);
  }

  /** Create objects. RBAC cannot restrict it by name; use `apply()` for that. */
  public static create(...resources: kplus.IApiResource[]): Permission {
    return Permission.of(['create'], ...resources);
  }

  /** Replace objects. */
  public static update(...resources: kplus.IApiResource[]): Permission {
    return Permission.of(['update'], ...resources);
  }

  /** Change parts of objects. */
  public static patch(...resources: kplus.IApiResource[]): Permission {
    return Permission.of(['patch'], ...resources);
  }

  /** Delete single objects. */
  public static delete(...resources: kplus.IApiResource[]): Permission {
    return Permission.of(['delete'], ...resources);
  }

  /** Delete all objects of a type at once. RBAC can't limit it to names. */
  public static deleteCollection(...resources: kplus.IApiResource[]): Permission {
    return Permission.of(['deletecollection'], ...resources);
  }

  /**
   * Server-side apply: create and patch. The only way to create objects that
   * can be restricted with `named()`, because RBAC sees their names.
   *
   * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
   */
  public static apply(...resources: kplus.IApiResource[]): Permission {
    return new Permission({ parts: [onResources(['create', 'patch'], resources, true)] });
  }

  /**
   * Any verbs, custom ones included.
   *
   * @throws if no verb or resource is given, a verb, resource or API group is misspelled, a resource is `pods/*`, or no request matches
   */
  public static of(verbs: string[], ...resources: kplus.IApiResource[]): Permission {
    return new Permission({ parts: [onResources(verbs, resources)] });
  }

  /**
   * Verbs on paths of the API server that are not resources, as in
   * `Permission.onNonResourceUrls(['get'], NonApiResource.of('/metrics'))`. Only a
   * `MinimalClusterRole` can grant it.
   *
   * @param verbs The verbs, such as `get`.
   * @param endpoints The paths; `*` at the end stands for all below.
   * @throws if no verb or path is given, or an endpoint is a resource
   */
  public static onNonResourceUrls(verbs: string[], ...endpoints: kplus.IApiEndpoint[]): Permission {
    return new Permission({ parts: [onUrls(verbs, endpoints)] });
  }

  /**
   * Create short-lived tokens of one account, like `kubectl create token`. Bind
   * it in the namespace of that account. The subject gains all permissions of
   * the account.
   *
   * @param account The account whose tokens may be created.
   * @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/
   */
  public static createTokensFor(account: kplus.IServiceAccount): Permission {
    const { state } = Permission.create(Subresource.of(SERVICE_ACCOUNTS, 'token')).named(account.name);
    return new Permission({ ...state, defaultReason: { reason: `it is for making tokens of the account ${account.name}` } });
  }

  /**
   * Verify tokens with the API server. Token reviews are cluster-scoped: grant
   * it with a `MinimalClusterRole` and `bind()`; a RoleBinding grants nothing.
   *
   * @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-review-v1/
   */
  public static reviewTokens(): Permission {
    return Permission.create(kplus.ApiResource.custom({ apiGroup: 'authentication.k8s.io', resourceType: 'tokenreviews' }));
  }

  /**
   * Query the permissions of other users and accounts. Grant it with a
   * `MinimalClusterRole` and `bind()`.
   *
   * @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/subject-access-review-v1/
   */
  public static reviewAccess(): Permission {
    return Permission.create(kplus.ApiResource.custom({ apiGroup: 'authorization.k8s.io', resourceType: 'subjectaccessreviews' }));
  }

  /**
   * Elect a leader through one Lease, and record events about it. Grant it in
   * the namespace of the Lease. RBAC can't see the name of the Lease when it is
   * created, so `create` covers all Leases of the namespace.
   *
   * @param leaseName The name of the Lease, as the program sets it.
   * @throws if the name is empty
   * @see https://kubernetes.io/docs/concepts/architecture/leases/
   */
  public static leaderElection(leaseName: string): Permission {
    return Permission.compose('leaderElection',
      Permission.create(LEASES),
      Permission.of(['get', 'update', 'patch'], LEASES).named(leaseName),
      Permission.recordEvents(),
    );
  }

  /** Record events about objects, and count an event that repeats. */
  public static recordEvents(): Permission {
    return Permission.compose('recordEvents', Permission.of(['create', 'patch'], ...EVENTS));
  }

  /**
   * Read ConfigMaps of these names, and no others.
   *
   * @param names The names of the ConfigMaps.
   * @throws if no name is given
   */
  public static readConfigMaps(...names: string[]): Permission {
    return Permission.get(kplus.ApiResource.CONFIG_MAPS).named(...names);
  }

  /**
   * Operate custom resources: watch their objects, update their status, use
   * finalizers, and record events. Add permissions for the objects that the
   * operator creates.
   *
   * @param customResources The custom resources, as in `ApiResource.custom({ apiGroup: 'example.com', resourceType: 'databases' })`.
   * @throws if none is given, or one is a subresource or a single object
   */
  public static operator(...customResources: kplus.IApiResource[]): Permission {
    if (customResources.length === 0) {
      throw new Error("Permission.operator names no custom resource; write Permission.operator(ApiResource.custom({ apiGroup: 'example.com', resourceType: 'databases' })), for example");
    }
    return Permission.compose('operator',
      Permission.read(...customResources),
      Permission.of(['get', 'update', 'patch'], ...customResources.map(resource => Subresource.of(resource, 'status'))),
      Permission.update(...customResources.map(resource => Subresource.of(resource, 'finalizers'))),
      Permission.recordEvents(),
    );
  }

  private static compose(preset: string, ...permissions: Permission[]): Permission {
    return new Permission({ parts: permissions.flatMap(({ state }) => state.parts), preset });
  }

  private rules?: readonly PolicyRule[];

  private constructor(private readonly state: State) {}

  /**
   * Returns the permission limited to objects with these names, in addition to
   * those it already names.
   *
   * @throws if RBAC would not see the names: with `list`, `watch`, `deletecollection`, and `create` of anything but a subresource; or the permission is composed, as `leaderElection()` is
   */
  public named(...names: string[]): Permission {
    return this.withNames(names, 'named');
  }

  /**
   * Returns the permission limited to objects with these names, also for `list`
   * and `watch`. These match only if the client sends the field selector
   * `metadata.name=<name>`; otherwise the API server refuses the request. An
   * annotation of the role accepts the finding that the audit cannot verify
   * this.
   *
   * @throws like `named()`, except for `list` and `watch`
   */
  public namedByFieldSelector(...names: string[]): Permission {
    return this.withNames(names, 'namedByFieldSelector');
  }

  /**
   * Returns the permission with a reason for granting it, which wildcards and
   * permissions that allow privilege escalation require. The reason is written
   * to the annotations of the role.
   *
   * If several permissions lead to one finding, the finding is accepted until
   * the earliest of their dates, and has an owner and a ticket if each of them
   * has one.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The end, owner and ticket of the reason.
   * @throws if the reason is shorter, an option is invalid, or the permission has a reason from an earlier call
   */
  public because(reason: string, options: ReasonOptions = {}): Permission {
    const settings = checkReason('Permission.because', reason, options, REASON_OPTIONS);
    const earlier = this.state.reason;
    if (earlier) {
      throw new Error(safeText(`Permission.because: the permission already has the reason ${printable(JSON.stringify(earlier.reason))}, which ${printable(JSON.stringify(reason))} would replace; write one because() with the whole reason`));
    }
    return new Permission({ ...this.state, reason: { reason, ...settings } });
  }

  /** @internal */
  public get _reason(): Acceptance | undefined {
    return this.state.reason ?? this.state.defaultReason;
  }

  /** @internal */
  public _toRules(): readonly PolicyRule[] {
    return this.rules ??= this.state.parts.flatMap(policyRulesOf);
  }

  private withNames(names: readonly string[], method: 'named' | 'namedByFieldSelector'): Permission {
    const { parts, preset } = this.state;
    if (preset !== undefined) {
      throw new Error(safeText(`Permission.${preset}() is composed of several permissions, which ${method}(${names.map(name => JSON.stringify(name)).join(', ')}) can't limit together; leave ${method}() out, or write the single permissions, as in Permission.get(resource).${method}(...)`));
    }
    return new Permission({ ...this.state, parts: parts.map(part => onNames(part, names, method === 'namedByFieldSelector')) });
  }
}
