import { explainEffect, OPERATOR_RESOURCES, OperatorEffect } from './operator-resources';
import { RequestAttributes } from './rule-matching';

/** The maximum severity of a permission, if it is less than that of others of the same rule. */
export type Cap = 'high' | 'medium' | 'low';

/** A range of minor versions of Kubernetes. Unset bounds are open. */
interface Versions {
  readonly since?: number;
  readonly until?: number;
}

/** Other permissions without which one is less severe. */
export interface Needed {
  /** One of them suffices; without a name, on any object. */
  readonly anyOf: readonly RequestAttributes[];
  /** The maximum severity without them. */
  readonly otherwise: Cap | 'none';
  /** Added to the key if the role itself has them: accepting the finding then accepts more. */
  readonly key?: string;
  /** Which half of a sensitive permission this one is, if the other half is needed: both are one finding. */
  readonly half?: 'first' | 'second';
}

/** A permission that allows more than its name suggests. */
export interface SensitivePermissionEntry {
  readonly rule: string;
  /** What it allows, as a predicate that follows its key: `exposes the contents of every Secret in scope`. */
  readonly why: string;
  /** The text to use instead if a verb is not granted. */
  readonly unless?: { readonly verb: string; readonly why: string };
  readonly verbs: readonly string[];
  /** The resources by API group; `*` is each of the group. Unset if the verb means the same on every resource. */
  readonly resources?: { readonly [apiGroup: string]: readonly string[] };
  readonly atMost?: Cap;
  /** The maximum severity if limited to objects of a name; a name that ends with `*` is a prefix. */
  readonly named?: { readonly [name: string]: Cap | 'all' | 'none' };
  /** If limited to names, it requires both verbs together, from any rules and roles. */
  readonly namedTogether?: true;
  /** Whether it counts only if limited to names. */
  readonly onlyNamed?: true;
  readonly needs?: Needed;
  /** A permission on all objects, reported separately, that makes this one redundant: its severity is then low. */
  readonly coveredBy?: Pick<RequestAttributes, 'verb' | 'apiGroup' | 'resource'>;
  /** The only namespace in which it has an effect. */
  readonly namespace?: string;
  /** Whether it is more severe than a wildcard verb. */
  readonly critical?: true;
  /**
   * The versions of Kubernetes in which verbs have an effect, for a server with default
   * feature gates. `impersonate:*` is a prefix.
   */
  readonly versions?: { readonly [verb: string]: Versions };
}

function entry(
  rule: string, why: string, verbs: readonly string[], resources?: SensitivePermissionEntry['resources'], only: Omit<SensitivePermissionEntry, 'rule' | 'why' | 'verbs' | 'resources'> = {},
): SensitivePermissionEntry {
  return { rule, why, verbs, resources, ...only };
}

function anyOf(verbs: readonly string[], apiGroup: string, ...resources: readonly string[]): Needed['anyOf'] {
  return resources.flatMap(resource => verbs.map(verb => ({ verb, apiGroup, resource })));
}

/** Any name that is not listed before. */
const OTHER_NAMES = '*';

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'update', 'patch'];
const CHANGE = ['update', 'patch'];
const REMOVE = ['delete', 'deletecollection'];
/** A request that opens a stream uses one of these verbs, depending on the protocol. */
const CONNECT = ['get', 'create'];
/**
 * Since 1.35 the API server checks `create` for every protocol.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/registry/core/pod/rest/subresources.go
 */
const CONNECT_VERSIONS = { get: { until: 34 } };
/** A permission has no effect before the version that serves the resource by default. */
const servedSince = (since: number, verbs: readonly string[]): SensitivePermissionEntry['versions'] => Object.fromEntries(verbs.map(verb => [verb, { since }]));
/** A proxy forwards every HTTP method. */
const PROXY = ['get', 'create', 'update', 'patch', 'delete'];

const RBAC = 'rbac.authorization.k8s.io';
const AUTHENTICATION = 'authentication.k8s.io';
const CERTIFICATES = 'certificates.k8s.io';
const ADMISSION = 'admissionregistration.k8s.io';

const CHANGES_ALL_CREATED = 'changes every object that is created, through a mutating webhook or policy, or disables one that the cluster relies on';
const READS_ALL_CREATED = 'reads every object that is created, including Secrets, through a validating webhook, or disables the checks of one';
const REFUSES_CREATED = 'disables the checks of policies, or rejects any object that is created';
const PODS_AS_ANY_ACCOUNT = 'controls pods that can run as any ServiceAccount and mount any Secret of their namespace';
const ACTS_AS_OTHER = 'acts as another user or account';
/** With the right to create pods, the holder can already run any image, as any account, with any Secret and on any node. */
const COVERED_BY_PODS: Pick<SensitivePermissionEntry, 'coveredBy'> = { coveredBy: { verb: 'create', apiGroup: '', resource: 'pods' } };
const UNDOES_NETWORK_POLICIES = 'allows traffic that network policies block, or blocks traffic that they allow';
const WRITES_BINDINGS: Needed = { anyOf: anyOf(WRITE, RBAC, 'rolebindings', 'clusterrolebindings'), otherwise: 'medium' };
const APPROVES_SIGNERS: Needed = { anyOf: anyOf(['approve'], CERTIFICATES, 'signers'), otherwise: 'medium' };
/** A request must impersonate a user before it can impersonate one of these groups. */
const IMPERSONATES_USERS: Needed = { anyOf: anyOf(['impersonate'], '', 'users', 'serviceaccounts'), otherwise: 'low' };

/** By verb, the mode of impersonation and its resources. */
const CONSTRAINED: readonly (readonly [mode: string, resources: readonly string[]])[] = [
  ['user-info', ['users', 'groups', 'uids', 'userextras/*']],
  ['serviceaccount', ['serviceaccounts']],
  ['arbitrary-node', ['nodes']],
  ['associated-node', ['nodes']],
];

/** Manifests do not show what operators do. Reading Secrets into one's own namespace and issuing certificates are also their normal use. */
const CAP_OF_EFFECT: { readonly [effect in OperatorEffect]: Cap } = {
  pods: 'medium', apply: 'medium', install: 'medium', policy: 'medium', cluster: 'medium', restore: 'medium', identity: 'medium', readSecrets: 'low', issue: 'low',
};

/**
 * The permissions that lead to others.
 *
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
 */
export const SENSITIVE_PERMISSIONS: readonly SensitivePermissionEntry[] = [
  // A dry run returns the objects unchanged and requires no read permission; one of delete does with a propagationPolicy.
  entry('read-secrets', 'exposes the contents of every Secret in scope',
    [...READ, 'patch', ...REMOVE], { '': ['secrets'] }, { named: { [OTHER_NAMES]: 'none' } }),
  entry('write-secrets', 'replaces Secrets that workloads trust, and creates Secrets of type kubernetes.io/service-account-token, which hold a token of any ServiceAccount that never expires',
    WRITE, { '': ['secrets'] }, {
      named: { [OTHER_NAMES]: 'none' },
      // The type of a Secret never changes.
      unless: { verb: 'create', why: 'replaces Secrets that workloads trust, such as their passwords and certificates' },
    }),
  entry('write-secrets', 'lets server-side apply create the Secret of that name as a token of any ServiceAccount that never expires, and read it',
    ['create', 'patch'], { '': ['secrets'] }, { onlyNamed: true, namedTogether: true }),
  entry('create-workloads', 'creates pods that can run as any ServiceAccount and mount any Secret of their namespace',
    ['create'], { '': ['pods'] }),
  entry('create-workloads', PODS_AS_ANY_ACCOUNT,
    WRITE, {
      '': ['replicationcontrollers'],
      'apps': ['deployments', 'daemonsets', 'statefulsets', 'replicasets'],
      'batch': ['cronjobs'],
    }, COVERED_BY_PODS),
  // The template of a Job never changes.
  entry('create-workloads', PODS_AS_ANY_ACCOUNT,
    ['create'], { batch: ['jobs'] }, COVERED_BY_PODS),
  entry('modify-pods', 'changes the image, which then runs with the ServiceAccount and the Secrets of the pod',
    CHANGE, { '': ['pods'] }, COVERED_BY_PODS),
  entry('execute-in-pods', 'runs commands with the tokens of the pod',
    CONNECT, { '': ['pods/exec', 'pods/attach'] }, { versions: CONNECT_VERSIONS }),
  entry('port-forward-to-pods', 'reaches ports of the pod, bypassing every network policy',
    CONNECT, { '': ['pods/portforward'] }, { versions: CONNECT_VERSIONS }),
  entry('attach-ephemeral-containers', 'starts any container inside the pod',
    CHANGE, { '': ['pods/ephemeralcontainers'] }),
  entry('proxy-to-pods-or-services', 'reaches pods from the address of the API server, bypassing every network policy',
    PROXY, { '': ['pods/proxy', 'services/proxy'] }),
  entry('kubelet-api-access',
    'runs commands in every pod of the node, bypassing audit and admission; get is enough for that, and nodes/metrics, nodes/stats and nodes/log are the narrow alternatives',
    PROXY, { '': ['nodes/proxy'] }),
  entry('modify-nodes', 'evicts pods with taints and attracts others with labels, so they run where its holder wants them',
    CHANGE, { '': ['nodes'] }, { needs: { anyOf: [...anyOf(REMOVE, '', 'pods'), ...anyOf(['create'], '', 'pods/eviction')], otherwise: 'medium', key: 'with pods delete' } }),
  entry('modify-node-or-pod-status', 'moves pods or traffic to where its holder wants them',
    CHANGE, { '': ['nodes/status', 'pods/status', 'services/status'] }),
  entry('bind-pods-to-nodes', 'assigns a pending pod to any node, regardless of taints and affinity',
    ['create'], { '': ['pods/binding', 'bindings'] }),
  entry('create-service-account-tokens', 'requests tokens for every ServiceAccount in scope',
    ['create'], { '': ['serviceaccounts/token'] }, { named: { [OTHER_NAMES]: 'none' } }),
  entry('create-service-account-tokens', 'requests tokens for the named ServiceAccount, which carry its permissions',
    ['create'], { '': ['serviceaccounts/token'] }, { onlyNamed: true, atMost: 'medium' }),
  entry('modify-service-accounts', 'changes the annotations that decide which cloud role the pods of a ServiceAccount get',
    WRITE, { '': ['serviceaccounts'] }),
  entry('request-token-audience', 'lets a node request tokens for that audience',
    ['request-serviceaccounts-token-audience']),
  entry('bind-roles', 'grants permissions that its holder does not have',
    ['bind'], { [RBAC]: ['roles', 'clusterroles'] }, { critical: true, needs: WRITES_BINDINGS, named: { view: 'medium' } }),
  entry('escalate-roles', 'adds permissions to a role that its holder does not have',
    ['escalate'], { [RBAC]: ['roles', 'clusterroles'] }, { critical: true, needs: { anyOf: anyOf(WRITE, RBAC, 'roles', 'clusterroles'), otherwise: 'medium' } }),
  entry('modify-roles', 'changes the permissions of every subject bound to the role',
    WRITE, { [RBAC]: ['roles', 'clusterroles'] }),
  entry('modify-role-bindings', 'grants the permissions of its holder to any subject',
    WRITE, { [RBAC]: ['rolebindings', 'clusterrolebindings'] }),
  entry('impersonate', ACTS_AS_OTHER,
    ['impersonate'], { '': ['users', 'serviceaccounts'] }, { critical: true, named: { 'system:*': 'all', [OTHER_NAMES]: 'high' } }),
  entry('impersonate', 'acts as a member of other groups, if it can act as a user',
    ['impersonate'], { '': ['groups'] }, { critical: true, named: { 'system:*': 'all', [OTHER_NAMES]: 'high' }, needs: IMPERSONATES_USERS }),
  entry('impersonate', 'acts with the UID or extra fields of another user',
    ['impersonate'], { [AUTHENTICATION]: ['uids', 'userextras/*'] }, { atMost: 'high', needs: IMPERSONATES_USERS }),
  // Constrained impersonation is on by default since 1.36: https://kep.k8s.io/5284
  ...CONSTRAINED.map(([mode, resources]) => entry('impersonate', ACTS_AS_OTHER, [`impersonate:${mode}`], { [AUTHENTICATION]: resources }, {
    atMost: 'high',
    versions: servedSince(36, [`impersonate:${mode}`]),
    needs: { anyOf: [{ verb: `impersonate-on:${mode}:*`, apiGroup: '*', resource: '*' }], otherwise: 'low' },
  })),
  ...CONSTRAINED.map(([mode, resources]) => entry('impersonate', ACTS_AS_OTHER, [`impersonate-on:${mode}:*`], undefined, {
    atMost: 'high',
    versions: servedSince(36, [`impersonate-on:${mode}:*`]),
    needs: { anyOf: anyOf([`impersonate:${mode}`], AUTHENTICATION, ...resources), otherwise: 'low' },
  })),
  entry('approve-certificates', 'turns a certificate request into a new identity',
    CHANGE, { [CERTIFICATES]: ['certificatesigningrequests/approval'] }, { needs: APPROVES_SIGNERS }),
  entry('approve-certificates', 'allows issuing certificates of that signer',
    ['approve', 'sign', 'attest'], { [CERTIFICATES]: ['signers'] }, {
      versions: servedSince(37, ['attest']),
      // Certificates for servers and for unknown uses; then custom signers, which the cluster does not trust.
      named: { 'kubernetes.io/kubelet-serving': 'medium', 'kubernetes.io/legacy-unknown': 'medium', 'kubernetes.io/*': 'all', [OTHER_NAMES]: 'low' },
    }),
  entry('create-node-certificates', 'requests certificates for any node, which the control plane approves and signs automatically; a node can read the Secrets and request the tokens of its pods',
    ['create'], { [CERTIFICATES]: ['certificatesigningrequests/nodeclient'] },
    { needs: { anyOf: anyOf(['create'], CERTIFICATES, 'certificatesigningrequests'), otherwise: 'medium' } }),
  entry('create-pod-certificate-requests', 'requests certificates of any pod of the namespace for a key of its holder',
    ['create'], { [CERTIFICATES]: ['podcertificaterequests'] }, { versions: servedSince(37, ['create']) }),
  entry('modify-cluster-trust-bundles', 'decides which certificate authorities workloads trust',
    WRITE, { [CERTIFICATES]: ['clustertrustbundles'] }, { versions: servedSince(37, WRITE) }),
  entry('modify-admission-control', CHANGES_ALL_CREATED,
    [...WRITE, ...REMOVE], { [ADMISSION]: ['mutatingwebhookconfigurations'] }),
  entry('modify-admission-control', READS_ALL_CREATED,
    [...WRITE, ...REMOVE], { [ADMISSION]: ['validatingwebhookconfigurations'] }),
  entry('modify-admission-control', REFUSES_CREATED,
    [...WRITE, ...REMOVE], { [ADMISSION]: ['validatingadmissionpolicies', 'validatingadmissionpolicybindings'] }),
  entry('modify-admission-control', CHANGES_ALL_CREATED,
    [...WRITE, ...REMOVE], { [ADMISSION]: ['mutatingadmissionpolicies', 'mutatingadmissionpolicybindings'] },
    { versions: servedSince(36, [...WRITE, ...REMOVE]) }),
  entry('modify-api-services', 'answers requests in place of the API server',
    WRITE, { 'apiregistration.k8s.io': ['apiservices'] }),
  entry('modify-custom-resource-definitions', 'changes how objects of the type are interpreted, and sees all of them through a conversion webhook',
    WRITE, { 'apiextensions.k8s.io': ['customresourcedefinitions'] }),
  entry('create-persistent-volumes', 'creates volumes that can be any directory of a node',
    ['create'], { '': ['persistentvolumes'] }),
  entry('modify-csi-drivers', 'makes the kubelet pass a driver the tokens of pods that use its volumes, for any audience',
    WRITE, { 'storage.k8s.io': ['csidrivers'] }),
  entry('create-admin-device-claims', 'claims devices that others use, with the label that it can set on the namespace',
    ['create'], { 'resource.k8s.io': ['resourceclaims', 'resourceclaimtemplates'] }, { needs: { anyOf: anyOf(CHANGE, '', 'namespaces'), otherwise: 'none' } }),
  entry('modify-namespaces', 'changes the labels of a namespace, which decide what its pods may do and which network policies apply',
    CHANGE, { '': ['namespaces', 'namespaces/status'] }),
  entry('modify-namespaces', 'changes the labels of a namespace, which decide what its pods may do and which network policies apply',
    ['update'], { '': ['namespaces/finalize'] }),
  entry('modify-cluster-identity-mapping', 'changes aws-auth, which decides which cloud users are administrators of the cluster',
    WRITE, { '': ['configmaps'] }, { critical: true, onlyNamed: true, namespace: 'kube-system', named: { 'aws-auth': 'all', [OTHER_NAMES]: 'none' } }),
  entry('modify-system-config-maps', 'changes ConfigMaps of kube-system, which decide who is an administrator (aws-auth), which clients aggregated servers trust and how names are resolved (coredns)',
    WRITE, { '': ['configmaps'] }, {
      namespace: 'kube-system',
      named: {
        'coredns': 'all',
        'coredns-custom': 'all',
        'kube-dns': 'all',
        'node-local-dns': 'all',
        'kube-proxy': 'all',
        'kube-proxy-config': 'all',
        'extension-apiserver-authentication': 'all',
        'kubeadm-config': 'all',
        'kubelet-config': 'all',
        [OTHER_NAMES]: 'none',
      },
    }),
  entry('modify-network-policies', UNDOES_NETWORK_POLICIES,
    [...WRITE, ...REMOVE], {
      'networking.k8s.io': ['networkpolicies'],
      'policy.networking.k8s.io': ['adminnetworkpolicies', 'baselineadminnetworkpolicies', 'clusternetworkpolicies'],
      'projectcalico.org': ['networkpolicies', 'globalnetworkpolicies', 'tiers', 'stagednetworkpolicies', 'globalnetworksets', 'networksets'],
      'crd.projectcalico.org': ['networkpolicies', 'globalnetworkpolicies', 'tiers', 'globalnetworksets', 'networksets'],
      'cilium.io': ['ciliumnetworkpolicies', 'ciliumclusterwidenetworkpolicies'],
      'crd.antrea.io': ['networkpolicies', 'clusternetworkpolicies', 'tiers', 'groups', 'clustergroups'],
    }),
  entry('modify-services', 'intercepts traffic to any address through a Service with external IPs',
    WRITE, { '': ['services'] }, { atMost: 'low' }),
  entry('modify-service-endpoints', 'redirects the traffic of a Service',
    WRITE, { '': ['endpoints'], 'discovery.k8s.io': ['endpointslices'] }, { named: { [OTHER_NAMES]: 'low' } }),
  entry('use-security-context-constraints', 'decides what pods may do to their nodes, and which accounts may run such pods',
    WRITE, { 'security.openshift.io': ['securitycontextconstraints'] }),
  entry('use-security-context-constraints', 'runs pods with everything that these constraints allow',
    ['use'], { 'security.openshift.io': ['securitycontextconstraints'] }, {
      // Every account may use the restricted ones.
      named: {
        'restricted': 'none',
        'restricted-v2': 'none',
        'restricted-v3': 'none',
        'nonroot': 'none',
        'nonroot-v2': 'none',
        'anyuid': 'medium',
        'hostmount-anyuid*': 'all',
        'hostaccess': 'all',
        'hostnetwork*': 'all',
        'hostpath*': 'all',
        'node-exporter': 'all',
        'privileged': 'all',
        [OTHER_NAMES]: 'medium',
      },
    }),
  entry('use-managed-identity', 'assumes a managed identity of the cloud',
    ['use-managed-identity']),
  ...OPERATOR_RESOURCES.map(({ operator, apiGroup, effect, resources }) => entry(
    'act-through-operator', `lets ${operator}, if it runs, ${explainEffect(effect)}`, WRITE, { [apiGroup]: resources }, { atMost: CAP_OF_EFFECT[effect] },
  )),
];
