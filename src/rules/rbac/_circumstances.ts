import { isHeld } from '../../kubernetes/rbac/needed-permissions';
import { PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { Needed } from '../../kubernetes/rbac/sensitive-permission-table';
import { Circumstances } from '../../kubernetes/rbac/sensitive-permissions';
import { AppModel } from '../../model/app-model';
import { Binding, Role, Subject } from '../../model/service-account';
import { field } from '../../objects/plain-object';
import { accountOf } from '../_subject';

/** A role that somebody holds, and where. */
interface Held {
  readonly role: Role;
  readonly scope: string;
}

const EVERYWHERE = '*';

/** What the other roles and bindings of an app make of the permissions of a role. */
export class RoleCircumstances {
  private readonly answers = new Map<string, Map<Needed, boolean>>();
  private rolesBySubject: Map<string, Held[]> | undefined;
  private aggregatedRules: ReadonlySet<PolicyRule> | undefined;

  public constructor(private readonly model: AppModel) {}

  public of(role: Role): Circumstances {
    const bindings = this.model.bindingsTo(role);
    const isHeldBeside = (needed: Needed): boolean => bindings.some(
      binding => binding.subjects.some(subject => this.isHeldBy(subject, binding, needed)),
    );
    if (role.kind === 'Role') { return { within: { namespace: role.namespace }, isHeldBeside }; }
    const isOnlyInNamespaces = bindings.length > 0 && bindings.every(({ clusterWide }) => !clusterWide);
    return { isHeldBeside, ...isOnlyInNamespaces ? { boundIn: bindings.map(({ namespace }) => namespace) } : {} };
  }

  /** Whether nobody can hold a role: it is bound to nobody, and no other takes it over. */
  public isHeldByNobody(role: Role): boolean {
    if (!this.model.complete || this.model.bindingsTo(role).some(({ subjects }) => subjects.some(({ refused }) => !refused))) { return false; }
    const labels = field(role.object?.manifest, 'metadata', 'labels');
    const mayBeAggregated = role.kind === 'ClusterRole'
      && (Object.keys(Object(labels)).some(label => label.startsWith('rbac.authorization.k8s.io/aggregate-to-')) || role.rules.some(rule => this.aggregated.has(rule)));
    return !mayBeAggregated;
  }

  private get aggregated(): ReadonlySet<PolicyRule> {
    this.aggregatedRules ??= new Set(this.model.roles.filter(({ object }) => field(object?.manifest, 'aggregationRule') !== undefined).flatMap(({ rules }) => rules));
    return this.aggregatedRules;
  }

  /** Whether a subject holds a permission, by whichever role, where a binding holds. */
  private isHeldBy(subject: Subject, binding: Binding, needed: Needed): boolean {
    const scope = scopeOf(binding);
    const key = `${scope}\n${keyOf(subject)}`;
    const known = this.answers.get(key) ?? new Map<Needed, boolean>();
    this.answers.set(key, known);
    let answer = known.get(needed);
    if (answer === undefined) {
      const isWhereItHolds = (other: string): boolean => scope === EVERYWHERE || other === EVERYWHERE || other === scope;
      answer = this.rolesOf(subject).some(held => isWhereItHolds(held.scope) && isHeld(needed, held.role.rules));
      known.set(needed, answer);
    }
    return answer;
  }

  /** The roles of a subject; of an account also those by its groups and its user name. */
  private rolesOf(subject: Subject): readonly Held[] {
    const account = accountOf(subject, this.model);
    if (account) { return account.grants.flatMap(({ role, binding }) => role ? [{ role, scope: scopeOf(binding) }] : []); }
    return this.bySubject.get(keyOf(subject)) ?? [];
  }

  private get bySubject(): Map<string, Held[]> {
    if (!this.rolesBySubject) {
      this.rolesBySubject = new Map();
      for (const binding of this.model.bindings) {
        if (!binding.role) { continue; }
        for (const subject of binding.subjects) {
          const held = this.rolesBySubject.get(keyOf(subject)) ?? [];
          held.push({ role: binding.role, scope: scopeOf(binding) });
          this.rolesBySubject.set(keyOf(subject), held);
        }
      }
    }
    return this.rolesBySubject;
  }
}

function scopeOf({ clusterWide, namespace }: Binding): string {
  return clusterWide ? EVERYWHERE : `in ${namespace ?? ''}`;
}

function keyOf({ kind, namespace, name }: Subject): string {
  return `${kind}\n${kind === 'ServiceAccount' ? namespace ?? '' : ''}\n${name}`;
}
