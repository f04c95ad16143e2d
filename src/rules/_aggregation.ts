import { Role } from '../model/service-account';
import type * as k8s from '../objects/kubernetes-types';

/** The aggregation rule of a ClusterRole, if it has one; a Role has no such field. */
export function aggregationRuleOf({ kind, object }: Pick<Role, 'kind' | 'object'>): k8s.AggregationRule | undefined {
  return kind === 'ClusterRole' ? (object?.manifest as k8s.ClusterRole | undefined)?.aggregationRule ?? undefined : undefined;
}
