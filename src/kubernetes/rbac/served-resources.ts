import { SERVED_RESOURCES } from './served-resources-data';

/** Stands for a subresource of any name. */
const USER_EXTRAS = 'userextras/<key>';

/** By API group and resource: verbs that the API server checks in addition to those of requests. Discovery does not list them. */
const ALSO_ASKED: { readonly [apiGroup: string]: { readonly [resource: string]: string } } = {
  '': {
    users: 'impersonate',
    groups: 'impersonate',
    serviceaccounts: 'impersonate',
    // The kubelet checks these: https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
    ...Object.fromEntries(['checkpoint', 'configz', 'healthz', 'log', 'metrics', 'pods', 'stats', 'statusz'].map(name => [`nodes/${name}`, 'get,create,update,patch,delete'])),
  },
  'authentication.k8s.io': {
    uids: 'impersonate,impersonate:user-info',
    [USER_EXTRAS]: 'impersonate,impersonate:user-info',
    users: 'impersonate:user-info',
    groups: 'impersonate:user-info',
    serviceaccounts: 'impersonate:serviceaccount',
    nodes: 'impersonate:arbitrary-node,impersonate:associated-node',
  },
  'certificates.k8s.io': {
    'signers': 'approve,sign,attest',
    'certificatesigningrequests/nodeclient': 'create',
    'certificatesigningrequests/selfnodeclient': 'create',
  },
  'rbac.authorization.k8s.io': { roles: 'bind,escalate', clusterroles: 'bind,escalate' },
  'resource.k8s.io': {
    'resourceclaims/binding': 'update,patch',
    'resourceclaims/driver': 'arbitrary-node:update,arbitrary-node:patch,associated-node:update,associated-node:patch',
  },
};

/** Removed API groups, with the first minor version of Kubernetes that no longer served any of their resources. */
export const REMOVED_GROUPS: ReadonlyMap<string, number> = new Map([['extensions', 22], ['settings.k8s.io', 20], ['auditregistration.k8s.io', 19]]);

/** Removed resources of groups that are still served, with the minor version. */
const REMOVED_RESOURCES: ReadonlyMap<string, number> = new Map([['podsecuritypolicies policy', 25], ['scheduledjobs batch', 8]]);

const VERBS: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> = verbsByResource();

function verbsByResource(): Map<string, Map<string, Set<string>>> {
  const found = new Map<string, Map<string, Set<string>>>();
  for (const table of [SERVED_RESOURCES, ALSO_ASKED]) {
    for (const [group, resources] of Object.entries(table)) {
      const ofGroup = found.get(group) ?? new Map<string, Set<string>>();
      found.set(group, ofGroup);
      for (const [resource, verbs] of Object.entries(resources)) {
        const ofResource = ofGroup.get(resource) ?? new Set<string>();
        ofGroup.set(resource, ofResource);
        verbs.split(',').forEach(verb => ofResource.add(verb));
      }
    }
  }
  return found;
}

/** The groups that kube-apiserver serves. */
export const SERVED_GROUPS: readonly string[] = [...VERBS.keys()];

/** All verbs that it checks, on any resource. */
export const KNOWN_VERBS: readonly string[] = [
  ...new Set([...VERBS.values()].flatMap(resources => [...resources.values()].flatMap(verbs => [...verbs]))),
];

/** Whether kube-apiserver itself serves an API group. All other groups belong to third parties. */
export function isServedGroup(apiGroup: string): boolean {
  return VERBS.has(apiGroup);
}

/** The resources of a served group, subresources included. */
export function resourcesOfGroup(apiGroup: string): readonly string[] {
  return [...VERBS.get(apiGroup)?.keys() ?? []];
}

/**
 * The verbs that are checked on a resource of a served group; `undefined` if there is
 * no such resource. The garbage collector requires `update` on the finalizers of every
 * resource, and `userextras` has a subresource for each key.
 */
export function verbsOf(apiGroup: string, resource: string): ReadonlySet<string> | undefined {
  const resources = VERBS.get(apiGroup);
  const [type, subresource] = resource.split('/');
  if (subresource === 'finalizers' && resources?.has(type)) { return new Set(['update']); }
  return resources?.get(type === 'userextras' && subresource ? USER_EXTRAS : resource);
}

/** The first minor version of Kubernetes that no longer serves a resource. */
export function removedIn(apiGroup: string, resource: string): number | undefined {
  return REMOVED_GROUPS.get(apiGroup) ?? REMOVED_RESOURCES.get(`${resource.split('/')[0]} ${apiGroup}`);
}
