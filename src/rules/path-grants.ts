import { aggregationRuleOf } from './_aggregation';
import { privilegesElsewhere, severityOf } from './_privileges-elsewhere';
import { RolePermission, rolePermissions } from './_role-permissions';
import { writtenSubject } from './_subject';
import { FindingReference } from './rule';
import { SeverityName, worseOf } from './severity';
import { AccountPath, accountPaths, AccountPaths } from '../access/account-paths';
import { EscalationPath, PathGrant, PathNode, PathStep } from '../access/escalation-path';
import { bindingKey } from '../kubernetes/rbac/binding-key';
import { ESCALATIONS } from '../kubernetes/rbac/escalations';
import { nameText } from '../kubernetes/rbac/name-text';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { ManifestObject } from '../manifest/manifest-object';
import { AppModel } from '../model/app-model';
import { Binding, Role } from '../model/service-account';

/** The rules on bindings to roles outside the app. */
const BINDING_RULES = ['binding-to-cluster-admin', 'binding-to-admin-or-edit', 'binding-to-privileged-role'];
const WORKLOAD_RULE = 'workload-on-privileged-service-account';

/** A grant of a path, and its holder. */
interface HeldGrant {
  readonly grant: PathGrant;
  readonly step: PathStep;
  readonly holder: PathNode;
}

/** For `model.once()`. */
export function pathGrants(model: AppModel): PathGrants {
  return new PathGrants(model);
}

/** The findings on each grant of a path from a ServiceAccount or container; undefined if a grant has no finding that could be accepted. */
export function pathReferences(model: AppModel, path: EscalationPath): readonly (readonly FindingReference[])[] | undefined {
  const start = [path.from, ...path.steps.map(({ to }) => to)].find(({ kind }) => kind === 'account');
  const account = start && model.serviceAccount(start.namespace, start.name!);
  return account && model.once(pathGrants).findingsOf({ account, path });
}

/** The number of paths that each grant is on, by grant. */
export type Cuts = ReadonlyMap<string, number>;

/** The grants behind the steps of paths, and the findings on them. */
export class PathGrants {
  private readonly paths: AccountPaths;
  private readonly owners: ReadonlyMap<PolicyRule, Role>;
  /** Paths share the grants of their steps. */
  private readonly keys = new Map<PathGrant, string>();
  private readonly findings = new Map<PathGrant, FindingReference[]>();

  public constructor(private readonly model: AppModel) {
    this.paths = model.once(accountPaths);
    this.owners = new Map(model.roles.filter(role => !aggregationRuleOf(role)).flatMap(role => role.rules.map(rule => [rule, role])));
  }

  /** The severity at which the permission of a step is reported; undefined if it is not reported. */
  public severityOf(path: AccountPath['path'], step: PathStep): SeverityName | undefined {
    const about = new Set(ESCALATIONS.filter(({ edge }) => edge === step.edge).flatMap(({ rules }) => rules));
    const severities = heldGrants(path).filter(held => held.step === step).flatMap(({ grant }) => {
      const { role, binding } = this.paths.sourceOf(grant);
      if (this.isOfApp(role)) {
        return this.permissionsOf(role, grant).filter(({ permission: { rule } }) => about.has(rule) || rule.startsWith('wildcard-'))
          .map(({ permission, atMost }) => severityOf({ rule: permission.rule, atMost }));
      }
      const privileges = privilegesElsewhere(role, !binding || binding.clusterWide ? undefined : { namespace: binding.namespace }, this.model);
      return privileges ? [privileges.severity] : [];
    });
    return severities.length === 0 ? undefined : severities.reduce(worseOf);
  }

  /** The findings on each grant of a path; undefined if a grant has no finding that could be accepted. */
  public findingsOf({ account, path }: Pick<AccountPath, 'account' | 'path'>): readonly (readonly FindingReference[])[] | undefined {
    const byGrant = new Map<string, Set<FindingReference[]>>();
    for (const held of heldGrants(path)) {
      const key = this.keyOf(held.grant);
      const lists = byGrant.get(key) ?? new Set<FindingReference[]>();
      byGrant.set(key, lists.add(this.findingsOfGrant(held, account)));
    }
    const found = [...byGrant.values()].map(lists => lists.size === 1 ? [...lists][0] : [...lists].flat());
    return found.length === 0 || found.some(findings => findings.length === 0) ? undefined : found;
  }

  /** The first binding of a path that is an object of the app. */
  public firstBindingOf({ path }: AccountPath): ManifestObject | undefined {
    return heldGrants(path).map(({ grant }) => this.paths.sourceOf(grant).binding?.object)
      .find(object => object !== undefined && this.model.isChecked(object));
  }

  /** Counts the paths that each grant is on. */
  public cutsOf(paths: readonly AccountPath[]): Cuts {
    const counts = new Map<string, number>();
    for (const { path } of paths) {
      for (const key of new Set(heldGrants(path).map(({ grant }) => this.keyOf(grant)))) { counts.set(key, (counts.get(key) ?? 0) + 1); }
    }
    return counts;
  }

  /** What to remove first: the first grant among those on most paths. Grants that every cluster has stay. */
  public cutText({ path }: AccountPath, cuts: Cuts): string | undefined {
    const grants = heldGrants(path).filter(({ grant }) => grant.bindingKind !== undefined)
      .map(({ grant }) => ({ grant, count: cuts.get(this.keyOf(grant))! }));
    if (grants.length === 0) { return undefined; }
    const { grant, count } = grants.reduce((best, next) => next.count > best.count ? next : best);
    const others = count === 1 ? '' : ` and ${count - 1} more such ${count === 2 ? 'path' : 'paths'}`;
    const [role, binding] = [`${grant.roleKind} ${grant.roleName}`, `${grant.bindingKind} ${grant.bindingName}`];
    const isOfApp = this.isOfApp(this.paths.sourceOf(grant).role);
    return `to cut it${others}, ${isOfApp ? `take '${grant.permission}' from ${role} (bound by ${binding})` : `replace ${role} in ${binding}`}`;
  }

  private findingsOfGrant({ grant, holder }: HeldGrant, account: AccountPath['account']): FindingReference[] {
    const { role, binding } = this.paths.sourceOf(grant);
    if (this.isOfApp(role)) {
      let findings = this.findings.get(grant);
      if (!findings) {
        findings = this.permissionsOf(role, grant).map(({ role: { object }, permission: { rule, key } }) => ({ object: object!, rule, key }));
        this.findings.set(grant, findings);
      }
      return findings;
    }
    if (!binding) { return []; }
    if (this.model.isChecked(binding.object)) {
      return subjectsFor(binding, holder).flatMap(subject => BINDING_RULES
        .map(rule => ({ object: binding.object, rule, key: bindingKey(binding.roleRef, writtenSubject(subject, binding)) })));
    }
    const key = `serviceaccount ${account.name} ${role.kind} ${nameText(role.name)}`;
    return holder.kind === 'account' && holder.name === account.name && holder.namespace === account.namespace
      ? account.workloads.filter(({ object }) => this.model.isChecked(object)).map(({ object }) => ({ object, rule: WORKLOAD_RULE, key })) : [];
  }

  /** What rules report about a grant, on the role or on the roles that it aggregates. */
  private permissionsOf(role: Role, { findings }: PathGrant): readonly RolePermission[] {
    const reported = this.model.once(rolePermissions);
    const own = (reported.get(role.object!) ?? [])
      .filter(({ permission: { rule, key } }) => findings.some(finding => finding.rule === rule && finding.key === key));
    if (own.length > 0) { return own; }
    const parts = new Set(role.rules.flatMap(rule => this.owners.get(rule) ?? []));
    return [...parts].flatMap(part => part.object ? reported.get(part.object) ?? [] : [])
      .filter(({ permission: { rule } }) => findings.some(finding => finding.rule === rule));
  }

  private isOfApp({ object }: Role): boolean {
    return object !== undefined && this.model.isChecked(object);
  }

  private keyOf(grant: PathGrant): string {
    let key = this.keys.get(grant);
    if (key === undefined) { this.keys.set(grant, key = keyOf(grant)); }
    return key;
  }
}

function keyOf({ permission, roleKind, roleName, roleNamespace, bindingKind, bindingName, bindingNamespace }: PathGrant): string {
  return JSON.stringify([roleKind, roleNamespace, roleName, bindingKind, bindingNamespace, bindingName, bindingKind === undefined ? permission : '']);
}

/** Each grant of a path with its holder: a ServiceAccount, user, group, or the subject that binds a role. */
function heldGrants({ from, steps }: AccountPath['path']): HeldGrant[] {
  let holder = from;
  return steps.flatMap(step => {
    const held = step.grants.map(grant => ({ grant, step, holder }));
    if (['account', 'user', 'group'].includes(step.to.kind)) { holder = step.to; }
    return held;
  });
}

/** The subjects through which a holder gets what a binding grants. */
function subjectsFor({ subjects }: Binding, { kind, name }: PathNode): Binding['subjects'] {
  return subjects.filter(subject => kind !== 'account' || subject.kind !== 'ServiceAccount' || subject.name === name);
}
