import { Inventory, InventoryPermission } from './inventory';
import { PermissionRequest, PermissionSet } from './permission-set';
import { isTemplated } from '../kubernetes/names';
import { hasUnsetValue, knownPart, widestPart } from '../kubernetes/rbac/has-unset-value';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';

/**
 * Whether the bindings of the input grant something. `none` means "no" only if the
 * input is complete.
 */
export type GrantVerdict = 'yes' | 'unknown' | 'none';

/** The scope of permissions. */
export interface PermissionScope {
  /** Whether they apply in every namespace, and to cluster-scoped resources. */
  readonly clusterWide: boolean;
  /** Unset for the whole cluster, and for the unknown namespace of objects that do not set one. */
  readonly namespace?: string;
}

/** The holder of permissions: an account, a user or a group. */
export interface Holder {
  readonly bindings: readonly number[];
  readonly possibleBindings: readonly number[];
  readonly builtInBindings?: readonly number[];
}

/** A role that is bound but not in the input; its permissions are unknown. */
export interface UnknownRole {
  readonly kind: string;
  readonly name: string;
}

/** The permissions from the bindings of one scope, without other scopes. */
interface Granted {
  readonly scope: PermissionScope;
  readonly certain: PermissionSet;
  readonly possible: PermissionSet;
  /** Certain and possible permissions, one resource or path each. */
  readonly permissions: InventoryPermission[];
  readonly unknownRoles: UnknownRole[];
}

/**
 * The permissions of a holder by all its bindings. Includes the default permissions of
 * every account only if the inventory does.
 */
export class EffectivePermissions {
  private readonly byScope = new Map<string, Granted>();

  public constructor(inventory: Inventory, { bindings, possibleBindings, builtInBindings = [] }: Holder) {
    for (const binding of [...bindings, ...builtInBindings, ...inventory.everyAccount ?? []]) { this.add(inventory, binding, true); }
    for (const binding of possibleBindings) { this.add(inventory, binding, false); }
  }

  /** The scopes with permissions: the whole cluster first, then each namespace. */
  public get scopes(): readonly PermissionScope[] {
    const scopes = [...this.byScope.values()].map(({ scope }) => scope);
    return [...scopes.filter(({ clusterWide }) => clusterWide), ...scopes.filter(({ clusterWide }) => !clusterWide)];
  }

  /** The certain and possible permissions from the bindings of one scope, one resource or path each. */
  public permissionsIn(scope: PermissionScope): readonly InventoryPermission[] {
    return this.byScope.get(keyOfScope(scope))?.permissions ?? [];
  }

  /** The unknown roles that the bindings of one scope refer to. */
  public unknownRolesIn(scope: PermissionScope): readonly UnknownRole[] {
    return this.byScope.get(keyOfScope(scope))?.unknownRoles ?? [];
  }

  /** Whether its bindings grant a request in a scope. */
  public grants(scope: PermissionScope, request: PermissionRequest): GrantVerdict {
    const reaching = this.reaching(scope);
    if (reaching.some(({ granted, certain }) => certain && granted.certain.allows(request))) { return 'yes'; }
    const perhaps = reaching.some(({ granted: { unknownRoles, certain, possible } }) => (
      unknownRoles.length > 0 || certain.allows(request) || possible.allows(request)
    ));
    return perhaps ? 'unknown' : 'none';
  }

  /** The bindings that apply in a scope, and whether they certainly do. */
  private reaching(scope: PermissionScope): readonly { readonly granted: Granted; readonly certain: boolean }[] {
    const cluster = this.byScope.get(CLUSTER);
    const own = scope.clusterWide ? undefined : this.byScope.get(keyOfScope(scope));
    const elsewhere = scope.clusterWide ? [] : [...this.byScope.values()].filter(granted => granted !== own && !granted.scope.clusterWide
      && (isUncertain(granted.scope.namespace) || isUncertain(scope.namespace)));
    return [
      ...[cluster, own].flatMap(granted => granted === undefined ? [] : [{ granted, certain: true }]),
      ...elsewhere.map(granted => ({ granted, certain: false })),
    ];
  }

  private add({ bindings, roles }: Inventory, number: number, certain: boolean): void {
    const { clusterWide, namespace, role, roleKind: kind, roleName: name, missing } = bindings[number];
    if (missing) { return; }
    const scope: PermissionScope = { clusterWide, ...namespace === undefined ? {} : { namespace } };
    const key = keyOfScope(scope);
    let granted = this.byScope.get(key);
    if (!granted) {
      granted = { scope, certain: new PermissionSet(), possible: new PermissionSet(), permissions: [], unknownRoles: [] };
      this.byScope.set(key, granted);
    }
    if (role === undefined) {
      granted.unknownRoles.push({ kind, name });
      return;
    }
    const permissions = roles[role].permissions.filter(({ inNamespace }) => clusterWide || inNamespace);
    const rules = permissions.map(({ apiGroup, resource, url, names, verbs }): PolicyRule => url === undefined
      ? { apiGroups: [apiGroup], resources: [resource!], resourceNames: names, verbs } : { nonResourceURLs: [url], verbs });
    if (certain) { granted.certain.add(rules.map(knownPart)); }
    granted.possible.add((certain ? rules.filter(hasUnsetValue) : rules).map(widestPart));
    granted.permissions.push(...permissions);
  }
}

const CLUSTER = keyOfScope({ clusterWide: true });

/** Equal for equal scopes. */
export function keyOfScope({ clusterWide, namespace }: PermissionScope): string {
  return clusterWide ? '*' : `/${namespace ?? ''}`;
}

/** Whether a namespace may be another one: the unknown one is shared by all objects without one, and a templated one may be any. */
function isUncertain(namespace: string | undefined): boolean {
  return namespace === undefined || isTemplated(namespace);
}
