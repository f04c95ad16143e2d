import { GrantingBinding, HeldGrant } from './held-grant';
import { holderKey, holderOf, PermissionHolder } from './permission-holder';
import { isTemplated } from '../kubernetes/names';
import { BuiltInBinding, builtInOfAny, BuiltInRole } from '../kubernetes/rbac/built-in-roles';
import { accountsOfSubject } from '../kubernetes/rbac/subject';
import { AppModel } from '../model/app-model';
import { Binding, Role } from '../model/service-account';
import type * as k8s from '../objects/kubernetes-types';
import { isPlaceholder } from '../objects/placeholder';

/** The grants of the bindings in an app and its context. Includes roles of the app under the names of built-in roles. */
export function heldGrants(model: AppModel): HeldGrant[] {
  return [...model.bindings.flatMap(binding => grantsBy(binding, model.complete)), ...byBuiltInBindings(model)];
}

/** The built-in grants of every cluster. */
export function builtInGrants(minors: readonly number[]): HeldGrant[] {
  const { roles, bindings } = builtInOfAny(minors);
  return bindings.flatMap(binding => roles.filter(role => isRoleOf(binding, role)).flatMap(role => grantsOfBuiltIn(binding, role)));
}

function grantsBy({ object, namespace, clusterWide, role, roleRef, roleCertainty, refused, subjects }: Binding, complete: boolean): HeldGrant[] {
  if (refused) { return []; }
  // A binding to a role that does not exist grants nothing.
  const mayBeElsewhere = !complete || roleCertainty === 'unknown' || isTemplated(roleRef.name);
  if (role === undefined && !mayBeElsewhere) { return []; }
  const unseen = role === undefined ? `the rules of ${roleRef.kind} ${roleRef.name}` : growthOf(role);
  const binding: GrantingBinding = { kind: object.kind, ...clusterWide ? {} : inNamespace(namespace), name: object.name };
  return distinct(subjects.flatMap(subject => holderOf(subject) ?? [])).map(holder => ({
    holder,
    clusterWide,
    ...clusterWide ? {} : inNamespace(namespace),
    certainty: role === undefined || isFilledIn(holder) ? 'unknown' : roleCertainty,
    rules: role?.rules ?? [],
    ...unseen === undefined ? {} : { unseen },
    role: roleRef,
    binding,
  }));
}

/** A role of the app with the name of a role that built-in bindings refer to. */
function byBuiltInBindings(model: AppModel): HeldGrant[] {
  const bindings = builtInOfAny(model.minors).bindings;
  return model.roles.flatMap(role => bindings.filter(binding => isRoleOf(binding, role)).flatMap(binding => grantsOfBuiltIn(binding, role)));
}

function isRoleOf({ roleKind, roleName, namespace }: BuiltInBinding, role: Pick<BuiltInRole, 'kind' | 'name' | 'namespace'>): boolean {
  return role.kind === roleKind && role.name === roleName && (roleKind === 'ClusterRole' || role.namespace === namespace);
}

function grantsOfBuiltIn({ kind, namespace, subjects, roleKind, roleName }: BuiltInBinding, { rules }: Pick<Role, 'rules'>): HeldGrant[] {
  const holders = subjects.flatMap(subject => holderOf({ ...subject, accounts: accountsOfSubject(subject, kind, namespace), refused: false }) ?? []);
  return holders.map(holder => ({
    holder,
    clusterWide: kind === 'ClusterRoleBinding',
    ...inNamespace(namespace),
    certainty: 'yes',
    rules,
    role: { kind: roleKind, name: roleName },
  }));
}

/** Why a role may grow: by ClusterRoles with labels that it selects, or by additions to a built-in role. */
function growthOf({ kind, name, mayGrantMore, object }: Role): string | undefined {
  if (!mayGrantMore) { return undefined; }
  const selectors = (object?.manifest as k8s.ClusterRole | undefined)?.aggregationRule?.clusterRoleSelectors;
  return selectors === undefined ? `what other ClusterRoles add to ${kind} ${name}` : `what other ClusterRoles add by the labels ${JSON.stringify(selectors)}`;
}

function isFilledIn({ kind, name }: PermissionHolder): boolean {
  return isPlaceholder(kind) || isTemplated(name);
}

function distinct(holders: readonly PermissionHolder[]): PermissionHolder[] {
  return [...new Map(holders.map(holder => [holderKey(holder), holder])).values()];
}

function inNamespace(namespace: string | undefined): { readonly namespace?: string } {
  return namespace === undefined ? {} : { namespace };
}
