import { PolicyRule } from './policy-rule';
import { allowsResource, RequestAttributes } from './rule-matching';

/** One of some requests. */
type Any = readonly RequestAttributes[];

/** Requests that together lead to every permission: one of each list. */
interface Way {
  readonly needs: readonly Any[];
  /** Whether they count in one namespace too, where the ServiceAccounts of the controllers are. */
  readonly inNamespace: boolean;
}

const RBAC = 'rbac.authorization.k8s.io';
/** It may write any permission into any ClusterRole, in every cluster. */
const ESCALATING_ACCOUNT = 'clusterrole-aggregation-controller';
const WRITE = ['create', 'update', 'patch'];
const CHANGE = ['update', 'patch'];

function any(verbs: readonly string[], resource: string, apiGroup = '', name?: string): Any {
  return verbs.map(verb => ({ verb, apiGroup, resource, ...name === undefined ? {} : { name } }));
}

/** In a namespace with accounts of controllers, such as `clusterrole-aggregation-controller`, which may escalate. */
function asAnyAccount(...needs: readonly Any[]): Way {
  return { needs, inNamespace: true };
}

function inCluster(...needs: readonly Any[]): Way {
  return { needs, inNamespace: false };
}

/**
 * Each is proved on the API server, or follows from what is: who acts as every
 * ServiceAccount of kube-system, or in every pod, has everything.
 *
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
 */
const WAYS: readonly Way[] = [
  asAnyAccount(any(['create'], 'serviceaccounts/token')),
  asAnyAccount(any(['impersonate'], 'serviceaccounts')),
  asAnyAccount(any(['create'], 'secrets'), any(['get', 'list', 'watch', 'patch'], 'secrets')),
  asAnyAccount(any(WRITE, 'pods')),
  asAnyAccount(any(WRITE, 'replicationcontrollers')),
  ...['deployments', 'daemonsets', 'statefulsets', 'replicasets'].map(resource => asAnyAccount(any(WRITE, resource, 'apps'))),
  asAnyAccount(any(WRITE, 'cronjobs', 'batch')),
  asAnyAccount(any(['create'], 'jobs', 'batch')),
  asAnyAccount(any(['create'], 'pods/exec')),
  asAnyAccount(any(['create'], 'pods/attach')),
  asAnyAccount(any(CHANGE, 'pods/ephemeralcontainers')),
  asAnyAccount(any(WRITE, 'rolebindings', RBAC), any(['bind'], 'clusterroles', RBAC)),
  asAnyAccount(any(WRITE, 'rolebindings', RBAC), any(['bind'], 'roles', RBAC), any(WRITE, 'roles', RBAC), any(['escalate'], 'roles', RBAC)),
  asAnyAccount(any(CHANGE, 'configmaps', '', 'aws-auth')),
  asAnyAccount(any(['create'], 'serviceaccounts/token', '', ESCALATING_ACCOUNT)),
  asAnyAccount(any(['impersonate'], 'serviceaccounts', '', ESCALATING_ACCOUNT)),
  inCluster(any(['impersonate'], 'users')),
  inCluster(any(['impersonate'], 'users', '', 'system:kube-controller-manager')),
  inCluster(any(['get', 'create'], 'nodes/proxy')),
  inCluster(any(WRITE, 'clusterrolebindings', RBAC), any(['bind'], 'clusterroles', RBAC)),
  inCluster(any(CHANGE, 'clusterroles', RBAC), any(['escalate'], 'clusterroles', RBAC)),
  inCluster(
    any(['create'], 'certificatesigningrequests', 'certificates.k8s.io'), any(CHANGE, 'certificatesigningrequests/approval', 'certificates.k8s.io'),
    any(['approve'], 'signers', 'certificates.k8s.io', 'kubernetes.io/kube-apiserver-client'),
  ),
  inCluster(
    any(['create'], 'certificatesigningrequests', 'certificates.k8s.io'),
    any(['create'], 'certificatesigningrequests/nodeclient', 'certificates.k8s.io'),
  ),
  inCluster(any(WRITE, 'mutatingwebhookconfigurations', 'admissionregistration.k8s.io')),
  inCluster(
    any(WRITE, 'mutatingadmissionpolicies', 'admissionregistration.k8s.io'),
    any(WRITE, 'mutatingadmissionpolicybindings', 'admissionregistration.k8s.io'),
  ),
];

/** What is limited to a name, and leads there whichever it is. */
function waysByName(name: string): Way[] {
  return [
    // Server-side apply.
    asAnyAccount(any(['create'], 'secrets', '', name), any(['patch'], 'secrets', '', name)),
    // Whoever it is, in a group that may do everything.
    inCluster(any(['impersonate'], 'users', '', name), any(['impersonate'], 'groups', '', 'system:masters')),
    inCluster(any(['impersonate'], 'serviceaccounts', '', name), any(['impersonate'], 'groups', '', 'system:masters')),
  ];
}

/**
 * The requests by which whoever holds some rules gets every permission in the
 * cluster; none where the rules lead there by no known way.
 *
 * @param clusterWide What is held in the whole cluster.
 * @param inSystemNamespace What is held in `kube-system` besides.
 */
export function takeoverRequests(clusterWide: readonly PolicyRule[], inSystemNamespace: readonly PolicyRule[] = []): RequestAttributes[] {
  const inNamespace = [...clusterWide, ...inSystemNamespace];
  const names = new Set(inNamespace.flatMap(({ resourceNames = [] }) => resourceNames));
  return [...WAYS, ...[...names].flatMap(waysByName)].flatMap(way => {
    const rules = way.inNamespace ? inNamespace : clusterWide;
    const allowed = way.needs.map(requests => requests.filter(request => rules.some(rule => allowsResource(rule, request))));
    return allowed.every(requests => requests.length > 0) ? allowed.flat() : [];
  });
}
