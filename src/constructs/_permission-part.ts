import * as kplus from 'cdk8s-plus-28';
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

/** Verbs on resources, or on paths. */
export interface PermissionPart {
  readonly verbs: readonly string[];
  readonly targets: readonly Target[];
  readonly urls: readonly string[];
  /** Whether the client sends the names of its lists and watches. */
  readonly byFieldSelector?: boolean;
  /** Whether it creates objects by server-side apply, where RBAC sees the name. */
  readonly applies?: boolean;
}

/** Verbs on resources. */
export function onResources(verbs: readonly string[], resources: readonly kplus.IApiResource[], applies?: boolean): PermissionPart {
  const checked = checkedVerbs(verbs);
  if (resources.length === 0) { throw new Error(safeText(`a permission to ${checked.join(',')} names no resource; write Permission.get(ApiResource.CONFIG_MAPS), for example`)); }
  const targets = resources.map(({ apiGroup, resourceType, resourceName }) => {
    // jsii does not expose plain attributes of a Python class.
    if (typeof apiGroup !== 'string' || typeof resourceType !== 'string') {
      throw new Error(safeText(`the resource of a permission to ${checked.join(',')} has no ${typeof apiGroup !== 'string' ? 'apiGroup' : 'resourceType'}; write ApiResource.custom({ apiGroup: 'example.com', resourceType: 'databases' }), or, in a class of Python, each attribute as a @property`));
    }
    if (!isTemplated(resourceType) && !/^[^A-Z]+$/.test(resourceType)) {
      throw new Error(safeText(`the resource of a permission is ${JSON.stringify(resourceType)}, but RBAC requires the lower-case plural of the kind; write 'configmaps', for example`));
    }
    if (!isTemplated(apiGroup) && apiGroup.includes('/')) {
      throw new Error(safeText(`the API group of '${resourceType}' is ${JSON.stringify(apiGroup)}, but RBAC requires it without a version; write ${JSON.stringify(apiGroup.split('/')[0])}`));
    }
    if (/[^*]\/\*$/.test(resourceType)) {
      throw new Error(safeText(`RBAC reads '${resourceType}' as the name of a resource, which does not exist; name the subresource with Subresource.of(...)`));
    }
    return { apiGroup: apiGroup === 'core' ? '' : apiGroup, resource: resourceType, names: resourceName === undefined ? [] : [resourceName] };
  });
  checkEffect(checked, targets);
  return checkedNames({ verbs: checked, targets, urls: [], applies });
}

/** Verbs on paths of the API server that are not resources. */
export function onUrls(verbs: readonly string[], endpoints: readonly kplus.IApiEndpoint[]): PermissionPart {
  const urls = endpoints.map(endpoint => {
    const url = endpoint.asNonApiResource();
    if (url === undefined) { throw new Error("Permission.onNonResourceUrls takes paths only; write NonApiResource.of('/metrics'), or Permission.of(verbs, resource) for a resource"); }
    if (url !== '*' && !url.startsWith('/') && !isTemplated(url)) { throw new Error(safeText(`the path ${JSON.stringify(url)} must begin with "/"; write NonApiResource.of('/metrics'), for example`)); }
    return url;
  });
  if (urls.length === 0) { throw new Error("Permission.onNonResourceUrls names no path; write NonApiResource.of('/metrics'), for example"); }
  return { verbs: checkedVerbs(verbs), targets: [], urls };
}

/** A part limited to objects with these names. */
export function onNames(part: PermissionPart, names: readonly string[], byFieldSelector?: boolean): PermissionPart {
  if (names.length === 0 || names.includes('')) {
    throw new Error("the names of a permission must not be empty; write named('my-config'), or leave it out to cover all objects");
  }
  if (part.urls.length > 0) { throw new Error(safeText(`paths have no names, got ${names.join(', ')}; leave named() out`)); }
  // Kubernetes also checks signers with a wildcard; servers of other groups may do the same.
  const pattern = names.find(name => name.includes('*') && !isTemplated(name));
  if (pattern !== undefined && part.targets.some(({ apiGroup, resource }) => resource !== 'signers' && isServedGroup(apiGroup))) {
    throw new Error(safeText(`RBAC compares names exactly, got ${JSON.stringify(pattern)}, which matches no object; write each name, or leave named() out to cover all objects`));
  }
  const targets = part.targets.map(target => ({ ...target, names: [...new Set([...target.names, ...names])] }));
  return checkedNames({ ...part, targets, byFieldSelector: byFieldSelector || part.byFieldSelector });
}

/** The role rules that grant a part. */
export function policyRulesOf({ verbs, targets, urls }: PermissionPart): PolicyRule[] {
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

/** Refuses names that RBAC would not see. */
function checkedNames(part: PermissionPart): PermissionPart {
  const { verbs, targets, byFieldSelector, applies } = part;
  for (const { resource, names } of targets.filter(target => target.names.length > 0)) {
    const given = (): string => `${verbs.join(',')} on ${resource} named ${names.join(', ')}`;
    if (verbs.includes('deletecollection')) {
      throw new Error(safeText(`RBAC can't limit deletecollection to names, got ${given()}; write Permission.delete(...).named(...)`));
    }
    if (verbs.includes('create') && !applies && !resource.includes('/')) {
      throw new Error(safeText(`RBAC can't see the name of an object that is created, got ${given()}; write Permission.apply(...).named(...) for server-side apply, or Permission.create(...) without names`));
    }
    if (!byFieldSelector && verbs.some(verb => verb === 'list' || verb === 'watch')) {
      throw new Error(safeText(`RBAC sees a name in list and watch only when the client sends a field selector, got ${given()}; write Permission.get(...).named(...), or namedByFieldSelector(...) if the client does`));
    }
  }
  return part;
}

/** Refuses rules that match no request. Not every resource needs to have every verb, because verbs and resources are listed together. */
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
