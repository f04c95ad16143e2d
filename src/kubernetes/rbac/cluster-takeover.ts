import { Escalation, EscalationRequest, EscalationTarget, ESCALATIONS } from './escalations';
import { PolicyRule } from './policy-rule';
import { allowsResource, RequestAttributes } from './rule-matching';

/** Requests that together lead to every permission: one of each list. */
interface Way {
  readonly needs: readonly (readonly EscalationRequest[])[];
  /** Whether they also count if granted only in the namespace of the controllers' ServiceAccounts. */
  readonly inNamespace: boolean;
}

/** In every cluster, this account can write any permission into any ClusterRole. */
const ESCALATING_ACCOUNT = 'clusterrole-aggregation-controller';

/** Acting as every ServiceAccount of kube-system, in every pod or as any node leads to every permission. */
const LEADS_TO_CLUSTER: ReadonlySet<EscalationTarget> = new Set([
  'accounts', 'tokens', 'own-pod', 'pods', 'written-secrets', 'administrator', 'node', 'nodes',
]);

/** The escalations to every permission, except those limited to names and those through operators. */
const TAKEOVERS: readonly Way[] = [
  ...ESCALATIONS.filter(leadsToCluster).map(wayOf),
  ...ESCALATIONS.filter(({ named, to }) => named === 'account' && LEADS_TO_CLUSTER.has(to)).map(escalation => wayTo(escalation, ESCALATING_ACCOUNT)),
];

/** Escalations that are limited to a name and lead to every permission with any name. */
const WAYS_BY_NAME: readonly Escalation[] = ESCALATIONS.filter(({ named, to }) => named === 'new-object' && LEADS_TO_CLUSTER.has(to));

function leadsToCluster({ named, everything, holdsRole, shown, to, proof, dependsOn, needs }: Escalation): boolean {
  if (named !== undefined || shown !== undefined || everything || holdsRole || proof !== 'api-server') { return false; }
  // A request that only older versions check is not a reason to reject an acceptance.
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

/** With the group impersonated, the name of the impersonated user does not matter. */
function withNames(anyOf: readonly EscalationRequest[], names: ReadonlySet<string>): RequestAttributes[] {
  return anyOf.flatMap(request => request.anyName && request.verb === 'impersonate' ? [request, ...[...names].map(name => ({ ...request, name }))] : [request]);
}

/**
 * The requests with which the holder of the rules can get every permission in the
 * cluster; none if no known escalation leads there.
 *
 * @param clusterWide The rules granted in the whole cluster.
 * @param inSystemNamespace The additional rules granted in `kube-system`.
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
