import { HeldGrant } from './held-grant';
import { allowsSingle, SinglePermission } from './single-permission';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';

/** The scope of a permission: everywhere, or one namespace, which may be the unknown one. */
export type GrantScope = Pick<HeldGrant, 'clusterWide' | 'namespace'>;

/** The combined permissions of grants. */
export class HeldPermissions {
  private readonly everywhere: readonly PolicyRule[];
  private readonly inNamespaces = new Map<string | undefined, PolicyRule[]>();
  private readonly unseenEverywhere = new Set<string>();
  private readonly unseenInNamespaces = new Map<string | undefined, Set<string>>();

  public constructor(grants: readonly Pick<HeldGrant, 'clusterWide' | 'namespace' | 'rules' | 'unseen'>[]) {
    const everywhere: PolicyRule[] = [];
    for (const { clusterWide, namespace, rules, unseen } of grants) {
      for (const rule of rules) { (clusterWide ? everywhere : getOrAdd(this.inNamespaces, namespace, () => [])).push(rule); }
      if (unseen === undefined) { continue; }
      (clusterWide ? this.unseenEverywhere : getOrAdd(this.unseenInNamespaces, namespace, () => new Set<string>())).add(unseen);
    }
    this.everywhere = everywhere;
  }

  /** The rules that apply in a scope. */
  public rulesIn(scope: GrantScope): readonly PolicyRule[] {
    const here = scope.clusterWide ? undefined : this.inNamespaces.get(scope.namespace);
    return here === undefined ? this.everywhere : [...this.everywhere, ...here];
  }

  /** Whether the grants allow everything that a permission covers. */
  public allow(scope: GrantScope, permission: SinglePermission): boolean {
    return this.everywhere.some(rule => allowsSingle(rule, permission))
      || !scope.clusterWide && (this.inNamespaces.get(scope.namespace)?.some(rule => allowsSingle(rule, permission)) ?? false);
  }

  /** Whether the grants may include the unseen permissions of a role. */
  public mayAllow(scope: GrantScope, unseen: string): boolean {
    return this.allow(scope, { verb: '*', apiGroup: '*', resource: '*' })
      || includes(this.unseenEverywhere, unseen)
      || !scope.clusterWide && includes(this.unseenInNamespaces.get(scope.namespace), unseen);
  }
}

/** Kubernetes also adds to each role what is added to the previous one. */
const BUILT_IN = ['view', 'edit', 'admin'].map(name => `what other ClusterRoles add to ClusterRole ${name}`);

function includes(known: ReadonlySet<string> | undefined, unseen: string): boolean {
  if (known === undefined) { return false; }
  const rank = BUILT_IN.indexOf(unseen);
  return known.has(unseen) || rank !== -1 && BUILT_IN.slice(rank).some(wider => known.has(wider));
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) { map.set(key, value = make()); }
  return value;
}
