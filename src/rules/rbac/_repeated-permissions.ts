import { allowsEverything } from '../../kubernetes/rbac/allows-everything';
import { PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { ManifestObject } from '../../manifest/manifest-object';
import { AppModel } from '../../model/app-model';
import { Binding, Role, Subject } from '../../model/service-account';
import { RolePermission } from '../_role-permissions';
import { SEVERITIES } from '../severity';

/** A subject that holds a role, and the namespace. */
interface Holder {
  readonly subject: string;
  readonly scope: string;
}

interface RoleHolders {
  readonly all: readonly Holder[];
  /** The holders through bindings that are certainly to this role. */
  readonly certain: readonly Holder[];
}

const EVERYWHERE = '*';

/** A role may be defined, and bound, thousands of times; one with more holders than this is reported without the check. */
const MAX_HOLDERS = 20;
const NO_HOLDERS: RoleHolders = { all: [], certain: [] };

/** Finds permissions that all holders of a role also have through another reported role: this role adds nothing, and is reported as low. */
export class RepeatedPermissions {
  /** The widest permission, by holder, rule and resource. Comparing each with each would be quadratic. */
  private readonly widest = new Map<string, RolePermission>();
  private readonly holders = new Map<string, RoleHolders>();
  private readonly holdersOfEverything = new Set<string>();

  public constructor(private readonly model: AppModel, all: readonly RolePermission[]) {
    for (const { object, clusterWide, role, roleCertainty, subjects } of model.bindings) {
      if (!clusterWide || !role || roleCertainty === 'unknown' || !model.isChecked(object) || !this.isOnly(object) || !this.isOnly(role.object)) { continue; }
      if (!allowsEverything(role.rules)) { continue; }
      subjects.filter(isGranted).forEach(subject => this.holdersOfEverything.add(subjectKey(subject)));
    }
    for (const rolePermission of all) {
      if (!this.isOnly(rolePermission.role.object)) { continue; }
      for (const holder of this.holdersOf(rolePermission.role).certain) {
        const key = keyOf(holder, rolePermission);
        const other = this.widest.get(key);
        if (!other || isWider(rolePermission, other)) { this.widest.set(key, rolePermission); }
      }
    }
  }

  /** What else grants a permission to all holders of a role: `ClusterRole other`; `undefined` if nothing does. */
  public otherSourceOf(rolePermission: RolePermission): string | undefined {
    const { role } = rolePermission;
    const holders = this.holdersOf(role).all;
    if (holders.length === 0) { return undefined; }
    const isSourceItself = allowsEverything(role.rules) && holders.some(({ scope }) => scope === EVERYWHERE);
    if (!isSourceItself && holders.every(({ subject }) => this.holdersOfEverything.has(subject))) {
      return 'a role that grants everything in the whole cluster';
    }
    const [{ subject, scope }] = holders;
    const other = [EVERYWHERE, scope].map(where => this.widest.get(keyOf({ subject, scope: where }, rolePermission)))
      .find(found => found && this.covers(found, rolePermission));
    return other && `${other.role.kind} ${other.role.name}`;
  }

  /** Strict, which leaves one of several roles that grant the same. */
  private covers(other: RolePermission, rolePermission: RolePermission): boolean {
    const { permission: wider } = other;
    const { permission } = rolePermission;
    const held = this.holdersOf(other.role).certain;
    return isWider(other, rolePermission) && !isSameRole(other.role, rolePermission.role)
      && rankOf(other) <= rankOf(rolePermission) && String(wider.minors) === String(permission.minors)
      && (wider.source.verbs.includes('*') || permission.source.verbs.every(verb => wider.source.verbs.includes(verb)))
      && coversNames(wider.source, permission.source)
      && this.holdersOf(rolePermission.role).all.every(({ subject, scope }) =>
        held.some(holder => holder.subject === subject && (holder.scope === EVERYWHERE || holder.scope === scope)));
  }

  /** Whether an object has no other definition, so its content is certain. */
  private isOnly(object: ManifestObject | undefined): boolean {
    return object === undefined || this.model.alternativesTo(object).length === 1;
  }

  private holdersOf(role: Role): RoleHolders {
    const key = JSON.stringify([role.kind, role.namespace ?? null, role.name]);
    let known = this.holders.get(key);
    if (!known) {
      const bindings = this.model.bindingsTo(role).filter(({ refused }) => !refused);
      const isLimited = bindings.length <= MAX_HOLDERS && bindings.every(({ subjects }) => subjects.length <= MAX_HOLDERS);
      const certain = bindings.filter(binding => isCertain(binding) && this.isOnly(binding.object));
      known = isLimited ? { all: bindings.flatMap(holdersBy), certain: certain.flatMap(holdersBy) } : NO_HOLDERS;
      this.holders.set(key, known);
    }
    return known;
  }
}

function holdersBy({ subjects, clusterWide, namespace }: Binding): Holder[] {
  return subjects.filter(isGranted).map(subject => ({ subject: subjectKey(subject), scope: clusterWide ? EVERYWHERE : `in ${namespace ?? ''}` }));
}

function isCertain({ roleCertainty, namespace, clusterWide }: Binding): boolean {
  return roleCertainty === 'yes' && (clusterWide || namespace !== undefined);
}

function isGranted({ refused, kind, hasNamespace }: Subject): boolean {
  return !refused && (kind !== 'ServiceAccount' || hasNamespace);
}

function subjectKey({ kind, namespace, name }: Subject): string {
  return JSON.stringify([kind, kind === 'ServiceAccount' ? namespace ?? null : null, name]);
}

function keyOf({ subject, scope }: Holder, { permission: { rule, source: { apiGroups, resources, nonResourceURLs } } }: RolePermission): string {
  return JSON.stringify([subject, scope, rule, apiGroups, resources, nonResourceURLs]);
}

function isSameRole(a: Role, b: Role): boolean {
  return a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
}

function rankOf({ atMost }: RolePermission): number {
  return atMost === undefined ? -1 : SEVERITIES.indexOf(atMost);
}

function coversNames({ resourceNames: wider = [] }: PolicyRule, { resourceNames: names = [] }: PolicyRule): boolean {
  return wider.length === 0 || (names.length > 0 && names.every(name => wider.includes(name)));
}

/** Orders permissions on one resource: one that covers another comes first. */
function isWider(a: RolePermission, b: RolePermission): boolean {
  const [one, other] = [orderOf(a), orderOf(b)];
  const index = one.findIndex((part, position) => part !== other[position]);
  return index !== -1 && one[index] < other[index];
}

function orderOf(rolePermission: RolePermission): readonly (number | string)[] {
  const { role: { kind, namespace, name }, permission: { source: { verbs, resourceNames = [] } } } = rolePermission;
  return [
    rankOf(rolePermission), resourceNames.length === 0 ? 0 : 1, verbs.includes('*') ? -Infinity : -verbs.length, -resourceNames.length,
    kind === 'ClusterRole' ? 0 : 1, namespace ?? '', name,
  ];
}
