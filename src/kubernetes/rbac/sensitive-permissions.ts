import { grantsEverything } from './grants-everything';
import { namesText } from './name-text';
import { mergePolicyRules, PolicyRule, sortVerbs } from './policy-rule';
import { KNOWN_MINORS } from '../kubernetes-version';

/** A permission that gives more than it says. */
export interface SensitivePermission {
  /** The id of the audit rule that reports it. */
  readonly rule: string;
  /** What is granted, as in `secrets get,list`. It is the key of the finding. */
  readonly key: string;
  /** What its holder can do with it, as a clause that follows "because". */
  readonly why: string;
  /** That permission alone: one resource or path, with only the verbs that matter. */
  readonly source: PolicyRule;
  /** The minor versions of Kubernetes in which it is so; all that were asked about, when unset. */
  readonly minors?: readonly number[];
}

/** The minor versions of Kubernetes in which something is so. Open where an end is unset. */
interface Versions {
  readonly since?: number;
  readonly until?: number;
}

interface Danger {
  readonly rule: string;
  readonly why: string;
  readonly verbs: readonly string[];
  /** The resources by API group; unset where the verb means the same on every resource. */
  readonly resources?: { readonly [apiGroup: string]: readonly string[] };
  /** Harmless when it is limited to named objects. */
  readonly harmlessNamed?: boolean;
  /** Dangerous only when this object is named. */
  readonly name?: string;
  /**
   * Where verbs do something only in some versions of Kubernetes: those of a server
   * whose feature gates are as they come. `impersonate:*` stands for all that begin so.
   */
  readonly versions?: { readonly [verb: string]: Versions };
}

function danger(
  rule: string, why: string, verbs: readonly string[], resources?: Danger['resources'], only: Pick<Danger, 'harmlessNamed' | 'name' | 'versions'> = {},
): Danger {
  return { rule, why, verbs, resources, ...only };
}

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'update', 'patch'];
const CHANGE = ['update', 'patch'];
const REMOVE = ['delete', 'deletecollection'];
/** A request that opens a stream arrives as one of these, depending on the protocol. */
const CONNECT = ['get', 'create'];
/**
 * Since 1.35 the API server asks for `create` whatever the protocol.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/registry/core/pod/rest/subresources.go
 */
const CONNECT_VERSIONS = { get: { until: 34 } };
/**
 * Constrained impersonation is on by default since 1.36.
 *
 * @see https://kep.k8s.io/5284
 */
const IMPERSONATE_VERSIONS = { 'impersonate:*': { since: 36 }, 'impersonate-on:*': { since: 36 } };
/** Of what is served by default since a version, a permission has no effect before. */
const servedSince = (since: number, verbs: readonly string[]): Danger['versions'] => Object.fromEntries(verbs.map(verb => [verb, { since }]));
/** A proxy passes on every method of HTTP. */
const PROXY = ['get', 'create', 'update', 'patch', 'delete'];

const WATCHES_ALL_CREATED = 'it reads and changes every object that is created, or switches the checks off';
const PODS_AS_ANY_ACCOUNT = 'its pods can run as any account and mount any Secret of their namespace';

/**
 * What leads from one permission to more.
 *
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
 */
const DANGERS: readonly Danger[] = [
  danger('read-secrets', 'it shows the contents of every Secret in its reach',
    READ, { '': ['secrets'] }, { harmlessNamed: true }),
  danger('write-secrets', 'a Secret of type kubernetes.io/service-account-token becomes a token of any account that never expires',
    WRITE, { '': ['secrets'] }, { harmlessNamed: true }),
  danger('create-workloads', 'a pod can run as any account and mount any Secret of its namespace',
    ['create'], { '': ['pods'] }),
  danger('create-workloads', PODS_AS_ANY_ACCOUNT,
    WRITE, {
      '': ['replicationcontrollers'],
      'apps': ['deployments', 'daemonsets', 'statefulsets', 'replicasets'],
      'batch': ['cronjobs'],
    }),
  // The template of a Job never changes.
  danger('create-workloads', PODS_AS_ANY_ACCOUNT,
    ['create'], { batch: ['jobs'] }),
  danger('modify-pods', 'another image runs with the account and the Secrets of the pod',
    CHANGE, { '': ['pods'] }),
  danger('execute-in-pods', 'it runs commands with the tokens of the pod',
    CONNECT, { '': ['pods/exec', 'pods/attach'] }, { versions: CONNECT_VERSIONS }),
  danger('port-forward-to-pods', 'it reaches ports of the pod past every network policy',
    CONNECT, { '': ['pods/portforward'] }, { versions: CONNECT_VERSIONS }),
  danger('attach-ephemeral-containers', 'it starts a container of its own inside the pod',
    CHANGE, { '': ['pods/ephemeralcontainers'] }),
  danger('proxy-to-pods-or-services', 'it reaches pods past every network policy, from the address of the API server',
    PROXY, { '': ['pods/proxy', 'services/proxy'] }),
  danger('kubelet-api-access',
    'it runs commands in every pod of the node, past audit and admission; get is enough for that, and nodes/metrics, nodes/stats and nodes/log are the narrow forms',
    PROXY, { '': ['nodes/proxy'] }),
  danger('modify-node-or-pod-status', 'it moves pods or traffic to where its holder wants them',
    CHANGE, { '': ['nodes/status', 'pods/status', 'services/status'] }),
  danger('create-service-account-tokens', 'it makes tokens of every account in its reach',
    ['create'], { '': ['serviceaccounts/token'] }, { harmlessNamed: true }),
  danger('modify-service-accounts', 'an annotation of an account says which cloud role its pods get',
    WRITE, { '': ['serviceaccounts'] }),
  danger('request-token-audience', 'it lets a node ask for tokens for that recipient',
    ['request-serviceaccounts-token-audience']),
  danger('bind-roles', 'it gives permissions to anybody that its holder does not have',
    ['bind'], { 'rbac.authorization.k8s.io': ['roles', 'clusterroles'] }),
  danger('escalate-roles', 'it writes permissions into a role that its holder does not have',
    ['escalate'], { 'rbac.authorization.k8s.io': ['roles', 'clusterroles'] }),
  danger('modify-roles', 'it changes what everybody bound to the role may do',
    WRITE, { 'rbac.authorization.k8s.io': ['roles', 'clusterroles'] }),
  danger('modify-role-bindings', 'it hands out whatever its holder may do',
    WRITE, { 'rbac.authorization.k8s.io': ['rolebindings', 'clusterrolebindings'] }),
  danger('impersonate', 'it acts as somebody else',
    ['impersonate'], undefined, { versions: IMPERSONATE_VERSIONS }),
  danger('impersonate', 'it acts as somebody else',
    ['impersonate'], { '': ['users', 'groups', 'serviceaccounts'], 'authentication.k8s.io': ['uids'] }, { versions: IMPERSONATE_VERSIONS }),
  danger('approve-certificates', 'it turns a certificate request into a new identity',
    CHANGE, { 'certificates.k8s.io': ['certificatesigningrequests/approval'] }),
  danger('approve-certificates', 'it lets certificates of that signer be made',
    ['approve', 'sign', 'attest'], { 'certificates.k8s.io': ['signers'] }, { versions: servedSince(37, ['attest']) }),
  danger('modify-admission-control', WATCHES_ALL_CREATED,
    [...WRITE, ...REMOVE], {
      'admissionregistration.k8s.io': [
        'validatingwebhookconfigurations', 'mutatingwebhookconfigurations', 'validatingadmissionpolicies', 'validatingadmissionpolicybindings',
      ],
    }),
  danger('modify-admission-control', WATCHES_ALL_CREATED,
    [...WRITE, ...REMOVE], { 'admissionregistration.k8s.io': ['mutatingadmissionpolicies', 'mutatingadmissionpolicybindings'] },
    { versions: servedSince(36, [...WRITE, ...REMOVE]) }),
  danger('modify-api-services', 'it answers requests in the place of the API server',
    WRITE, { 'apiregistration.k8s.io': ['apiservices'] }),
  danger('modify-custom-resource-definitions', 'it changes what objects of the type are, and a conversion webhook sees them all',
    WRITE, { 'apiextensions.k8s.io': ['customresourcedefinitions'] }),
  danger('create-persistent-volumes', 'a volume can be any directory of a node',
    ['create'], { '': ['persistentvolumes'] }),
  danger('modify-namespaces', 'the labels of a namespace say what its pods may do and which network policies hold',
    CHANGE, { '': ['namespaces', 'namespaces/status'] }),
  danger('modify-namespaces', 'the labels of a namespace say what its pods may do and which network policies hold',
    ['update'], { '': ['namespaces/finalize'] }),
  danger('modify-cluster-identity-mapping', 'aws-auth says which cloud users are administrators of the cluster',
    WRITE, { '': ['configmaps'] }, { name: 'aws-auth' }),
  danger('modify-service-endpoints', 'it sends the traffic of a Service elsewhere',
    WRITE, { '': ['endpoints'], 'discovery.k8s.io': ['endpointslices'] }),
  danger('use-managed-identity', 'it takes on a managed identity of the cloud',
    ['use-managed-identity']),
];

/** The audit rules that report a sensitive permission. */
export const SENSITIVE_PERMISSION_RULES: readonly string[] = [
  'grants-everything', 'wildcard-verb', 'wildcard-resource', 'wildcard-api-group', 'wildcard-non-resource-url',
  ...new Set(DANGERS.map(({ rule }) => rule)),
];

/** The verbs of ordinary requests; all others are custom and granted on purpose. */
const ORDINARY_VERBS = ['*', 'get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** The verbs of requests that may name no object. */
const NAMELESS_VERBS = ['*', 'list', 'watch', 'create', 'deletecollection'];

/**
 * The permissions of a role that give more than they say: wildcards, and
 * whatever leads to escalation. A wildcard resource stands for all it covers.
 *
 * @param rules All rules of the role; they are judged as they are together.
 * @param minors The minor versions of Kubernetes that are asked about, the oldest
 * first. They decide what is found, and never what it is called.
 */
export function sensitivePermissions(rules: readonly PolicyRule[], minors: readonly number[] = KNOWN_MINORS): SensitivePermission[] {
  if (grantsEverything(rules)) { return [EVERYTHING]; }
  const candidates = onlyCandidates(rules);
  if (candidates.length === 0) { return []; }
  const found = new Map<string, SensitivePermission>();
  for (const single of mergePolicyRules(candidates).flatMap(singleRules).filter(mayMatch)) {
    for (const permission of [...wildcards(single), ...dangers(single, minors)]) {
      found.set(JSON.stringify([permission.rule, permission.key]), permission);
    }
  }
  return [...found.values()];
}

/** It contains all others. */
const EVERYTHING: SensitivePermission = finding('grants-everything', 'it covers every resource of every API group', { apiGroup: '*', resource: '*', names: [], verbs: ['*'] }, ['*']);

/** The dangers of one resource, by `<resource> <API group>`. */
const DANGERS_BY_RESOURCE: ReadonlyMap<string, readonly Danger[]> = dangersByResource();

/** The dangers of a verb that means the same on every resource. */
const DANGERS_ANYWHERE = DANGERS.filter(({ resources }) => !resources);

function dangersByResource(): Map<string, Danger[]> {
  const found = new Map<string, Danger[]>();
  for (const candidate of DANGERS) {
    for (const [group, names] of Object.entries(candidate.resources ?? {})) {
      for (const name of names) { found.set(`${name} ${group}`, [...found.get(`${name} ${group}`) ?? [], candidate]); }
    }
  }
  return found;
}

/**
 * The part of the rules that may hold anything sensitive. Most roles hold
 * nothing, and merging rules is dear. Of a resource all rules are kept or none,
 * so that the part merges as the whole would.
 */
function onlyCandidates(rules: readonly PolicyRule[]): PolicyRule[] {
  const candidates = new Set<string>();
  for (const { apiGroups = [], resources = [], verbs } of rules) {
    const unusual = apiGroups.includes('*') || verbs.some(verb => verb === '*' || !ORDINARY_VERBS.includes(verb));
    for (const resource of resources) {
      if (unusual || resource.startsWith('*') || apiGroups.some(group => mayBeDangerous(`${resource} ${group}`, verbs))) {
        candidates.add(resource);
      }
    }
  }
  return rules.flatMap(rule => {
    const { resources = [], nonResourceURLs = [] } = rule;
    const kept = candidates.size === 0 ? [] : resources.filter(resource => candidates.has(resource));
    if (kept.length === 0 && nonResourceURLs.length === 0) { return []; }
    return [kept.length === resources.length ? rule : { ...rule, resources: kept }];
  });
}

function mayBeDangerous(key: string, verbs: readonly string[]): boolean {
  return DANGERS_BY_RESOURCE.get(key)?.some(candidate => candidate.verbs.some(verb => verbs.includes(verb))) ?? false;
}

/** A rule with one resource in one group, or one path. */
interface SingleRule {
  readonly apiGroup: string;
  readonly resource?: string;
  readonly url?: string;
  readonly names: readonly string[];
  readonly verbs: readonly string[];
}

function singleRules({ apiGroups = [], resources = [], resourceNames: names = [], nonResourceURLs = [], verbs }: PolicyRule): SingleRule[] {
  return [
    ...apiGroups.flatMap(apiGroup => resources.map(resource => ({ apiGroup, resource, names, verbs }))),
    ...nonResourceURLs.map(url => ({ apiGroup: '', url, names, verbs })),
  ];
}

/** Whether RBAC matches the resource with any: `pods/*` and `pod*` are compared letter by letter. */
function mayMatch({ resource = '' }: SingleRule): boolean {
  return resource === '*' || !resource.replace(/^\*\//, '').includes('*');
}

function wildcards(single: SingleRule): SensitivePermission[] {
  const { apiGroup, resource, url, verbs } = single;
  const found = (rule: string, what: string): SensitivePermission => finding(rule, `it covers every ${what}, also those to come`, single, verbs);
  return [
    ...verbs.includes('*') ? [found('wildcard-verb', 'verb')] : [],
    ...resource === '*' || resource?.startsWith('*/') ? [found('wildcard-resource', 'resource')] : [],
    ...apiGroup === '*' ? [found('wildcard-api-group', 'API group')] : [],
    ...url === '*' || url === '/*' ? [found('wildcard-non-resource-url', 'path of the API server')] : [],
  ];
}

function dangers(single: SingleRule, minors: readonly number[]): SensitivePermission[] {
  const { apiGroup, resource = '', url, names, verbs } = single;
  if (url !== undefined) { return []; }
  const several = apiGroup === '*' || resource.startsWith('*');
  return (several ? DANGERS : [...DANGERS_ANYWHERE, ...DANGERS_BY_RESOURCE.get(`${resource} ${apiGroup}`) ?? []])
    .filter(({ name }) => name === undefined || names.includes(name))
    .filter(candidate => concerns(candidate, single))
    .map(candidate => ({
      ...candidate,
      matching: verbs.filter(verb => matches(candidate, single, verb) && !(candidate.harmlessNamed && isLimited(single, verb))),
    }))
    .filter(({ matching }) => matching.length > 0)
    .map(candidate => ({ ...candidate, within: minors.filter(minor => isDangerousIn(candidate, candidate.matching, minor)) }))
    .filter(({ within }) => within.length > 0)
    .map(({ rule, why, matching, within }) => ({
      ...finding(rule, why, single, matching), ...within.length < minors.length ? { minors: within } : {},
    }));
}

/** Whether one of the verbs does something in a version. */
function isDangerousIn({ verbs, versions }: Danger, granted: readonly string[], minor: number): boolean {
  if (!versions) { return true; }
  return (granted.includes('*') ? verbs : granted).some(verb => {
    const { since = minor, until = minor } = versions[verb] ?? versions[verb.replace(/:.*/, ':*')] ?? {};
    return since <= minor && minor <= until;
  });
}

/** Whether names limit a verb. An empty one lets every request pass that carries none. */
function isLimited({ names, resource = '' }: SingleRule, verb: string): boolean {
  const carriesName = resource.includes('/') || !NAMELESS_VERBS.includes(verb);
  return names.length > 0 && (carriesName || !names.includes(''));
}

/** Whether the rule covers a resource of the danger. */
function concerns({ resources }: Danger, { apiGroup, resource = '' }: SingleRule): boolean {
  if (!resources) { return true; }
  const dangerous = apiGroup === '*' ? Object.values(resources).flat() : Object.hasOwn(resources, apiGroup) ? resources[apiGroup] : [];
  if (resource === '*') { return dangerous.length > 0; }
  return dangerous.includes(resource) || (resource.startsWith('*/') && dangerous.some(other => other.endsWith(resource.slice(1))));
}

function matches({ verbs, resources }: Danger, { resource }: SingleRule, verb: string): boolean {
  // Constrained impersonation has verbs of its own, such as `impersonate:user-info`.
  const named = verbs.includes(verb) || (verb.startsWith('impersonate') && verbs.includes('impersonate'));
  if (!resources) { return named; }
  if (resource === '*') { return named && !ORDINARY_VERBS.includes(verb); }
  return named || verb === '*';
}

function finding(
  rule: string, why: string, { apiGroup, resource, url, names }: SingleRule, matching: readonly string[],
): SensitivePermission {
  const verbs = matching.includes('*') ? ['*'] : sortVerbs(matching);
  const target = url ?? (apiGroup === '' ? resource! : `${resource}.${apiGroup}`);
  const limited = names.length > 0 ? { resourceNames: names } : {};
  return {
    rule,
    key: `${target} ${verbs.join(',')}${names.length > 0 ? ` named ${namesText(names)}` : ''}`,
    why,
    source: url === undefined ? { apiGroups: [apiGroup], resources: [resource!], ...limited, verbs } : { nonResourceURLs: [url], verbs },
  };
}
