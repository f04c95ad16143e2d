import { explainNotNamespaced } from './cluster-scoped-resources';
import { RESOURCE_NAMES } from './resource-names-data';
import { isServedGroup, resourcesOfGroup, SERVED_GROUPS } from './served-resources';
import { CLUSTER_SCOPED_RESOURCES } from './served-resources-data';

/** A resource of the API server, with the names that kubectl accepts for it. */
export interface ServedResource {
  readonly apiGroup: string;
  /** The plural, as in rules. */
  readonly resource: string;
  /** The singular and the short names. */
  readonly otherNames: readonly string[];
  readonly namespaced: boolean;
}

/** The resources, without subresources, that kube-apiserver serves or checks in RBAC. The core group comes first, as in kubectl. */
export function servedResources(): readonly ServedResource[] {
  return [...SERVED_GROUPS].sort((a, b) => Number(a !== '') - Number(b !== '')).flatMap(apiGroup =>
    [...new Set(resourcesOfGroup(apiGroup).map(resource => resource.split('/')[0]))].map(resource => ({
      apiGroup,
      resource,
      otherNames: namesOf(apiGroup, resource),
      namespaced: !isClusterScoped(apiGroup, resource),
    })));
}

function namesOf(apiGroup: string, resource: string): readonly string[] {
  const names = Object.hasOwn(RESOURCE_NAMES, apiGroup) ? RESOURCE_NAMES[apiGroup] : {};
  return Object.hasOwn(names, resource) ? names[resource].split(',') : [];
}

function isClusterScoped(apiGroup: string, resource: string): boolean {
  return (isServedGroup(apiGroup) && Object.hasOwn(CLUSTER_SCOPED_RESOURCES, apiGroup) && CLUSTER_SCOPED_RESOURCES[apiGroup].includes(resource))
    || explainNotNamespaced(apiGroup, resource, ['get']) !== undefined;
}
