import { PolicyRule } from './policy-rule';

/** A built-in role of every cluster. */
export interface BuiltInRole {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: { readonly [label: string]: string };
  /** The labels of the ClusterRoles that it aggregates, as alternatives. */
  readonly selectors?: readonly { readonly [label: string]: string }[];
  /** The rules of the role itself, without aggregated ones. */
  readonly rules: readonly PolicyRule[];
}

/** A built-in binding of every cluster. */
export interface BuiltInBinding {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly roleKind: string;
  readonly roleName: string;
  readonly subjects: readonly { readonly kind: string; readonly name: string; readonly namespace?: string }[];
}

/** The built-in roles and bindings of every cluster. */
export interface BuiltIn {
  readonly roles: readonly BuiltInRole[];
  readonly bindings: readonly BuiltInBinding[];
}

/** Data of some minor versions of Kubernetes; unset bounds are open. */
export type ByVersion<T> = T & {
  /** The first minor version. */
  readonly since?: number;
  /** The last minor version. */
  readonly until?: number;
};

/**
 * The roles and bindings that the API server creates when it starts. They are loaded on
 * first use: most apps refer to none of them.
 *
 * @param minor The minor version of Kubernetes; the nearest known version if it is unknown, the newest when unset.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
export function builtIn(minor: number = Infinity): BuiltIn {
  return builtInOfAny([minor]);
}

/** The built-in roles and bindings in any of several versions. One that differs between them is included in each form. */
export function builtInOfAny(minors: readonly number[]): BuiltIn {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { ROLES, BINDINGS } = require('./built-in-roles-data') as typeof import('./built-in-roles-data');
  const holds = ({ since = -Infinity, until = Infinity }: ByVersion<{}>): boolean => minors.some(minor => since <= minor && minor <= until);
  return { roles: ROLES.filter(holds), bindings: BINDINGS.filter(holds) };
}

/** Whether every cluster of the versions binds a role of this name. The rules of the role then apply without any other binding. */
export function isBoundInEveryCluster({ kind, name, namespace }: Pick<BuiltInRole, 'kind' | 'name' | 'namespace'>, minors: readonly number[]): boolean {
  return builtInOfAny(minors).bindings.some(binding => binding.roleKind === kind && binding.roleName === name && binding.subjects.length > 0
    && (kind === 'ClusterRole' || namespace === undefined || binding.namespace === namespace));
}
