import { Escalation, EscalationRequest, EscalationTarget, ESCALATIONS } from './escalations';
import { PolicyRule } from './policy-rule';
import { allowsResource, RequestAttributes } from './rule-matching';

/** Requests that together lead to every permission: one of each list. */
interface Way {
  readonly needs: readonly (readonly EscalationRequest[])[];
  /** Whether they count in one namespace too, where the ServiceAccounts of the controllers are. */
  readonly inNamespace: boolean;
}

/** It may write any permission into any ClusterRole, in every cluster. */
const ESCALATING_ACCOUNT = 'clusterrole-aggregation-controller';

/** Who acts as every ServiceAccount of kube-system, in every pod or as any node has everything. */
const LEADS_TO_CLUSTER: ReadonlySet<EscalationTarget> = new Set([
  'accounts', 'tokens', 'own-pod', 'pods', 'written-secrets', 'administrator', 'node', 'nodes',
]);

/** What leads from permissions to every permission, those limited to names and those through operators left out. */
const TAKEOVERS: readonly Way[] = [
  ...ESCALATIONS.filter(leadsToCluster).map(wayOf),
  ...ESCALATIONS.filter(({ named, to }) => named === 'account' && LEADS_TO_CLUSTER.has(to)).map(escalation => wayTo(escalation, ESCALATING_ACCOUNT)),
];

/** What is limited to a name, and leads there whichever it is. */
const WAYS_BY_NAME: readonly Escalation[] = ESCALATIONS.filter(({ named, to }) => named === 'new-object' && LEADS_TO_CLUSTER.has(to));

function leadsToCluster({ named, everything, holdsRole, shown, to, proof, dependsOn, needs }: Escalation): boolean {
  if (named !== undefined || shown !== undefined || everything || holdsRole || proof !== 'api-server') { return false; }
  // What only older versions ask for is no reason to refuse an acceptance.
  if (needs.some(({ anyOf }) => anyOf.every(({ until }) => until !== undefined))) { return false; }
  return to === 'cluster-admin' || (dependsOn === undefined && LEADS_TO_CLUSTER.has(to));
}

function wayOf({ needs }: Escalation): Way {
  return { needs: needs.map(({ anyOf }) => anyOf), inNamespace: needs.some(need => !need.inCluster) };
}

function wayTo(escalation: Escalation, name: string): Way {
  const { needs, inNamespace } = wayOf(escalation);
  return { needs: needs.map(anyOf => anyOf.map(request => request.unlimited ? request : { name, ...request })), inNamespace };
}

/** Whom somebody is impersonated as does not matter beside the group. */
function withNames(anyOf: readonly EscalationRequest[], names: ReadonlySet<string>): RequestAttributes[] {
  return anyOf.flatMap(request => request.anyName && request.verb === 'impersonate' ? [request, ...[...names].map(name => ({ ...request, name }))] : [request]);
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
  const byName = WAYS_BY_NAME.flatMap(escalation => [...names].map(name => wayTo(escalation, name)));
  return [...TAKEOVERS, ...byName].flatMap(way => {
    const rules = way.inNamespace ? inNamespace : clusterWide;
    const allowed = way.needs.map(anyOf => withNames(anyOf, names).filter(request => rules.some(rule => allowsResource(rule, request))));
    return allowed.every(requests => requests.length > 0) ? allowed.flat() : [];
  });
}
