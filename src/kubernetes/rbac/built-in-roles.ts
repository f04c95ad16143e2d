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

let loaded: BuiltIn | undefined;

/**
 * The roles and bindings that the API server makes when it starts. They are
 * loaded when first asked for: most apps name none of them.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
export function builtIn(): BuiltIn {
  if (!loaded) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { ROLES, BINDINGS } = require('./built-in-roles-data') as typeof import('./built-in-roles-data');
    loaded = { roles: ROLES, bindings: BINDINGS };
  }
  return loaded;
}
