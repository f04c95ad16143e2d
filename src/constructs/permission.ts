import * as kplus from 'cdk8s-plus-28';
import { checkReason, REASON_OPTIONS } from './_check-reason';
import { ReasonOptions } from './reason-options';
import { Acceptance } from '../acceptance';
import { isTemplated } from '../kubernetes/names';
import { ineffectiveParts } from '../kubernetes/rbac/permission-effect';
import { PolicyRule, sortVerbs } from '../kubernetes/rbac/policy-rule';
import { isServedGroup } from '../kubernetes/rbac/served-resources';
import { safeText } from '../text/safe-text';

/** One type of objects, or some of its objects. */
interface Target {
  readonly apiGroup: string;
  readonly resource: string;
  readonly names: readonly string[];
}

interface State {
  readonly verbs: readonly string[];
  readonly targets: readonly Target[];
  readonly urls: readonly string[];
  readonly byFieldSelector: boolean;
  readonly reason?: Acceptance;
}

/**
 * What a role grants: verbs on resources. It never changes; `named()` and
 * `because()` return another one. It is judged when a role takes it: a wildcard,
 * and whatever leads to more permissions than it says, needs `because()`.
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

  /** Create objects. RBAC can't see the name of a new object; for that there is `apply()`. */
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
   * Server-side apply: create and patch. It is the one way to create an object
   * whose name RBAC sees, so that it may be `named()`.
   *
   * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
   */
  public static apply(...resources: kplus.IApiResource[]): Permission {
    return new Permission(stateOf(['create', 'patch'], resources), true);
  }

  /**
   * Any verbs, custom ones included.
   *
   * @throws if there is no verb or no resource, a verb, resource or API group is misspelt, a resource is `pods/*`, or no request matches
   */
  public static of(verbs: string[], ...resources: kplus.IApiResource[]): Permission {
    return new Permission(stateOf(verbs, resources));
  }

  /**
   * Verbs on paths of the API server that are no resources, as in
   * `Permission.onPaths(['get'], NonApiResource.of('/metrics'))`. Only a
   * `MinimalClusterRole` can grant it.
   *
   * @throws if there is no verb or no path, or an endpoint is a resource
   */
  public static onPaths(verbs: string[], ...endpoints: kplus.IApiEndpoint[]): Permission {
    const urls = endpoints.map(endpoint => {
      const url = endpoint.asNonApiResource();
      if (url === undefined) { throw new Error("Permission.onPaths takes paths only; write NonApiResource.of('/metrics'), or Permission.of(verbs, resource) for a resource"); }
      if (url !== '*' && !url.startsWith('/')) { throw new Error(safeText(`the path ${JSON.stringify(url)} must begin with "/"; write NonApiResource.of('/metrics'), for example`)); }
      return url;
    });
    if (urls.length === 0) { throw new Error("Permission.onPaths names no path; write NonApiResource.of('/metrics'), for example"); }
    return new Permission({ verbs: checkedVerbs(verbs), targets: [], urls, byFieldSelector: false });
  }

  private rules?: readonly PolicyRule[];

  private constructor(private readonly state: State, private readonly applies = false) {
    this.checkNames();
  }

  /**
   * The same, limited to objects with these names, besides those it names already.
   *
   * @throws if RBAC would not see the names: with `list`, `watch`, `deletecollection`, and `create` of anything but a subresource
   */
  public named(...names: string[]): Permission {
    return this.withNames(names, this.state.byFieldSelector);
  }

  /**
   * The same, limited to objects with these names, also for `list` and `watch`.
   * These match only when the client sends the field selector
   * `metadata.name=<name>`; without it the API server refuses them. The role's
   * annotations accept that the auditor can't see whether it does.
   *
   * @throws as `named()` does, but for `list` and `watch`
   */
  public namedByFieldSelector(...names: string[]): Permission {
    return this.withNames(names, true);
  }

  /**
   * The same, with the reason why it must be granted although it is a wildcard or
   * leads to more permissions than it says. The reason stands in the role's
   * annotations.
   *
   * Where several permissions lead to one finding, it is accepted until the first of
   * their dates, and has an owner and a ticket where each of them has.
   *
   * @param reason Why, in at least 10 characters.
   * @param options What belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public because(reason: string, options: ReasonOptions = {}): Permission {
    const settings = checkReason('Permission.because', reason, options, REASON_OPTIONS);
    return new Permission({ ...this.state, reason: { reason, ...settings } }, this.applies);
  }

  /** @internal */
  public get _reason(): Acceptance | undefined {
    return this.state.reason;
  }

  /** @internal */
  public _toRules(): readonly PolicyRule[] {
    return this.rules ??= this.toRules();
  }

  private toRules(): PolicyRule[] {
    const { verbs, targets, urls } = this.state;
    return [
      ...targets.map(({ apiGroup, resource, names }) => ({
        apiGroups: [apiGroup],
        resources: [resource],
        ...names.length > 0 ? { resourceNames: names } : {},
        verbs,
      })),
      ...urls.length > 0 ? [{ nonResourceURLs: urls, verbs }] : [],
    ];
  }

  private withNames(names: string[], byFieldSelector: boolean): Permission {
    if (names.length === 0 || names.includes('')) {
      throw new Error("the names of a permission must not be empty; write named('my-config'), or leave it out to cover all objects");
    }
    if (this.state.urls.length > 0) { throw new Error(safeText(`paths have no names, got ${names.join(', ')}; leave named() out`)); }
    // A signer is a word of its own, for which Kubernetes also asks with a wildcard; servers of other groups may do the same.
    const pattern = names.find(name => name.includes('*') && !isTemplated(name));
    if (pattern !== undefined && this.state.targets.some(({ apiGroup, resource }) => resource !== 'signers' && isServedGroup(apiGroup))) {
      throw new Error(safeText(`RBAC compares names exactly, got ${JSON.stringify(pattern)}, which matches no object; write each name, or leave named() out to cover all objects`));
    }
    const targets = this.state.targets.map(target => ({ ...target, names: [...new Set([...target.names, ...names])] }));
    return new Permission({ ...this.state, targets, byFieldSelector }, this.applies);
  }

  private checkNames(): void {
    const { verbs, targets, byFieldSelector } = this.state;
    for (const { resource, names } of targets.filter(target => target.names.length > 0)) {
      const given = (): string => `${verbs.join(',')} on ${resource} named ${names.join(', ')}`;
      if (verbs.includes('deletecollection')) {
        throw new Error(safeText(`RBAC can't limit deletecollection to names, got ${given()}; write Permission.delete(...).named(...)`));
      }
      if (verbs.includes('create') && !this.applies && !resource.includes('/')) {
        throw new Error(safeText(`RBAC can't see the name of an object that is created, got ${given()}; write Permission.apply(...).named(...) for server-side apply, or Permission.create(...) without names`));
      }
      if (!byFieldSelector && verbs.some(verb => verb === 'list' || verb === 'watch')) {
        throw new Error(safeText(`RBAC sees a name in list and watch only when the client sends a field selector, got ${given()}; write Permission.get(...).named(...), or namedByFieldSelector(...) if the client does`));
      }
    }
  }
}

function stateOf(verbs: readonly string[], resources: readonly kplus.IApiResource[]): State {
  const checked = checkedVerbs(verbs);
  if (resources.length === 0) { throw new Error(safeText(`a permission to ${checked.join(',')} names no resource; write Permission.get(ApiResource.CONFIG_MAPS), for example`)); }
  const targets = resources.map(({ apiGroup, resourceType, resourceName }) => {
    // Python shows plain attributes of a class of its own to nobody.
    if (typeof apiGroup !== 'string' || typeof resourceType !== 'string') {
      throw new Error(safeText(`the resource of a permission to ${checked.join(',')} tells no ${typeof apiGroup !== 'string' ? 'apiGroup' : 'resourceType'}; write ApiResource.custom({ apiGroup: 'example.com', resourceType: 'databases' }), or, in a class of Python, each attribute as a @property`));
    }
    if (!isTemplated(resourceType) && !/^[^A-Z]+$/.test(resourceType)) {
      throw new Error(safeText(`the resource of a permission is ${JSON.stringify(resourceType)}, but RBAC wants the lower-case plural of the kind; write 'configmaps', for example`));
    }
    if (!isTemplated(apiGroup) && apiGroup.includes('/')) {
      throw new Error(safeText(`the API group of '${resourceType}' is ${JSON.stringify(apiGroup)}, but RBAC wants it without a version; write ${JSON.stringify(apiGroup.split('/')[0])}`));
    }
    if (/[^*]\/\*$/.test(resourceType)) {
      throw new Error(safeText(`RBAC takes '${resourceType}' for a resource of that name, which does not exist; name the subresource with Subresource.of(...)`));
    }
    return { apiGroup: apiGroup === 'core' ? '' : apiGroup, resource: resourceType, names: resourceName === undefined ? [] : [resourceName] };
  });
  checkEffect(checked, targets);
  return { verbs: checked, targets, urls: [], byFieldSelector: false };
}

/** Refuses what matches no request. What only some resources do not have is fine: verbs and resources are listed together. */
function checkEffect(verbs: readonly string[], targets: readonly Target[]): void {
  const parts = targets.map(({ apiGroup, resource }) =>
    ineffectiveParts({ apiGroups: [apiGroup], resources: [resource], verbs }).filter(({ mayBeAsked }) => !mayBeAsked));
  const dead = parts.flat().find(({ field, value }) => field !== 'verbs' || parts.every(ofTarget => ofTarget.some(part => part.value === value)));
  if (dead) {
    const resources = targets.map(({ resource }) => resource).join(', ');
    throw new Error(safeText(`the permission to ${verbs.join(',')} on ${resources} would grant nothing: '${dead.value}' ${dead.why}; ${dead.hint ?? 'write another'}`));
  }
}

function checkedVerbs(verbs: readonly string[]): string[] {
  if (verbs.length === 0) { throw new Error("a permission names no verb; write Permission.of(['get'], ...), for example"); }
  const wrong = verbs.find(verb => verb !== '*' && !isTemplated(verb) && !/^[a-z][-a-z:]*$/.test(verb));
  if (wrong !== undefined) {
    throw new Error(safeText(`the verb of a permission is ${JSON.stringify(wrong)}, but verbs are lower-case words; write 'get', for example`));
  }
  return sortVerbs(verbs);
}
