import { OPERATOR_RESOURCES, OperatorEffect } from './operator-resources';
import { RequestAttributes } from './rule-matching';

/** A request, and the conditions under which it counts. */
export interface EscalationRequest extends RequestAttributes {
  /** The first minor version in which the API server serves or checks it. */
  readonly since?: number;
  /** The last minor version in which the API server serves or checks it. */
  readonly until?: number;
  /** Whether an object of any name suffices; names then do not limit it. */
  readonly anyName?: true;
  /** Whether a permission that is limited to names is insufficient, as for a create request without a name. */
  readonly unlimited?: true;
  /** The operator that acts on the object. */
  readonly operator?: string;
}

/** A list of alternative requests. */
export interface Need {
  readonly anyOf: readonly EscalationRequest[];
  /** Whether it counts only if granted for the whole cluster. */
  readonly inCluster?: true;
}

/** The target of an escalation: in one namespace, or in all if granted for the whole cluster. */
export type EscalationTarget = 'accounts' | 'tokens' | 'pods' | 'own-pod' | 'secrets' | 'written-secrets' | 'administrator'
| 'node' | 'nodes' | 'cluster-admin' | 'cloud-identity';

/** What `resourceNames` limit a permission to, if it leads to that object alone. */
export type NamedObject = 'account' | 'user' | 'group' | 'token-secret' | 'new-object' | 'pod' | 'role' | 'held-role' | 'bound-role' | 'namespace';

/** An object that must be new: an existing one of its name is not sufficient. */
export interface NewObject {
  readonly apiGroup: string;
  readonly kind: string;
  /** The requests that free its name. */
  readonly deletion: Need;
}

/** Permissions that together lead to others. */
export interface Escalation {
  /** The kind of edge; entries of the same kind differ in needs or target. */
  readonly edge: string;
  /** The audit rules that report such a permission, if any. */
  readonly rules: readonly string[];
  /** One request of each is required. */
  readonly needs: readonly Need[];
  readonly to: EscalationTarget;
  /** How it is used, if the permission does not show it. */
  readonly how?: string;
  /** The only namespace in which it leads to the target. */
  readonly onlyIn?: 'kube-system';
  /** Whether it is every permission at once, which cannot be expressed as a list of requests. */
  readonly everything?: true;
  /** Whether the holder must have a Role of the namespace, which it then changes. */
  readonly holdsRole?: true;
  /** Set if only permissions limited to names count; they lead to the named object. */
  readonly named?: NamedObject;
  /** Set for `new-object`. */
  readonly creates?: NewObject;
  /** What the input must show to make it relevant. */
  readonly shown?: 'eks' | 'cloud-identity' | 'token-secret';
  /** Its conditions that manifests do not show; unset if there are none. */
  readonly dependsOn?: string;
  /** The evidence: tested on an API server by this project, or documented. */
  readonly proof: 'api-server' | 'documentation';
  readonly source: string;
}

const RBAC = 'rbac.authorization.k8s.io';
const AUTHENTICATION = 'authentication.k8s.io';
const CERTIFICATES = 'certificates.k8s.io';
const ADMISSION = 'admissionregistration.k8s.io';

const GOOD_PRACTICES = 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/';
const TOKENS = `${GOOD_PRACTICES}#token-request`;
const SECRETS = `${GOOD_PRACTICES}#listing-secrets`;
const WORKLOADS = `${GOOD_PRACTICES}#workload-creation`;
const IMPERSONATION = `${GOOD_PRACTICES}#impersonate-verb`;
const CSRS = `${GOOD_PRACTICES}#csrs-and-certificate-issuing`;
const WEBHOOKS = `${GOOD_PRACTICES}#control-admission-webhooks`;
const NAMESPACES = `${GOOD_PRACTICES}#namespace-modification`;
const BIND = `${GOOD_PRACTICES}#bind-verb`;
const ESCALATE = `${GOOD_PRACTICES}#escalate-verb`;
const DRY_RUN = 'https://kubernetes.io/docs/reference/using-api/api-concepts/#dry-run';
const EXEC = 'https://kubernetes.io/docs/reference/access-authn-authz/authorization/';
const CONSTRAINED = 'https://kep.k8s.io/5284';

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'update', 'patch'];
const CHANGE = ['update', 'patch'];
/** A dry run of these returns a Secret unchanged; one of delete does if it waits for dependents. */
const SHOW_BY_DRY_RUN = ['patch', 'delete', 'deletecollection'];

const APPLY = ['patch'];
const SECRET: ObjectType = { kind: 'Secret', resource: 'secrets' };
const CERTIFICATE_REQUEST: ObjectType = { apiGroup: CERTIFICATES, kind: 'CertificateSigningRequest', resource: 'certificatesigningrequests', inCluster: true };

type Only = Omit<EscalationRequest, keyof RequestAttributes>;

function requests(verbs: readonly string[], resource: string, apiGroup = '', only: Only & { readonly name?: string } = {}): EscalationRequest[] {
  return verbs.map(verb => ({ verb, apiGroup, resource, ...only }));
}

/** Alternative requests that also count in a namespace. */
function any(...lists: readonly (readonly EscalationRequest[])[]): Need {
  return { anyOf: lists.flat() };
}

/** Alternative requests that count only in the whole cluster. */
function inCluster(...lists: readonly (readonly EscalationRequest[])[]): Need {
  return { anyOf: lists.flat(), inCluster: true };
}

const FROM_API_SERVER = { proof: 'api-server' } as const;
const FROM_DOCUMENTATION = { proof: 'documentation' } as const;

/** With the right to change any one workload, its holder can run pods of its own. */
const RUNS_PODS: Need = any(
  requests(['create'], 'pods', '', { unlimited: true }),
  ...['deployments', 'daemonsets', 'statefulsets', 'replicasets'].flatMap(resource => [
    requests(['create'], resource, 'apps', { unlimited: true }), requests(CHANGE, resource, 'apps', { anyName: true }),
  ]),
  requests(['create'], 'replicationcontrollers', '', { unlimited: true }), requests(CHANGE, 'replicationcontrollers', '', { anyName: true }),
  requests(['create'], 'cronjobs', 'batch', { unlimited: true }), requests(CHANGE, 'cronjobs', 'batch', { anyName: true }),
  requests(['create'], 'jobs', 'batch', { unlimited: true }),
);

const ENTERS_PODS: Need = any(...['pods/exec', 'pods/attach'].map(resource => requests(['create'], resource)));
/** Over WebSocket, a request arrives as `get`; since 1.35 the API server checks `create` for every protocol. */
const ENTERS_PODS_BY_GET: Need = any(...['pods/exec', 'pods/attach'].map(resource => requests(['get'], resource, '', { until: 34 })));
const ADDS_CONTAINERS: Need = any(requests(CHANGE, 'pods/ephemeralcontainers'));
const CHANGES_PODS: Need = any(requests(CHANGE, 'pods'));

/** Write access to a subresource includes the labels. */
const LABELS_NAMESPACES: Need = any(requests(CHANGE, 'namespaces'), requests(CHANGE, 'namespaces/status'), requests(['update'], 'namespaces/finalize'));

const CREATES_ROLE_BINDINGS: Need = any(requests(['create'], 'rolebindings', RBAC));
const CREATES_CLUSTER_ROLE_BINDINGS: Need = inCluster(requests(['create'], 'clusterrolebindings', RBAC));
/** Every cluster has one of cluster-admin, which has that name. */
const BINDS_IN_CLUSTER: Need = inCluster(requests(WRITE, 'clusterrolebindings', RBAC), requests(CHANGE, 'clusterrolebindings', RBAC, { name: 'cluster-admin' }));
/** The role of a binding never changes. */
const CHANGED_BINDING = 'a binding that it may change binds the role, or it may create that binding';
const BINDS_ADMINISTRATOR = [...requests(['bind'], 'clusterroles', RBAC, { unlimited: true }), ...requests(['bind'], 'clusterroles', RBAC, { name: 'cluster-admin' })];
const REQUESTS_CERTIFICATES: Need = inCluster(requests(['create'], 'certificatesigningrequests', CERTIFICATES));
/** The certificate is part of the request object, which every response with the object contains. */
const READS_CERTIFICATES: Need = inCluster(
  requests([...READ, ...CHANGE, 'delete'], 'certificatesigningrequests', CERTIFICATES, { anyName: true }),
  requests(['deletecollection'], 'certificatesigningrequests', CERTIFICATES),
  // Writing the approval requires the permission to approve.
  requests(['get'], 'certificatesigningrequests/approval', CERTIFICATES, { anyName: true }), requests(['get', ...CHANGE], 'certificatesigningrequests/status', CERTIFICATES, { anyName: true }),
);
/** The create permission must not be limited to names. */
const SIGNS_NODE_CERTIFICATES: Need = inCluster(requests(['create'], 'certificatesigningrequests/nodeclient', CERTIFICATES, { unlimited: true }));
const APPROVES_CERTIFICATES: Need = inCluster(requests(CHANGE, 'certificatesigningrequests/approval', CERTIFICATES, { anyName: true }));
const IMPERSONATES_ANY_USER: Need = inCluster(
  requests(['impersonate'], 'users', '', { anyName: true }), requests(['impersonate'], 'serviceaccounts', '', { anyName: true }),
);

/** A type of objects, and whether the requests count only in the whole cluster. */
interface ObjectType {
  readonly apiGroup?: string;
  readonly kind: string;
  readonly resource: string;
  readonly inCluster?: true;
}

function newObject({ apiGroup = '', kind, resource, ...type }: ObjectType): NewObject {
  const deletion = [...requests(['delete'], resource, apiGroup), ...requests(['deletecollection'], resource, apiGroup, { unlimited: true })];
  return { apiGroup, kind, deletion: { anyOf: deletion, ...type } };
}

/**
 * The escalation by a permission that is limited to a name. It creates an object of the name with a request
 * that contains the name: server-side apply, or an update of an RBAC object.
 */
function createsByName(
  { resource, apiGroup = '', kind, ...type }: ObjectType, verbs: readonly string[], ...others: readonly Need[]
): Pick<Escalation, 'named' | 'creates' | 'needs'> {
  const needs = [['create'], verbs].map(some => ({ anyOf: requests(some, resource, apiGroup), ...type }));
  return { named: 'new-object', creates: newObject({ resource, apiGroup, kind, ...type }), needs: [...needs, ...others] };
}

/** A signer by its name or its domain. */
function approvesFor(signer: string): Need {
  return inCluster(['', 'kubernetes.io/*', signer].flatMap(name => requests(['approve'], 'signers', CERTIFICATES, name === '' ? { unlimited: true } : { name })));
}

/** The operators with one of the effects. */
function actsThroughOperators(...effects: readonly OperatorEffect[]): Need {
  return any(...OPERATOR_RESOURCES.filter(({ effect }) => effects.includes(effect)).flatMap(({ operator, apiGroup, resources }) =>
    resources.filter(resource => resource !== '*').map(resource => requests(WRITE, resource, apiGroup, { operator }))));
}

/** The user of the controller manager, if it runs as that, can create tokens of every account. */
const CONTROLLER_MANAGER = 'system:kube-controller-manager';

/**
 * The escalations, by one permission or by several together. Of those with the same
 * result, the first is the one that a path names.
 *
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
 */
export const ESCALATIONS: readonly Escalation[] = [
  {
    edge: 'grants-everything',
    rules: ['grants-everything'],
    to: 'administrator',
    everything: true,
    ...FROM_API_SERVER,
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles',
    needs: [],
  },
  // Secrets. A dry run returns the objects unchanged and requires no read permission;
  // one of delete does with a propagationPolicy of Foreground or Orphan.
  {
    edge: 'read-secrets',
    rules: ['read-secrets'],
    to: 'secrets',
    ...FROM_API_SERVER,
    source: SECRETS,
    needs: [any(requests(READ, 'secrets'))],
  },
  {
    edge: 'read-secrets-by-dry-run',
    rules: ['read-secrets'],
    to: 'secrets',
    ...FROM_API_SERVER,
    source: DRY_RUN,
    needs: [any(requests(SHOW_BY_DRY_RUN, 'secrets'))],
    how: 'a dry run returns their contents',
  },
  {
    edge: 'read-token-secret',
    rules: ['read-secrets'],
    to: 'accounts',
    named: 'token-secret',
    ...FROM_API_SERVER,
    source: SECRETS,
    needs: [any(requests([...READ, 'patch', 'delete'], 'secrets'))],
  },
  {
    edge: 'write-secrets',
    rules: ['write-secrets'],
    to: 'written-secrets',
    ...FROM_API_SERVER,
    source: SECRETS,
    needs: [any(requests(['create'], 'secrets')), any(requests([...READ, ...SHOW_BY_DRY_RUN], 'secrets'))],
  },
  {
    edge: 'write-secrets',
    rules: ['write-secrets'],
    to: 'written-secrets',
    named: 'new-object',
    creates: newObject(SECRET),
    ...FROM_API_SERVER,
    source: SECRETS,
    needs: [any(requests(['create'], 'secrets', '', { unlimited: true })), any(requests([...READ, 'patch', 'delete'], 'secrets'))],
  },
  {
    edge: 'apply-token-secret',
    rules: ['write-secrets'],
    to: 'written-secrets',
    ...createsByName(SECRET, APPLY),
    ...FROM_API_SERVER,
    source: SECRETS,
    how: 'server-side apply creates the Secret and returns its contents',
  },
  // The token controller fills in the token of the account in the annotation, which may be changed to another account.
  {
    edge: 'rewrite-token-secret',
    rules: ['write-secrets'],
    to: 'written-secrets',
    shown: 'token-secret',
    ...FROM_API_SERVER,
    source: SECRETS,
    needs: [any(requests(CHANGE, 'secrets')), any(requests([...READ, ...SHOW_BY_DRY_RUN], 'secrets'))],
    how: 'a token Secret gets another account',
  },
  {
    edge: 'rewrite-token-secret',
    rules: ['write-secrets'],
    to: 'written-secrets',
    named: 'token-secret',
    ...FROM_API_SERVER,
    source: SECRETS,
    needs: [any(requests(CHANGE, 'secrets')), any(requests([...READ, 'patch', 'delete'], 'secrets'))],
    how: 'the token Secret gets another account',
  },
  {
    edge: 'create-bootstrap-token',
    rules: ['write-secrets'],
    to: 'node',
    onlyIn: 'kube-system',
    ...FROM_API_SERVER,
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/',
    needs: [any(requests(['create'], 'secrets'))],
    how: 'a bootstrap token joins a node',
    dependsOn: 'bootstrap tokens are enabled, as kubeadm does',
  },
  // Tokens and impersonation.
  {
    edge: 'create-service-account-tokens',
    rules: ['create-service-account-tokens'],
    to: 'tokens',
    ...FROM_API_SERVER,
    source: TOKENS,
    needs: [any(requests(['create'], 'serviceaccounts/token'))],
  },
  {
    edge: 'create-service-account-tokens',
    rules: ['create-service-account-tokens'],
    to: 'tokens',
    named: 'account',
    ...FROM_API_SERVER,
    source: TOKENS,
    needs: [any(requests(['create'], 'serviceaccounts/token'))],
  },
  {
    edge: 'impersonate-users',
    rules: ['impersonate'],
    to: 'cluster-admin',
    ...FROM_API_SERVER,
    source: IMPERSONATION,
    needs: [inCluster(requests(['impersonate'], 'users'), requests(['impersonate'], 'users', '', { name: CONTROLLER_MANAGER }))],
    how: `as ${CONTROLLER_MANAGER}, which can request tokens for every account`,
  },
  {
    edge: 'impersonate-groups',
    rules: ['impersonate'],
    to: 'cluster-admin',
    ...FROM_API_SERVER,
    source: IMPERSONATION,
    needs: [IMPERSONATES_ANY_USER, inCluster(requests(['impersonate'], 'groups'), requests(['impersonate'], 'groups', '', { name: 'system:masters' }))],
    how: 'as a member of system:masters',
  },
  {
    edge: 'impersonate-groups',
    rules: ['impersonate'],
    to: 'nodes',
    ...FROM_API_SERVER,
    source: IMPERSONATION,
    needs: [inCluster(requests(['impersonate'], 'users')), inCluster(requests(['impersonate'], 'groups'), requests(['impersonate'], 'groups', '', { name: 'system:nodes' }))],
    how: 'as any node, in the group system:nodes',
  },
  {
    edge: 'impersonate-groups',
    rules: ['impersonate'],
    to: 'node',
    named: 'user',
    ...FROM_API_SERVER,
    source: IMPERSONATION,
    needs: [inCluster(requests(['impersonate'], 'users')), inCluster(requests(['impersonate'], 'groups', '', { unlimited: true }), requests(['impersonate'], 'groups', '', { name: 'system:nodes' }))],
    how: 'as the node, in the group system:nodes',
  },
  {
    edge: 'impersonate-service-accounts',
    rules: ['impersonate'],
    to: 'accounts',
    ...FROM_API_SERVER,
    source: IMPERSONATION,
    needs: [any(requests(['impersonate'], 'serviceaccounts'))],
  },
  {
    edge: 'impersonate-service-accounts',
    rules: ['impersonate'],
    to: 'accounts',
    named: 'account',
    ...FROM_API_SERVER,
    source: IMPERSONATION,
    needs: [any(requests(['impersonate'], 'serviceaccounts'))],
  },
  {
    edge: 'impersonate-users',
    rules: ['impersonate'],
    to: 'accounts',
    named: 'user',
    ...FROM_API_SERVER,
    source: IMPERSONATION,
    needs: [inCluster(requests(['impersonate'], 'users'))],
  },
  {
    edge: 'impersonate-groups',
    rules: ['impersonate'],
    to: 'accounts',
    named: 'group',
    ...FROM_API_SERVER,
    source: IMPERSONATION,
    needs: [inCluster(requests(['impersonate'], 'groups')), IMPERSONATES_ANY_USER],
  },
  {
    edge: 'constrained-impersonation',
    rules: ['impersonate'],
    to: 'accounts',
    ...FROM_API_SERVER,
    source: CONSTRAINED,
    needs: [any(requests(['impersonate:serviceaccount'], 'serviceaccounts', AUTHENTICATION, { since: 36 })), any(
      requests(['impersonate-on:serviceaccount:create'], 'serviceaccounts/token', '', { since: 36 }),
      requests(['impersonate-on:serviceaccount:create'], 'pods', '', { since: 36 }),
      requests(['impersonate-on:serviceaccount:create'], 'pods/exec', '', { since: 36 }),
      requests(READ.map(verb => `impersonate-on:serviceaccount:${verb}`), 'secrets', '', { since: 36 }),
    )],
    dependsOn: 'the account is allowed what the verb impersonate-on covers',
  },
  {
    edge: 'constrained-impersonation',
    rules: ['impersonate'],
    to: 'cluster-admin',
    ...FROM_API_SERVER,
    source: CONSTRAINED,
    needs: [any(requests(['impersonate:serviceaccount'], 'serviceaccounts', AUTHENTICATION, { since: 36 })),
      inCluster(requests(CHANGE.map(verb => `impersonate-on:serviceaccount:${verb}`), 'clusterroles', RBAC, { since: 36 }))],
    how: 'as an account that adds every permission to a ClusterRole',
    dependsOn: 'the account may add permissions to ClusterRoles',
  },
  {
    edge: 'constrained-impersonation',
    rules: ['impersonate'],
    to: 'secrets',
    ...FROM_API_SERVER,
    source: CONSTRAINED,
    needs: [inCluster(requests(['impersonate:arbitrary-node'], 'nodes', AUTHENTICATION, { since: 36 })),
      inCluster(requests(['impersonate-on:arbitrary-node:get'], 'secrets', '', { since: 36 }))],
    how: 'as any node',
    dependsOn: 'a pod of a node mounts the Secret',
  },
  // Pods.
  {
    edge: 'create-workloads', rules: ['create-workloads'], to: 'own-pod', ...FROM_API_SERVER, source: WORKLOADS, needs: [RUNS_PODS],
  },
  ...[{ kind: 'Pod', resource: 'pods' }, { kind: 'Job', resource: 'jobs', apiGroup: 'batch' }].map((type): Escalation => ({
    edge: 'create-workloads', rules: ['create-workloads'], to: 'own-pod', ...createsByName(type, APPLY), ...FROM_API_SERVER, source: WORKLOADS, how: 'server-side apply creates it',
  })),
  {
    edge: 'execute-in-pods', rules: ['execute-in-pods'], to: 'pods', ...FROM_API_SERVER, source: EXEC, needs: [ENTERS_PODS],
  },
  {
    edge: 'execute-in-pods', rules: ['execute-in-pods'], to: 'pods', named: 'pod', ...FROM_API_SERVER, source: EXEC, needs: [ENTERS_PODS],
  },
  {
    edge: 'execute-in-pods', rules: ['execute-in-pods'], to: 'pods', ...FROM_API_SERVER, source: EXEC, needs: [ENTERS_PODS_BY_GET],
  },
  {
    edge: 'execute-in-pods', rules: ['execute-in-pods'], to: 'pods', named: 'pod', ...FROM_API_SERVER, source: EXEC, needs: [ENTERS_PODS_BY_GET],
  },
  {
    edge: 'attach-ephemeral-containers',
    rules: ['attach-ephemeral-containers'],
    to: 'pods',
    ...FROM_API_SERVER,
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/',
    needs: [ADDS_CONTAINERS],
  },
  {
    edge: 'attach-ephemeral-containers',
    rules: ['attach-ephemeral-containers'],
    to: 'pods',
    named: 'pod',
    ...FROM_API_SERVER,
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/',
    needs: [ADDS_CONTAINERS],
  },
  {
    edge: 'modify-pods',
    rules: ['modify-pods'],
    to: 'pods',
    ...FROM_API_SERVER,
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement',
    needs: [CHANGES_PODS],
    how: 'runs another image in the pod',
  },
  {
    edge: 'modify-pods',
    rules: ['modify-pods'],
    to: 'pods',
    named: 'pod',
    ...FROM_API_SERVER,
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement',
    needs: [CHANGES_PODS],
    how: 'runs another image in the pod',
  },
  {
    edge: 'bind-pods-to-nodes',
    rules: ['bind-pods-to-nodes'],
    to: 'pods',
    named: 'pod',
    ...FROM_API_SERVER,
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/',
    needs: [any(requests(['create'], 'pods/binding'))],
    how: 'assigns the pod to a chosen node while it is pending',
    dependsOn: 'its holder controls a node, and binds the pod before the scheduler does',
  },
  {
    edge: 'bind-pods-to-nodes',
    rules: ['bind-pods-to-nodes'],
    to: 'pods',
    ...FROM_API_SERVER,
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/',
    needs: [any(requests(['create'], 'pods/binding'), requests(['create'], 'bindings'))],
    how: 'assigns a pending pod to a chosen node',
    dependsOn: 'its holder controls a node, and binds the pod before the scheduler does',
  },
  {
    edge: 'run-pods-through-operator',
    rules: ['act-through-operator'],
    to: 'own-pod',
    ...FROM_DOCUMENTATION,
    source: WORKLOADS,
    needs: [actsThroughOperators('pods')],
    dependsOn: 'runs, and takes the account and the volumes of its pods from the object',
  },
  {
    edge: 'apply-through-operator',
    rules: ['act-through-operator'],
    to: 'cluster-admin',
    ...FROM_DOCUMENTATION,
    source: `${GOOD_PRACTICES}#privilege-escalation-risks`,
    needs: [actsThroughOperators('apply', 'install', 'restore')],
    dependsOn: 'runs, has full access, and applies the object without its own restrictions',
  },
  // Roles.
  {
    edge: 'bind-roles',
    rules: ['bind-roles'],
    to: 'administrator',
    ...FROM_API_SERVER,
    source: BIND,
    needs: [CREATES_ROLE_BINDINGS, any(BINDS_ADMINISTRATOR)],
    how: 'binds cluster-admin',
  },
  {
    edge: 'bind-roles',
    rules: ['bind-roles'],
    to: 'administrator',
    ...FROM_API_SERVER,
    source: BIND,
    needs: [any(requests(CHANGE, 'rolebindings', RBAC)), any(BINDS_ADMINISTRATOR)],
    how: 'binds cluster-admin',
    dependsOn: 'a RoleBinding of cluster-admin exists',
  },
  {
    edge: 'bind-roles',
    rules: ['bind-roles'],
    to: 'cluster-admin',
    ...FROM_API_SERVER,
    source: BIND,
    needs: [BINDS_IN_CLUSTER, inCluster(BINDS_ADMINISTRATOR)],
    how: 'binds cluster-admin',
  },
  {
    edge: 'bind-roles',
    rules: ['bind-roles'],
    to: 'administrator',
    ...createsByName({ apiGroup: RBAC, kind: 'RoleBinding', resource: 'rolebindings' }, CHANGE, any(BINDS_ADMINISTRATOR)),
    ...FROM_API_SERVER,
    source: BIND,
    how: 'binds cluster-admin',
  },
  {
    edge: 'bind-roles',
    rules: ['bind-roles'],
    to: 'cluster-admin',
    ...createsByName({ apiGroup: RBAC, kind: 'ClusterRoleBinding', resource: 'clusterrolebindings', inCluster: true }, CHANGE, inCluster(BINDS_ADMINISTRATOR)),
    ...FROM_API_SERVER,
    source: BIND,
    how: 'binds cluster-admin',
  },
  {
    edge: 'bind-roles',
    rules: ['bind-roles'],
    to: 'accounts',
    named: 'role',
    ...FROM_API_SERVER,
    source: BIND,
    needs: [any(requests(['bind'], 'clusterroles', RBAC)), CREATES_ROLE_BINDINGS],
  },
  {
    edge: 'bind-roles',
    rules: ['bind-roles'],
    to: 'accounts',
    named: 'role',
    ...FROM_API_SERVER,
    source: BIND,
    needs: [any(requests(['bind'], 'clusterroles', RBAC)), any(requests(CHANGE, 'rolebindings', RBAC, { anyName: true }))],
    dependsOn: CHANGED_BINDING,
  },
  {
    edge: 'bind-roles',
    rules: ['bind-roles'],
    to: 'accounts',
    named: 'role',
    ...FROM_API_SERVER,
    source: BIND,
    needs: [inCluster(requests(['bind'], 'clusterroles', RBAC)), CREATES_CLUSTER_ROLE_BINDINGS],
  },
  {
    edge: 'bind-roles',
    rules: ['bind-roles'],
    to: 'accounts',
    named: 'role',
    ...FROM_API_SERVER,
    source: BIND,
    needs: [inCluster(requests(['bind'], 'clusterroles', RBAC)), inCluster(requests(CHANGE, 'clusterrolebindings', RBAC, { anyName: true }))],
    dependsOn: CHANGED_BINDING,
  },
  {
    edge: 'write-and-bind-roles',
    rules: ['escalate-roles', 'bind-roles'],
    to: 'administrator',
    ...FROM_API_SERVER,
    source: ESCALATE,
    needs: [any(requests(WRITE, 'roles', RBAC)), any(requests(['escalate'], 'roles', RBAC)), any(requests(WRITE, 'rolebindings', RBAC)), any(requests(['bind'], 'roles', RBAC))],
    how: 'creates a Role with every permission and binds it',
  },
  {
    edge: 'write-and-bind-roles',
    rules: ['escalate-roles', 'bind-roles'],
    to: 'administrator',
    named: 'bound-role',
    ...FROM_API_SERVER,
    source: ESCALATE,
    needs: [any(requests(CHANGE, 'roles', RBAC)), any(requests(['escalate'], 'roles', RBAC)), any(requests(WRITE, 'rolebindings', RBAC, { unlimited: true })), any(requests(['bind'], 'roles', RBAC))],
    how: 'adds every permission to the Role and binds it',
  },
  {
    edge: 'write-and-bind-roles',
    rules: ['escalate-roles', 'bind-roles'],
    to: 'administrator',
    named: 'new-object',
    creates: newObject({ apiGroup: RBAC, kind: 'Role', resource: 'roles' }),
    ...FROM_API_SERVER,
    source: ESCALATE,
    needs: [
      any(requests(['create'], 'roles', RBAC, { unlimited: true })), any(requests(['escalate'], 'roles', RBAC, { unlimited: true })),
      any(requests(WRITE, 'rolebindings', RBAC, { unlimited: true })), any(requests(['bind'], 'roles', RBAC)),
    ],
    how: 'creates the Role with every permission and binds it',
  },
  {
    edge: 'escalate-roles',
    rules: ['escalate-roles'],
    to: 'administrator',
    holdsRole: true,
    ...FROM_API_SERVER,
    source: ESCALATE,
    needs: [any(requests(CHANGE, 'roles', RBAC)), any(requests(['escalate'], 'roles', RBAC))],
    how: 'adds every permission to its own Role',
  },
  {
    edge: 'escalate-roles',
    rules: ['escalate-roles'],
    to: 'administrator',
    named: 'held-role',
    ...FROM_API_SERVER,
    source: ESCALATE,
    needs: [any(requests(CHANGE, 'roles', RBAC)), any(requests(['escalate'], 'roles', RBAC))],
    how: 'adds every permission to its own Role',
  },
  {
    edge: 'escalate-roles',
    rules: ['escalate-roles'],
    to: 'cluster-admin',
    ...FROM_API_SERVER,
    source: ESCALATE,
    needs: [inCluster(requests(CHANGE, 'clusterroles', RBAC)), inCluster(requests(['escalate'], 'clusterroles', RBAC))],
    how: 'adds every permission to its own ClusterRole',
  },
  {
    edge: 'escalate-roles',
    rules: ['escalate-roles'],
    to: 'cluster-admin',
    named: 'held-role',
    ...FROM_API_SERVER,
    source: ESCALATE,
    needs: [inCluster(requests(CHANGE, 'clusterroles', RBAC)), inCluster(requests(['escalate'], 'clusterroles', RBAC))],
    how: 'adds every permission to its own ClusterRole',
  },
  {
    edge: 'aggregate-roles',
    rules: ['escalate-roles'],
    to: 'cluster-admin',
    ...FROM_API_SERVER,
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles',
    needs: [inCluster(requests(['create'], 'clusterroles', RBAC)), inCluster(requests(['escalate'], 'clusterroles', RBAC))],
    how: 'creates a ClusterRole whose labels add it to its own',
    dependsOn: 'its holder holds an aggregated ClusterRole, such as view, in the whole cluster',
  },
  // Certificates.
  {
    edge: 'approve-client-certificates',
    rules: ['approve-certificates'],
    to: 'cluster-admin',
    ...FROM_API_SERVER,
    source: CSRS,
    needs: [REQUESTS_CERTIFICATES, APPROVES_CERTIFICATES, approvesFor('kubernetes.io/kube-apiserver-client')],
    how: `as ${CONTROLLER_MANAGER}, which can request tokens for every account`,
  },
  {
    edge: 'approve-client-certificates',
    rules: ['approve-certificates'],
    to: 'cluster-admin',
    ...createsByName(CERTIFICATE_REQUEST, APPLY, APPROVES_CERTIFICATES, approvesFor('kubernetes.io/kube-apiserver-client')),
    ...FROM_API_SERVER,
    source: CSRS,
    how: `as ${CONTROLLER_MANAGER}, which can request tokens for every account`,
  },
  {
    edge: 'approve-node-certificates',
    rules: ['approve-certificates'],
    to: 'node',
    ...FROM_API_SERVER,
    source: CSRS,
    needs: [REQUESTS_CERTIFICATES, APPROVES_CERTIFICATES, approvesFor('kubernetes.io/kube-apiserver-client-kubelet')],
    how: 'as any node',
  },
  {
    edge: 'approve-node-certificates',
    rules: ['approve-certificates'],
    to: 'node',
    ...createsByName(CERTIFICATE_REQUEST, APPLY, APPROVES_CERTIFICATES, approvesFor('kubernetes.io/kube-apiserver-client-kubelet')),
    ...FROM_API_SERVER,
    source: CSRS,
    how: 'as any node',
  },
  {
    edge: 'create-node-certificates',
    rules: ['create-node-certificates'],
    to: 'node',
    ...FROM_API_SERVER,
    source: CSRS,
    needs: [REQUESTS_CERTIFICATES, SIGNS_NODE_CERTIFICATES, READS_CERTIFICATES],
    how: 'as any node',
  },
  {
    edge: 'create-node-certificates',
    rules: ['create-node-certificates'],
    to: 'node',
    ...createsByName(CERTIFICATE_REQUEST, APPLY, SIGNS_NODE_CERTIFICATES),
    ...FROM_API_SERVER,
    source: CSRS,
    how: 'as any node',
  },
  {
    edge: 'create-pod-certificate-requests',
    rules: ['create-pod-certificate-requests'],
    to: 'accounts',
    ...FROM_DOCUMENTATION,
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/',
    needs: [any(requests(['create'], 'podcertificaterequests', CERTIFICATES, { since: 37 }))],
    dependsOn: 'a signer issues the certificate',
  },
  // Nodes.
  {
    edge: 'kubelet-api-access',
    rules: ['kubelet-api-access'],
    to: 'nodes',
    ...FROM_API_SERVER,
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/',
    needs: [inCluster(requests(['get', 'create'], 'nodes/proxy'))],
    how: 'the kubelet runs commands in every pod',
  },
  {
    edge: 'kubelet-api-access',
    rules: ['kubelet-api-access'],
    to: 'node',
    ...FROM_API_SERVER,
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/',
    needs: [inCluster(requests(['get', 'create'], 'nodes/proxy', '', { anyName: true }))],
    how: 'the kubelet runs commands in every pod of the node',
  },
  {
    edge: 'modify-namespaces',
    rules: ['modify-namespaces'],
    to: 'node',
    ...FROM_API_SERVER,
    source: NAMESPACES,
    needs: [LABELS_NAMESPACES, RUNS_PODS],
    how: 'labels the namespace as privileged and runs a privileged pod',
  },
  {
    edge: 'modify-namespaces',
    rules: ['modify-namespaces'],
    to: 'node',
    named: 'namespace',
    ...FROM_API_SERVER,
    source: NAMESPACES,
    needs: [LABELS_NAMESPACES, RUNS_PODS],
    how: 'labels the namespace as privileged and runs a privileged pod',
  },
  {
    edge: 'create-persistent-volumes',
    rules: ['create-persistent-volumes'],
    to: 'node',
    ...FROM_API_SERVER,
    source: `${GOOD_PRACTICES}#persistent-volume-creation`,
    needs: [inCluster(requests(['create'], 'persistentvolumes')), RUNS_PODS],
    how: 'mounts a volume that is the root directory of the node',
  },
  {
    edge: 'create-persistent-volumes',
    rules: ['create-persistent-volumes'],
    to: 'node',
    ...createsByName({ kind: 'PersistentVolume', resource: 'persistentvolumes', inCluster: true }, APPLY, RUNS_PODS),
    ...FROM_API_SERVER,
    source: `${GOOD_PRACTICES}#persistent-volume-creation`,
    how: 'mounts a volume that is the root directory of the node',
  },
  // Objects that others rely on.
  {
    edge: 'modify-mutating-webhooks',
    rules: ['modify-admission-control'],
    to: 'cluster-admin',
    ...FROM_API_SERVER,
    source: WEBHOOKS,
    needs: [inCluster(requests(['create'], 'mutatingwebhookconfigurations', ADMISSION), requests(CHANGE, 'mutatingwebhookconfigurations', ADMISSION, { anyName: true }))],
    how: 'changes what others create',
    dependsOn: 'an administrator writes a binding',
  },
  {
    edge: 'modify-mutating-policies',
    rules: ['modify-admission-control'],
    to: 'cluster-admin',
    ...FROM_API_SERVER,
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/',
    needs: [inCluster(requests(WRITE, 'mutatingadmissionpolicies', ADMISSION, { since: 36 })), inCluster(requests(WRITE, 'mutatingadmissionpolicybindings', ADMISSION, { since: 36 }))],
    how: 'changes what others create',
    dependsOn: 'an administrator writes a binding',
  },
  {
    edge: 'modify-csi-drivers',
    rules: ['modify-csi-drivers'],
    to: 'accounts',
    ...FROM_API_SERVER,
    source: 'https://kubernetes-csi.github.io/docs/token-requests.html',
    needs: [inCluster(requests(['create'], 'csidrivers', 'storage.k8s.io'), requests(CHANGE, 'csidrivers', 'storage.k8s.io', { anyName: true }))],
    how: 'the kubelet passes tokens of pods to the driver',
    dependsOn: 'its holder controls a driver whose volumes pods mount',
  },
  {
    edge: 'modify-cluster-identity-mapping',
    rules: ['modify-cluster-identity-mapping', 'modify-system-config-maps'],
    to: 'cluster-admin',
    onlyIn: 'kube-system',
    shown: 'eks',
    ...FROM_DOCUMENTATION,
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html',
    needs: [any(requests(CHANGE, 'configmaps', '', { name: 'aws-auth' }))],
    how: 'aws-auth names the administrators',
    dependsOn: 'the cluster runs on EKS and reads aws-auth',
  },
  {
    edge: 'modify-service-accounts',
    rules: ['modify-service-accounts'],
    to: 'cloud-identity',
    shown: 'cloud-identity',
    ...FROM_DOCUMENTATION,
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html',
    needs: [any(requests(['create'], 'serviceaccounts'), requests(CHANGE, 'serviceaccounts', '', { anyName: true })), RUNS_PODS],
    how: 'an annotation gives the pod a cloud role',
    dependsOn: 'the trust policy of the role',
  },
];
