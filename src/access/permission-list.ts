import { AskedBy } from './asked-by';
import { openEnds } from './can-i';
import { GrantChain, grantChains } from './grant-chain';
import { mergePolicyRules, PolicyRule } from '../kubernetes/rbac/policy-rule';
import { singleRules } from '../kubernetes/rbac/single-rule';
import { AppModel } from '../model/app-model';

/**
 * Verbs on one resource or path: a row of `kubectl auth can-i --list`.
 *
 * @jsii ignore
 */
export interface ListedPermission {
  /** Unset for a path. */
  readonly apiGroup?: string;
  readonly resource?: string;
  readonly nonResourceUrl?: string;
  /** Empty for all objects. */
  readonly resourceNames: readonly string[];
  readonly verbs: readonly string[];
}

/**
 * The permissions of a subject in a namespace and in the whole cluster.
 *
 * @jsii ignore
 */
export interface PermissionList {
  readonly permissions: readonly ListedPermission[];
  /** Additional permissions that depend on something outside the input. */
  readonly possible: readonly ListedPermission[];
  /** The grants whose permissions are only partly known. */
  readonly uncertain: readonly GrantChain[];
  /** Why the list may be incomplete. */
  readonly dependsOn: readonly string[];
}

/** The permissions of a subject in a namespace and in the whole cluster, like a SelfSubjectRulesReview. Without a namespace, only the latter. */
export function permissionList(model: AppModel, { requester }: AskedBy, namespace: string | undefined, isPartlyUnread = false): PermissionList {
  const grounds = model.rulesFor(requester, namespace);
  const unsure = grounds.filter(({ certainty }) => certainty === 'unknown');
  const uncertain = grantChains(unsure, model);
  return {
    permissions: rowsOf(grounds.flatMap(({ certainty, rule }) => certainty === 'yes' && rule ? [rule] : [])),
    possible: rowsOf(unsure.flatMap(({ rule }) => rule ? [rule] : [])),
    uncertain,
    dependsOn: [...new Set(uncertain.flatMap(({ dependsOn }) => dependsOn)), ...openEnds(model, isPartlyUnread)],
  };
}

function rowsOf(rules: readonly PolicyRule[]): readonly ListedPermission[] {
  const rows = mergePolicyRules(rules).flatMap(singleRules).map(({ apiGroup, resource, url, names, verbs }): ListedPermission => ({
    ...url === undefined ? { apiGroup, resource } : { nonResourceUrl: url }, resourceNames: names, verbs,
  }));
  return [...rows.filter(({ resource }) => resource !== undefined), ...rows.filter(({ resource }) => resource === undefined)];
}
