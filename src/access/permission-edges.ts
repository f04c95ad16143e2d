import { EdgeInfo, EscalationGraph, HeldRole, inNamespace, Scope, scopeKey } from './escalation-graph';
import { EMPTY, includesAll, Mask, union } from './mask';
import { NamedTargets } from './named-targets';
import { HOLDS_ROLE, MaskedEscalation, PermissionMasks } from './permission-masks';
import { Escalation } from '../kubernetes/rbac/escalations';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { Role } from '../model/service-account';

/** The permissions of a subject in one scope. */
interface HeldMasks {
  readonly scope: Scope;
  sure: Mask;
  /** Includes possible permissions. */
  maybe: Mask;
  /** The roles with permissions that are limited to names. */
  readonly named: (HeldByName & { readonly sure: boolean })[];
}

/** A role with permissions that are limited to names, and whether it is held in the whole cluster. */
interface HeldByName {
  readonly role: Role;
  readonly inCluster: boolean;
}

/** The permissions of a subject, by scope. */
export type Holdings = ReadonlyMap<string, HeldMasks>;

/** Whether the input shows the conditions of some edges. */
export type Shown = { readonly [what in NonNullable<Escalation['shown']>]: boolean };

const EVERYWHERE = scopeKey('everywhere');
const SYSTEM_NAMESPACE = 'kube-system';

/** The permissions for a name that meet the needs of an escalation. */
interface NamedGrant {
  readonly masked: MaskedEscalation;
  readonly scope: Scope;
  readonly name: string;
  /** The permissions for all objects. */
  readonly mask: Mask;
  readonly byName: Mask;
  /** The roles with permissions for the name. */
  readonly roles: readonly HeldByName[];
}

/**
 * Adds the edges of permissions. The permissions in a scope have a node; holders with
 * the same permissions share it and its edges, so no edge connects two accounts.
 */
export class PermissionEdges {
  private readonly profiles = new Map<string, number>();
  private readonly numbers = new Map<readonly PolicyRule[], number>();
  private readonly joined = new Map<Holdings, { readonly number: number; readonly nodes: Map<string, number> }>();

  public constructor(
    private readonly graph: EscalationGraph, private readonly masks: PermissionMasks,
    private readonly targets: NamedTargets, private readonly shown: Shown,
  ) {}

  /** The permissions of roles by scope, without those that lead nowhere. */
  public holdingsOf(roles: readonly HeldRole[]): Holdings {
    const found = new Map<string, HeldMasks>();
    for (const { role, scope, certainty } of roles) {
      const masks = this.masks.of(role.rules);
      const mask = scope === 'everywhere' ? masks.inCluster : masks.inNamespace;
      if (mask === EMPTY && !masks.named && role.kind !== 'Role') { continue; }
      const key = scopeKey(scope);
      let held = found.get(key);
      if (!held) { found.set(key, held = { scope, sure: EMPTY, maybe: EMPTY, named: [] }); }
      const all = union(mask, role.kind === 'Role' ? HOLDS_ROLE : EMPTY);
      held.maybe = union(held.maybe, all);
      if (certainty === 'yes') { held.sure = union(held.sure, all); }
      if (masks.named) { held.named.push({ role, inCluster: scope === 'everywhere', sure: certainty === 'yes' }); }
    }
    return found;
  }

  /** The combined permissions of two holdings, such as those of an account's group and a wider group. */
  public union(one: Holdings, other: Holdings): Holdings {
    if (one.size === 0) { return other; }
    if (other.size === 0) { return one; }
    const found = new Map<string, HeldMasks>();
    for (const held of [...one.values(), ...other.values()]) {
      const key = scopeKey(held.scope);
      const known = found.get(key);
      found.set(key, known ? {
        scope: held.scope, sure: union(known.sure, held.sure), maybe: union(known.maybe, held.maybe), named: [...known.named, ...held.named],
      } : held);
    }
    return found;
  }

  /**
   * Adds the edges of a holder.
   *
   * @param base The permissions of the holder's groups, which have their own edges.
   */
  public connect(holder: number, own: Holdings, base: Holdings): void {
    const whole = own.get(EVERYWHERE);
    for (const { scope, sure, maybe, named } of own.values()) {
      const key = scopeKey(scope);
      const beside = [base.get(key), ...key === EVERYWHERE ? [] : [whole, base.get(EVERYWHERE)]].filter(held => held !== undefined);
      this.connectIn(holder, {
        scope,
        sure: union(sure, ...beside.map(held => held.sure)),
        maybe: union(maybe, ...beside.map(held => held.maybe)),
        named: [...named, ...beside.flatMap(held => held.named)],
      });
    }
    if (whole && base.size > (base.has(EVERYWHERE) ? 1 : 0)) { this.connectElsewhere(holder, whole, base); }
  }

  /** Combines cluster-wide permissions with those of the holder's groups in some namespaces. */
  private connectElsewhere(holder: number, whole: HeldMasks, base: Holdings): void {
    const key = `${whole.sure} ${whole.maybe} ${this.numbersOf(whole.named)}`;
    let known = this.joined.get(base);
    if (!known) { this.joined.set(base, known = { number: this.joined.size, nodes: new Map() }); }
    let node = known.nodes.get(key);
    if (node === undefined) {
      known.nodes.set(key, node = this.graph.node(`joined ${known.number} ${key}`));
      const inCluster = base.get(EVERYWHERE);
      for (const held of base.values()) {
        if (held.scope === 'everywhere') { continue; }
        this.connectIn(node, {
          scope: held.scope,
          sure: union(whole.sure, held.sure, inCluster?.sure ?? EMPTY),
          maybe: union(whole.maybe, held.maybe, inCluster?.maybe ?? EMPTY),
          named: [...whole.named, ...held.named, ...inCluster?.named ?? []],
        });
      }
    }
    this.graph.join(holder, node);
  }

  private connectIn(holder: number, { scope, sure, maybe, named }: HeldMasks): void {
    const surely = this.profile(scope, sure, named.filter(role => role.sure));
    if (surely !== undefined) { this.graph.join(holder, surely); }
    const perhaps = this.profile(scope, maybe, named);
    if (perhaps !== undefined && perhaps !== surely) { this.graph.join(holder, perhaps, true); }
  }

  /** The node for the permissions in a scope; undefined if they lead nowhere. */
  private profile(scope: Scope, mask: Mask, roles: readonly HeldByName[]): number | undefined {
    const withNames = distinct(roles);
    if (withNames.length === 0 && this.masks.unlimited(mask).length === 0) { return undefined; }
    const key = `held ${scopeKey(scope)} ${mask} ${this.numbersOf(withNames)}`;
    let node = this.profiles.get(key);
    if (node === undefined) {
      node = this.graph.node(key);
      this.profiles.set(key, node);
      for (const masked of this.masks.unlimited(mask)) { this.connectUnlimited(node, masked, scope); }
      if (withNames.length > 0) { this.connectNamed(node, mask, withNames, scope); }
    }
    return node;
  }

  private connectUnlimited(from: number, masked: MaskedEscalation, scope: Scope): void {
    const { escalation } = masked;
    if (!this.holdsIn(escalation, scope)) { return; }
    const info = infoOf(masked, scope);
    for (const { node, dependsOn } of this.targets.unlimited(escalation, scope)) {
      this.graph.connect(from, node, dependsOn === undefined ? info : { ...info, dependsOn });
    }
  }

  /** Whether an escalation applies in a scope, and the input shows its conditions. */
  private holdsIn({ needs, onlyIn, shown }: Escalation, scope: Scope): boolean {
    if (shown !== undefined && !this.shown[shown]) { return false; }
    if (scope === 'everywhere') { return true; }
    const isForCluster = needs.length > 0 && needs.every(({ inCluster }) => inCluster);
    return !isForCluster && (onlyIn === undefined || scope.namespace === SYSTEM_NAMESPACE);
  }

  private connectNamed(from: number, mask: Mask, roles: readonly HeldByName[], scope: Scope): void {
    const names = new Map<string, Mask>();
    for (const { role, inCluster } of roles) {
      for (const [name, { inNamespace: some, inCluster: all }] of this.masks.of(role.rules).named!) {
        names.set(name, union(names.get(name) ?? EMPTY, inCluster ? all : some));
      }
    }
    for (const masked of this.masks.escalations) {
      const { escalation, needs } = masked;
      if (escalation.named === undefined || !this.holdsIn(escalation, scope)) { continue; }
      for (const [name, byName] of names) {
        if (isGranted(escalation, needs, mask, byName)) { this.connectName(from, { masked, scope, name, mask, byName, roles }); }
      }
    }
  }

  private connectName(from: number, { masked, scope, name, mask, byName, roles }: NamedGrant): void {
    const info = infoOf(masked, scope, name);
    if (masked.escalation.named === 'role') {
      const role = this.targets.clusterRole(name);
      if (!role) { return; }
      const granted = this.masks.of(role.rules);
      const node = this.graph.node(`bound ${scopeKey(scope)} ${mask} ${this.numbersOf(roles)} ${name}`, { kind: 'role', ...scope === 'everywhere' ? {} : inNamespace(scope.namespace), name });
      this.graph.connect(from, node, info);
      const profile = this.profile(scope, union(mask, scope === 'everywhere' ? granted.inCluster : granted.inNamespace), granted.named ? [...roles, { role, inCluster: scope === 'everywhere' }] : roles);
      if (profile !== undefined) { this.graph.join(node, profile); }
      return;
    }
    const { escalation, deletion } = masked;
    const isDeletable = deletion !== undefined && includesAll(union(mask, byName), deletion);
    for (const { node, dependsOn } of this.targets.of(escalation, name, scope, { roles: roles.map(({ role }) => role), isDeletable })) {
      this.graph.connect(from, node, dependsOn === undefined ? info : { ...info, dependsOn });
    }
  }

  private numbersOf(roles: readonly HeldByName[]): string {
    return roles.map(({ role: { rules }, inCluster }) => {
      let number = this.numbers.get(rules);
      if (number === undefined) { this.numbers.set(rules, number = this.numbers.size); }
      return inCluster ? `${number} in cluster` : `${number}`;
    }).sort().join();
  }
}

/** Distinct lists of rules: a role may be bound thousands of times. */
function distinct(roles: readonly HeldByName[]): readonly HeldByName[] {
  if (roles.length < 2) { return roles; }
  const [inCluster, others] = [true, false].map(wanted => roles.filter(role => role.inCluster === wanted));
  return [...new Map([...others, ...inCluster].map(held => [held.role.rules, held])).values()];
}

/** Whether the permissions for a name, with those for all objects, meet the needs of an escalation. */
function isGranted({ named }: Escalation, needs: readonly Mask[], mask: Mask, byName: Mask): boolean {
  const [first, ...others] = needs;
  // The name of these applies only to the first need.
  if (named === 'role' || named === 'group' || named === 'namespace') {
    return includesAll(byName, first) && others.every(need => includesAll(mask, need));
  }
  return needs.every(need => includesAll(union(mask, byName), need)) && needs.some(need => !includesAll(mask, need));
}

function infoOf(masked: MaskedEscalation, scope: Scope, name?: string): EdgeInfo {
  const { escalation: { edge, proof, source, how }, dependsOn } = masked;
  return {
    edge,
    proof,
    source,
    ...how === undefined ? {} : { how },
    ...dependsOn === undefined ? {} : { dependsOn },
    permission: { masked, scope, ...name === undefined ? {} : { name } },
  };
}
