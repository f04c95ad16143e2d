import { mergePolicyRules, PolicyRule, sortVerbs } from './policy-rule';

/** A permission that gives more than it says. */
export interface SensitivePermission {
  /** The id of the audit rule that reports it. */
  readonly rule: SensitivePermissionRule;
  /** What is granted, as in `secrets get,list`. It is the key of the finding. */
  readonly key: string;
  /** What its holder can do with it, as a clause that follows "because". */
  readonly why: string;
  /** The same permission alone: one resource or path, and only the verbs that matter. */
  readonly source: PolicyRule;
}

interface Danger {
  readonly rule: string;
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[] | RegExp;
  /** Harmless when it is limited to named objects. */
  readonly harmlessNamed?: boolean;
  /** Dangerous only when one of these objects is named. */
  readonly names?: readonly string[];
  readonly why: string;
}

const WRITE = ['create', 'update', 'patch'];
const CHANGE = ['update', 'patch'];
const RBAC = 'rbac.authorization.k8s.io';
const ADMISSION = 'admissionregistration.k8s.io';

/**
 * What leads from one permission to more.
 *
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
 */
const DANGERS: readonly Danger[] = [
  {
    rule: 'read-secrets', apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list', 'watch'], harmlessNamed: true,
    why: 'it shows the contents of every Secret in its reach',
  },
  {
    rule: 'write-secrets', apiGroups: [''], resources: ['secrets'], verbs: WRITE, harmlessNamed: true,
    why: 'a Secret of type kubernetes.io/service-account-token becomes a token of any account that never expires',
  },
  {
    rule: 'modify-pods', apiGroups: [''], resources: ['pods'], verbs: CHANGE,
    why: 'another image runs with the account and the Secrets of the pod',
  },
  {
    rule: 'create-workloads', apiGroups: [''], resources: ['pods'], verbs: ['create'],
    why: 'a pod can run as any account and mount any Secret of its namespace',
  },
  {
    rule: 'create-workloads', apiGroups: [''], resources: ['replicationcontrollers', 'podtemplates'], verbs: WRITE,
    why: 'its pods can run as any account and mount any Secret of their namespace',
  },
  {
    rule: 'create-workloads', apiGroups: ['apps'], resources: ['deployments', 'daemonsets', 'statefulsets', 'replicasets'], verbs: WRITE,
    why: 'its pods can run as any account and mount any Secret of their namespace',
  },
  {
    rule: 'create-workloads', apiGroups: ['batch'], resources: ['jobs', 'cronjobs'], verbs: WRITE,
    why: 'its pods can run as any account and mount any Secret of their namespace',
  },
  {
    rule: 'execute-in-pods', apiGroups: [''], resources: ['pods/exec', 'pods/attach'], verbs: ['create', 'get'],
    why: 'it runs commands with the tokens of the pod; up to Kubernetes 1.34 get is enough for that',
  },
  {
    rule: 'port-forward-to-pods', apiGroups: [''], resources: ['pods/portforward'], verbs: ['create', 'get'],
    why: 'it reaches ports of the pod past every network policy',
  },
  {
    rule: 'attach-ephemeral-containers', apiGroups: [''], resources: ['pods/ephemeralcontainers'], verbs: CHANGE,
    why: 'it starts a container of its own inside the pod',
  },
  {
    rule: 'proxy-to-pods-or-services', apiGroups: [''], resources: ['pods/proxy', 'services/proxy'], verbs: ['get', 'create', 'update', 'patch', 'delete'],
    why: 'it reaches pods past every network policy, from the address of the API server',
  },
  {
    rule: 'kubelet-api-access', apiGroups: [''], resources: ['nodes/proxy'], verbs: ['get', 'create', 'update', 'patch', 'delete'],
    why: 'it runs commands in every pod of the node, past audit and admission; get is enough for that. nodes/metrics, nodes/stats and nodes/log are the narrow forms',
  },
  {
    rule: 'modify-node-or-pod-status', apiGroups: [''], resources: ['nodes/status', 'pods/status', 'services/status'], verbs: CHANGE,
    why: 'it moves pods or traffic to where its holder wants them',
  },
  {
    rule: 'create-service-account-tokens', apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'], harmlessNamed: true,
    why: 'it makes tokens of every account in its reach',
  },
  {
    rule: 'modify-service-accounts', apiGroups: [''], resources: ['serviceaccounts'], verbs: WRITE,
    why: 'an annotation of an account says which cloud role its pods get',
  },
  {
    rule: 'request-token-audience', apiGroups: ['', '*'], resources: [], verbs: ['request-serviceaccounts-token-audience'],
    why: 'it lets a node ask for tokens for that recipient',
  },
  {
    rule: 'bind-roles', apiGroups: [RBAC], resources: ['roles', 'clusterroles'], verbs: ['bind'],
    why: 'it gives permissions to anybody that its holder does not have',
  },
  {
    rule: 'escalate-roles', apiGroups: [RBAC], resources: ['roles', 'clusterroles'], verbs: ['escalate'],
    why: 'it writes permissions into a role that its holder does not have',
  },
  {
    rule: 'modify-roles', apiGroups: [RBAC], resources: ['roles', 'clusterroles'], verbs: WRITE,
    why: 'it changes what everybody bound to the role may do',
  },
  {
    rule: 'modify-role-bindings', apiGroups: [RBAC], resources: ['rolebindings', 'clusterrolebindings'], verbs: WRITE,
    why: 'it hands out whatever its holder may do',
  },
  {
    rule: 'impersonate', apiGroups: [''], resources: ['users', 'groups', 'serviceaccounts'], verbs: /^impersonate/,
    why: 'it acts as somebody else',
  },
  {
    rule: 'approve-certificates', apiGroups: ['certificates.k8s.io'], resources: ['certificatesigningrequests/approval'], verbs: CHANGE,
    why: 'it turns a certificate request into a new identity',
  },
  {
    rule: 'approve-certificates', apiGroups: ['certificates.k8s.io'], resources: ['signers'], verbs: ['approve', 'sign', 'attest'],
    why: 'it lets certificates of that signer be made',
  },
  {
    rule: 'modify-admission-control', apiGroups: [ADMISSION],
    resources: [
      'validatingwebhookconfigurations', 'mutatingwebhookconfigurations', 'validatingadmissionpolicies', 'validatingadmissionpolicybindings',
      'mutatingadmissionpolicies', 'mutatingadmissionpolicybindings',
    ],
    verbs: [...WRITE, 'delete', 'deletecollection'],
    why: 'it reads and changes every object that is created, or switches the checks off',
  },
  {
    rule: 'modify-api-services', apiGroups: ['apiregistration.k8s.io'], resources: ['apiservices'], verbs: WRITE,
    why: 'it answers requests in the place of the API server',
  },
  {
    rule: 'modify-custom-resource-definitions', apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: WRITE,
    why: 'it changes what objects of the type are, and a conversion webhook sees them all',
  },
  {
    rule: 'create-persistent-volumes', apiGroups: [''], resources: ['persistentvolumes'], verbs: ['create'],
    why: 'a volume can be any directory of a node',
  },
  {
    rule: 'modify-namespaces', apiGroups: [''], resources: ['namespaces'], verbs: CHANGE,
    why: 'the labels of a namespace say what its pods may do and which network policies hold',
  },
  {
    rule: 'modify-cluster-identity-mapping', apiGroups: [''], resources: ['configmaps'], verbs: WRITE, names: ['aws-auth'],
    why: 'aws-auth says which cloud users are administrators of the cluster',
  },
  {
    rule: 'modify-service-endpoints', apiGroups: [''], resources: ['endpoints'], verbs: WRITE,
    why: 'it sends the traffic of a Service elsewhere',
  },
  {
    rule: 'modify-service-endpoints', apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: WRITE,
    why: 'it sends the traffic of a Service elsewhere',
  },
  {
    rule: 'use-managed-identity', apiGroups: ['cid.wi.aks.azure.com'], resources: [], verbs: ['use-managed-identity'],
    why: 'it takes on a managed identity of the cloud',
  },
];

const IMPERSONATION_GROUP = 'authentication.k8s.io';

/**
 * The permissions of a role that give more than they say: wildcards, and
 * whatever leads to escalation. A wildcard resource stands for all it covers.
 *
 * @param rules The rules of one role, merged.
 */
export function sensitivePermissions(rules: readonly PolicyRule[]): SensitivePermission[] {
  const found = new Map<string, SensitivePermission>();
  for (const rule of rules) {
    for (const permission of [...wildcards(rule), ...dangers(rule)]) {
      found.set(JSON.stringify([permission.rule, permission.key]), permission);
    }
  }
  return [...found.values()];
}

function wildcards(rule: PolicyRule): SensitivePermission[] {
  const { apiGroups = [], resources = [], nonResourceURLs = [], verbs } = rule;
  const all = (list: readonly string[]): boolean => list.includes('*');
  const found: SensitivePermission[] = [];
  for (const url of nonResourceURLs.filter(path => path === '*' || path === '/*')) {
    found.push({ rule: 'wildcard-non-resource-url', key: `${url} ${sortVerbs(verbs).join(',')}`, why: 'it covers every path of the API server' });
  }
  for (const url of all(verbs) ? nonResourceURLs : []) {
    found.push({ rule: 'wildcard-verb', key: `${url} *`, why: 'it covers every verb, also those to come' });
  }
  for (const apiGroup of apiGroups) {
    for (const resource of resources) {
      const key = keyOf(rule, apiGroup, resource, verbs);
      if (all(verbs)) { found.push({ rule: 'wildcard-verb', key, why: 'it covers every verb, also those to come' }); }
      if (resource === '*' || resource.startsWith('*/')) {
        found.push({ rule: 'wildcard-resource', key, why: 'it covers every resource, also those to come' });
      }
      if (apiGroup === '*') { found.push({ rule: 'wildcard-api-group', key, why: 'it covers every API group, also those to come' }); }
    }
  }
  return found;
}

function dangers(rule: PolicyRule): SensitivePermission[] {
  const { apiGroups = [], resources = [], resourceNames = [], verbs } = rule;
  return apiGroups.flatMap(apiGroup => resources.filter(resource => resource !== '*').flatMap(resource => DANGERS.flatMap(danger => {
    const matching = verbs.includes('*') && danger.resources.length > 0 ? ['*'] : verbs.filter(verb => matchesVerb(danger, verb));
    const dangerous = matching.length > 0 && matchesResource(danger, apiGroup, resource)
      && !(danger.harmlessNamed && resourceNames.length > 0)
      && (danger.names === undefined || resourceNames.some(name => danger.names!.includes(name)));
    return dangerous ? [{ rule: danger.rule, key: keyOf(rule, apiGroup, resource, matching), why: danger.why }] : [];
  })));
}

function matchesVerb({ verbs }: Danger, verb: string): boolean {
  return verbs instanceof RegExp ? verbs.test(verb) : verbs.includes(verb);
}

function matchesResource(danger: Danger, apiGroup: string, resource: string): boolean {
  if (danger.rule === 'impersonate' && [IMPERSONATION_GROUP, '*'].includes(apiGroup) && (resource === 'uids' || resource.startsWith('userextras'))) {
    return true;
  }
  const inGroup = apiGroup === '*' || danger.apiGroups.includes(apiGroup);
  return inGroup && (danger.resources.length === 0 || danger.resources.some(dangerous =>
    dangerous === resource || (resource.startsWith('*/') && dangerous.endsWith(resource.slice(1)))));
}

function keyOf({ resourceNames = [] }: PolicyRule, apiGroup: string, resource: string, verbs: readonly string[]): string {
  const type = apiGroup === '' ? resource : `${resource}.${apiGroup}`;
  return `${type} ${sortVerbs(verbs).join(',')}${resourceNames.length > 0 ? ` named ${resourceNames.join(',')}` : ''}`;
}
