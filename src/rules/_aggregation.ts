import { Role } from '../model/service-account';
import type * as k8s from '../objects/kubernetes-types';

/** What a ClusterRole aggregates, if it does; the API server knows no such field of a Role. */
export function aggregationRuleOf({ kind, object }: Pick<Role, 'kind' | 'object'>): k8s.AggregationRule | undefined {
  return kind === 'ClusterRole' ? (object?.manifest as k8s.ClusterRole | undefined)?.aggregationRule ?? undefined : undefined;
}
