import { ChangeBase, ChangedRule, PermissionChange } from './access-change';
import { AccessSnapshot } from './access-snapshot';
import { HeldGrant } from './held-grant';
import { builtInGrants } from './held-grants';
import { HeldPermissions, GrantScope } from './held-permissions';
import { HolderIndex } from './holder-index';
import { holderKey, PermissionHolder } from './permission-holder';
import { permissionKey } from './permission-key';
import { allowsSingle, ruleOfSingle, SinglePermission } from './single-permission';
import { mergePolicyRules, PolicyRule, sortVerbs } from '../kubernetes/rbac/policy-rule';
import { SensitivePermission, sensitivePermissions } from '../kubernetes/rbac/sensitive-permissions';
import { SingleRule, singleRules } from '../kubernetes/rbac/single-rule';
import { worksInNamespace } from '../kubernetes/rbac/works-in-namespace';

/** The permissions that holders gain between two snapshots. Permissions of a group are not repeated for its members. */
export function permissionChanges(before: AccessSnapshot, after: AccessSnapshot): PermissionChange[] {
  const [indexBefore, indexAfter] = [before, after].map(({ grants, minors }) => new HolderIndex([...grants, ...builtInGrants(minors)]));
  const texts = new RuleTexts();
  const [unboundBefore, unboundAfter] = [before, after].map(({ unbound }) => new HolderIndex(unbound));
  const gains = (holders: readonly PermissionHolder[], had: HolderIndex, has: HolderIndex): PermissionChange[] =>
    [...new Map(holders.map(holder => [holderKey(holder), holder])).values()]
      .flatMap(holder => new Gain(holder, had, has, after.minors, texts).changes());
  return [
    ...gains(after.grants.map(({ holder }) => holder), indexBefore, indexAfter),
    // For roles that the input binds, the bound subjects are listed instead.
    ...gains(after.unbound.filter(({ isBound }) => !isBound).map(({ holder }) => holder), unboundBefore, unboundAfter),
  ];
}

/** A new permission with its grants. */
interface NewPermission {
  readonly single: SinglePermission;
  readonly certainty: ChangeBase['certainty'];
  readonly by: Map<string, HeldGrant>;
}

/** The permissions that one holder gains. */
class Gain {
  private readonly own: readonly HeldGrant[];
  /** Certain grants that it had before, or that its groups have now, which are reported for the groups. */
  private readonly had: readonly HeldGrant[];
  /** The same with possible grants to the same subjects. */
  private readonly mayHaveHad: readonly HeldGrant[];
  private readonly all: HeldPermissions;
  private possible: HeldPermissions | undefined;

  public constructor(
    private readonly holder: PermissionHolder, private readonly before: HolderIndex, after: HolderIndex,
    private readonly minors: readonly number[], private readonly texts: RuleTexts,
  ) {
    this.own = after.to(holder);
    this.mayHaveHad = [...before.to(holder), ...before.toGroupsOf(holder), ...after.toGroupsOf(holder)];
    this.had = this.mayHaveHad.filter(({ certainty }) => certainty === 'yes');
    this.all = new HeldPermissions([...this.own, ...after.toGroupsOf(holder)]);
  }

  public changes(): PermissionChange[] {
    const changes: PermissionChange[] = [];
    let covered: readonly HeldGrant[] = [];
    // Certain and cluster-wide permissions come first and are not repeated in narrower scopes.
    for (const certainty of ['yes', 'unknown'] as const) {
      const had = certainty === 'yes' ? this.had : this.mayHaveHad;
      const known = new Set(had.map(grant => this.texts.of(grant)));
      for (const clusterWide of [true, false]) {
        const grants = this.own.filter(grant => grant.certainty === certainty && grant.clusterWide === clusterWide);
        const added = grants.filter(grant => !known.has(this.texts.of(grant)));
        if (added.length > 0) {
          const already = new HeldPermissions([...had, ...covered]);
          for (const inScope of byScope(added)) { changes.push(...this.changesIn(inScope, already)); }
        }
        covered = [...covered, ...grants];
      }
    }
    return [...changes, ...this.unseenChanges()];
  }

  /** @param grants Grants with the same scope and certainty. */
  private changesIn(grants: readonly HeldGrant[], already: HeldPermissions): PermissionChange[] {
    const [scope] = grants;
    const found = new Map<string, NewPermission>();
    for (const grant of grants) {
      for (const single of spellOut(grant)) {
        if (already.allow(scope, single)) { continue; }
        const key = keyOf(single);
        let permission = found.get(key);
        if (!permission) {
          found.set(key, permission = { single, certainty: scope.certainty === 'unknown' || this.mayHaveBeen(scope, single) ? 'possible' : 'certain', by: new Map() });
        }
        permission.by.set(byKey(grant), grant);
      }
    }
    if (found.size === 0) { return []; }
    const sensitive = sensitivePermissions(this.all.rulesIn(scope), this.minors, scope.clusterWide ? {} : { within: { namespace: scope.namespace } });
    return merged(widest(found)).map(({ rule, certainty, by }) => ({
      kind: 'permission',
      certainty,
      sensitive: rulesAbout(rule, sensitive),
      holder: this.holder,
      ...scopeOf(scope),
      permission: permissionKey(rule),
      rule: dataOf(rule),
      by: by.map(({ role, binding }) => ({ role, ...binding === undefined ? {} : { binding } })),
    }));
  }

  private mayHaveBeen(scope: GrantScope, single: SinglePermission): boolean {
    this.possible ??= new HeldPermissions([...this.mayHaveHad, ...this.before.perhapsTo(this.holder)]);
    return this.possible.allow(scope, single);
  }

  /** Possible permissions of roles that the input does not show. */
  private unseenChanges(): PermissionChange[] {
    const withUnseen = this.own.filter(({ unseen }) => unseen !== undefined);
    if (withUnseen.length === 0) { return []; }
    const already = new HeldPermissions(this.mayHaveHad);
    const found = new Map<string, HeldGrant[]>();
    for (const grant of withUnseen.filter(({ unseen, ...scope }) => !already.mayAllow(scope, unseen!))) {
      const key = JSON.stringify([grant.unseen, grant.clusterWide, grant.namespace]);
      found.set(key, [...found.get(key) ?? [], grant]);
    }
    return [...found.values()].map(grants => ({
      kind: 'permission',
      certainty: 'possible',
      sensitive: [],
      holder: this.holder,
      ...scopeOf(grants[0]),
      permission: grants[0].unseen!,
      by: grants.map(({ role, binding }) => ({ role, ...binding === undefined ? {} : { binding } })),
    }));
  }
}

/** The permissions of a grant as text, cached because a role may have many rules and bindings. */
class RuleTexts {
  private readonly known = new Map<readonly PolicyRule[], string>();

  public of({ clusterWide, namespace, rules, unseen }: HeldGrant): string {
    let text = this.known.get(rules);
    if (text === undefined) { this.known.set(rules, text = JSON.stringify(rules)); }
    return JSON.stringify([clusterWide, clusterWide ? null : namespace, unseen, text]);
  }
}

function byScope(grants: readonly HeldGrant[]): HeldGrant[][] {
  const scopes = new Map<string | undefined, HeldGrant[]>();
  for (const grant of grants) {
    const scope = grant.clusterWide ? undefined : grant.namespace;
    const known = scopes.get(scope);
    if (known) { known.push(grant); } else { scopes.set(scope, [grant]); }
  }
  return [...scopes.values()];
}

/** Each effective verb on each resource. */
function* spellOut({ rules, clusterWide }: HeldGrant): Iterable<SinglePermission> {
  for (const { apiGroup, resource, url, names, verbs } of mergePolicyRules(rules).flatMap(singleRules)) {
    for (const verb of verbs) {
      const hasEffect = clusterWide || resource !== undefined && worksInNamespace({ apiGroups: [apiGroup], resources: [resource], verbs: [verb] });
      if (!hasEffect) { continue; }
      const permission = { verb, apiGroup, ...url === undefined ? { resource } : { url } };
      if (names.length === 0) { yield permission; }
      for (const name of names) { yield { ...permission, name }; }
    }
  }
}

function keyOf({ verb, apiGroup, resource, url, name }: SinglePermission): string {
  return JSON.stringify([verb, apiGroup, resource, url, name]);
}

function byKey({ role, binding }: HeldGrant): string {
  return JSON.stringify([role.kind, role.name, binding?.kind, binding?.namespace, binding?.name]);
}

/** Omits permissions that a wildcard among them covers. */
function widest(found: ReadonlyMap<string, NewPermission>): NewPermission[] {
  const all = [...found.values()];
  const wildcards = all.filter(({ single: { verb, apiGroup, resource = '', url = '' } }) =>
    verb === '*' || apiGroup === '*' || resource.startsWith('*') || url.endsWith('*'));
  return all.filter(({ single, certainty }) => {
    const onAll = single.name === undefined ? undefined : found.get(keyOf({ ...single, name: undefined }));
    return ![...onAll ? [onAll] : [], ...wildcards].some(other => (other.certainty === 'certain' || certainty === 'possible')
      && allowsSingle(ruleOfSingle(other.single), single) && !allowsSingle(ruleOfSingle(single), other.single));
  });
}

/** Merged permissions: verbs on the same objects, and names with the same verbs. */
interface MergedPermission extends Pick<NewPermission, 'certainty'> {
  readonly rule: SingleRule;
  readonly by: readonly HeldGrant[];
}

function merged(permissions: readonly NewPermission[]): MergedPermission[] {
  const byObject = groupsBy(permissions, ({ single: { apiGroup, resource, url, name }, certainty, by }) =>
    JSON.stringify([apiGroup, resource, url, name, certainty, [...by.keys()].sort()]))
    .map(group => ({ ...group[0], verbs: sortVerbs(group.map(({ single }) => single.verb)) }));
  return groupsBy(byObject, ({ single: { apiGroup, resource, url, name }, certainty, by, verbs }) =>
    JSON.stringify([apiGroup, resource, url, name === undefined, certainty, [...by.keys()].sort(), verbs]))
    .map(group => {
      const [{ single: { apiGroup, resource, url }, certainty, by, verbs }] = group;
      const names = group.flatMap(({ single: { name } }) => name === undefined ? [] : [name]).sort();
      const inOrder = [...by].sort(([a], [b]) => a < b ? -1 : 1).map(([, grant]) => grant);
      return { rule: { apiGroup, ...url === undefined ? { resource } : { url }, names, verbs }, certainty, by: inOrder };
    });
}

function groupsBy<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const text = key(item);
    const group = groups.get(text);
    if (group) { group.push(item); } else { groups.set(text, [item]); }
  }
  return [...groups.values()];
}

/** The rules that report a permission as sensitive. */
function rulesAbout({ apiGroup, resource, url, names, verbs }: SingleRule, sensitive: readonly SensitivePermission[]): string[] {
  const about = sensitive.filter(({ source }) => (url === undefined
    ? source.apiGroups?.[0] === apiGroup && source.resources?.[0] === resource : source.nonResourceURLs?.[0] === url)
    && ((source.resourceNames?.length ?? 0) === 0 || names.some(name => source.resourceNames!.includes(name)))
    && (source.verbs.includes('*') || verbs.includes('*') || source.verbs.some(verb => verbs.includes(verb))));
  return [...new Set(about.map(({ rule }) => rule))].sort();
}

function dataOf({ apiGroup, resource, url, names, verbs }: SingleRule): ChangedRule {
  return { apiGroup, ...url === undefined ? { resource } : { url }, ...names.length === 0 ? {} : { names }, verbs };
}

function scopeOf({ clusterWide, namespace }: GrantScope): GrantScope {
  return { clusterWide, ...clusterWide || namespace === undefined ? {} : { namespace } };
}
