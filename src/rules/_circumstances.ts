import { aggregationRuleOf } from './_aggregation';
import { accountName } from './_subject';
import { isTemplated } from '../kubernetes/names';
import { isBoundInEveryCluster } from '../kubernetes/rbac/built-in-roles';
import { isHeld } from '../kubernetes/rbac/needed-permissions';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { Needed } from '../kubernetes/rbac/sensitive-permission-table';
import { SensitivePermission } from '../kubernetes/rbac/sensitive-permissions';
import { AppModel } from '../model/app-model';
import { Binding, Role, Subject } from '../model/service-account';

/** A role that a subject holds, and its scope. */
interface Held {
  readonly role: Role;
  readonly binding: Binding;
  readonly scope: string;
}

/** What reports a permission: the role that grants it, or the binding to it or the workload where those are not checked. */
type Reporter = 'role' | 'binding' | 'workload';

/** Who holds something: the subject of a binding, or an account. */
type Holder = Pick<Subject, 'kind' | 'namespace' | 'name' | 'accounts'>;

const EVERYWHERE = '*';
/** Stands for a name that another tool fills in. */
const ANY_NAME = '*';

/**
 * How the other roles and bindings of an app affect the permissions of a role. Answers
 * are cached: a role may be defined, and bound, thousands of times.
 */
export class RoleCircumstances {
  private readonly ofRoles = new Map<string, OfRole>();
  private readonly answers = new Map<string, Map<Needed, boolean>>();
  private readonly rolesBySubject = new Map<string, Held[]>();
  private readonly aggregated: ReadonlySet<PolicyRule>;
  /** Bindings whose role is uncertain, by role name. */
  private readonly toUnknownRoles = new Map<string, Binding[]>();

  public constructor(private readonly model: AppModel) {
    for (const binding of model.bindings) {
      if (!binding.role || binding.roleCertainty === 'unknown') { this.addToUnknownRole(binding); }
      if (!binding.role) { continue; }
      for (const subject of binding.subjects) {
        const held = this.rolesBySubject.get(keyOf(subject)) ?? [];
        held.push({ role: binding.role, binding, scope: scopeOf(binding) });
        this.rolesBySubject.set(keyOf(subject), held);
      }
    }
    this.aggregated = new Set(model.roles.filter(role => aggregationRuleOf(role)).flatMap(({ rules }) => rules));
  }

  /** Whether the condition that makes a permission of a role worse is met. */
  public isWorse({ worse }: SensitivePermission, role: Role): boolean {
    if (!worse) { return false; }
    const known = this.of(role);
    if (worse.boundIn !== undefined && known.namespaces.has(worse.boundIn)) { return true; }
    const { beside } = worse;
    return beside !== undefined && known.isHeldBeside(beside);
  }

  /**
   * Whether it is so for one holder of a role that is not checked itself.
   *
   * @param where Where the holder has the role.
   */
  public isWorseFor({ worse }: SensitivePermission, holder: Holder, where: Pick<Binding, 'clusterWide' | 'namespace'>, reporter: Reporter): boolean {
    return worse?.beside !== undefined && this.isHeldBy(holder, scopeOf(where), worse.beside, reporter);
  }

  /** Whether a holder of a role has one of the given permissions through another role. */
  public isHeldBeside(needed: Needed, role: Role): boolean {
    return this.of(role).isHeldBeside(needed);
  }

  /** Whether a role certainly has no holders: it is bound to no subject, and no other role aggregates it. */
  public hasNoHolders(role: Role): boolean {
    return this.model.complete && !this.of(role).hasSubjects && !this.mayBeAggregated(role) && !this.mayBeBound(role)
      && !isBoundInEveryCluster(role, this.model.minors);
  }

  /** Whether another role may aggregate the rules of a role, which gives them to its holders too. */
  public mayBeAggregated(role: Role): boolean {
    const labels = role.object?.manifest.metadata?.labels ?? {};
    return role.kind === 'ClusterRole'
      && (Object.keys(labels).some(label => label.startsWith('rbac.authorization.k8s.io/aggregate-to-')) || role.rules.some(rule => this.aggregated.has(rule)));
  }

  private addToUnknownRole(binding: Binding): void {
    const { refused, roleRef } = binding;
    if (refused || !hasSubjects(binding)) { return; }
    const name = isTemplated(roleRef.name) ? ANY_NAME : roleRef.name;
    const others = this.toUnknownRoles.get(name);
    if (others) { others.push(binding); } else { this.toUnknownRoles.set(name, [binding]); }
  }

  /** Whether a binding to an unknown role may be to this one: another tool fills in a name, or a namespace is missing. */
  private mayBeBound({ kind, name, namespace }: Role): boolean {
    const candidates = isTemplated(name) ? [...this.toUnknownRoles.values()].flat()
      : [...this.toUnknownRoles.get(name) ?? [], ...this.toUnknownRoles.get(ANY_NAME) ?? []];
    return candidates.some(({ roleRef, namespace: ofBinding }) =>
      (roleRef.kind === kind || isTemplated(roleRef.kind)) && (kind === 'ClusterRole' || mayBeSame(namespace, ofBinding)));
  }

  private of(role: Role): OfRole {
    const key = JSON.stringify([role.kind, role.namespace ?? null, role.name]);
    let known = this.ofRoles.get(key);
    if (!known) { this.ofRoles.set(key, known = new OfRole(this.model.bindingsTo(role), (subject, binding, needed) => this.isHeldBy(subject, scopeOf(binding), needed, 'role'))); }
    return known;
  }

  /** Whether a subject, or a group that it belongs to, holds a permission through any role, within a scope. */
  private isHeldBy(holder: Holder, scope: string, needed: Needed, reporter: Reporter): boolean {
    const own = keyOf(holder);
    // The members of a group are not known there, and no other rule reports what they hold together.
    return keysOf(holder).some(key => this.answer(key, scope, needed, key === own || !isOfGroup(key) ? reporter : undefined));
  }

  private answer(subject: string, scope: string, needed: Needed, reporter: Reporter | undefined): boolean {
    const key = `${reporter}\n${scope}\n${subject}`;
    const known = this.answers.get(key) ?? new Map<Needed, boolean>();
    this.answers.set(key, known);
    let answer = known.get(needed);
    if (answer === undefined) {
      const isWhereItHolds = (other: string): boolean => scope === EVERYWHERE || other === EVERYWHERE || other === scope;
      answer = (this.rolesBySubject.get(subject) ?? []).some(
        held => isWhereItHolds(held.scope) && !this.isReportedAt(held, needed, reporter) && isHeld(needed, held.role.rules),
      );
      known.set(needed, answer);
    }
    return answer;
  }

  /** Whether the other half of a sensitive combination is reported there: it is reported once. */
  private isReportedAt({ role: { object }, binding }: Held, { half }: Needed, reporter: Reporter | undefined): boolean {
    if (half === undefined || reporter === undefined) { return false; }
    if (object !== undefined && this.model.isChecked(object)) { return reporter !== 'role' || half === 'second'; }
    return this.model.isChecked(binding.object) && (reporter === 'workload' || (reporter === 'binding' && half === 'second'));
  }
}

/** The circumstances of all roles, shared by the rules. */
export function roleCircumstances(model: AppModel): RoleCircumstances {
  return new RoleCircumstances(model);
}

/** How the bindings to one role affect it. */
class OfRole {
  /** The namespaces in which the role is bound. */
  public readonly namespaces: ReadonlySet<string | undefined>;
  public readonly hasSubjects: boolean;
  private readonly heldBeside = new Map<Needed, boolean>();

  public constructor(
    private readonly bindings: readonly Binding[], private readonly isHeldBy: (subject: Subject, binding: Binding, needed: Needed) => boolean,
  ) {
    this.namespaces = new Set(bindings.filter(({ clusterWide }) => !clusterWide).map(({ namespace }) => namespace));
    this.hasSubjects = bindings.some(hasSubjects);
  }

  /** Whether one of its holders has a permission through another role. */
  public isHeldBeside(needed: Needed): boolean {
    let held = this.heldBeside.get(needed);
    if (held === undefined) {
      held = this.bindings.some(binding => binding.subjects.some(subject => this.isHeldBy(subject, binding, needed)));
      this.heldBeside.set(needed, held);
    }
    return held;
  }
}

/** Whether a binding grants a role to at least one subject. Unreadable subjects count: they may not be empty. */
function hasSubjects({ object, subjects }: Binding): boolean {
  return subjects.some(({ refused }) => !refused) || object.unreadable?.some(([field]) => field === 'subjects') === true;
}

function mayBeSame(a: string | undefined, b: string | undefined): boolean {
  return a === b || a === undefined || b === undefined || isTemplated(a) || isTemplated(b);
}

function scopeOf({ clusterWide, namespace }: Pick<Binding, 'clusterWide' | 'namespace'>): string {
  return clusterWide ? EVERYWHERE : `in ${namespace ?? ''}`;
}

function keyOf({ kind, namespace, name }: Pick<Subject, 'kind' | 'namespace' | 'name'>): string {
  return `${kind}\n${kind === 'ServiceAccount' ? namespace ?? '' : ''}\n${name}`;
}

function isOfGroup(key: string): boolean {
  return key.startsWith('Group\n');
}

/** The keys of a subject and of the other names and groups that a binding may use for it. */
function keysOf(holder: Holder): string[] {
  const account = accountName(holder);
  if (!account) { return [keyOf(holder)]; }
  const { namespace, name } = account;
  const as = (kind: string, other: string): string => keyOf({ kind, namespace, name: other });
  return [
    as('ServiceAccount', name), as('User', `system:serviceaccount:${namespace}:${name}`),
    as('Group', 'system:serviceaccounts'), as('Group', `system:serviceaccounts:${namespace}`), as('Group', 'system:authenticated'),
  ];
}
