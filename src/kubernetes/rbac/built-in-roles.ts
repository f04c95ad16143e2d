import { PolicyRule } from './policy-rule';

/** A role that every cluster has. */
export interface BuiltInRole {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: { readonly [label: string]: string };
  /** The labels of the ClusterRoles that it aggregates, as alternatives. */
  readonly selectors?: readonly { readonly [label: string]: string }[];
  /** Its own rules, without what it aggregates. */
  readonly rules: readonly PolicyRule[];
}

/** A binding that every cluster has. */
export interface BuiltInBinding {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly roleKind: string;
  readonly roleName: string;
  readonly subjects: readonly { readonly kind: string; readonly name: string; readonly namespace?: string }[];
}

/** The roles and bindings that every cluster has. */
export interface BuiltIn {
  readonly roles: readonly BuiltInRole[];
  readonly bindings: readonly BuiltInBinding[];
}

/** What holds in some minor versions of Kubernetes; unset ends are open. */
export type ByVersion<T> = T & {
  /** The first minor in which it is so. */
  readonly since?: number;
  /** The last minor in which it is so. */
  readonly until?: number;
};

/**
 * The roles and bindings that the API server makes when it starts. They are
 * loaded when first asked for: most apps name none of them.
 *
 * @param minor The minor version of Kubernetes; of one that is not known, the nearest that is. The newest known when unset.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
export function builtIn(minor: number = Infinity): BuiltIn {
  return builtInOfAny([minor]);
}

/** The roles and bindings of clusters of several versions. One that differs is there once for each way it is. */
export function builtInOfAny(minors: readonly number[]): BuiltIn {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { ROLES, BINDINGS } = require('./built-in-roles-data') as typeof import('./built-in-roles-data');
  const holds = ({ since = -Infinity, until = Infinity }: ByVersion<{}>): boolean => minors.some(minor => since <= minor && minor <= until);
  return { roles: ROLES.filter(holds), bindings: BINDINGS.filter(holds) };
}

/** Whether every cluster of some versions binds a role of this name, so that its rules count without any other binding. */
export function isBoundInEveryCluster({ kind, name, namespace }: Pick<BuiltInRole, 'kind' | 'name' | 'namespace'>, minors: readonly number[]): boolean {
  return builtInOfAny(minors).bindings.some(binding => binding.roleKind === kind && binding.roleName === name && binding.subjects.length > 0
    && (kind === 'ClusterRole' || namespace === undefined || binding.namespace === namespace));
}
