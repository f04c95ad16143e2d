import { EdgePermission, HeldRole } from './escalation-graph';
import { PathGrant } from './escalation-path';
import { grantsRequest } from './grants-request';
import { allowsEverything } from '../kubernetes/rbac/allows-everything';
import { effectivePermissions } from '../kubernetes/rbac/effective-permissions';
import { EscalationRequest, Need } from '../kubernetes/rbac/escalations';
import { PolicyRule, sortVerbs } from '../kubernetes/rbac/policy-rule';
import { allowsResource, RequestAttributes } from '../kubernetes/rbac/rule-matching';
import { SensitivePermission } from '../kubernetes/rbac/sensitive-permissions';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { AppModel } from '../model/app-model';
import { Binding, Role } from '../model/service-account';
import { items, texts } from '../objects/lists';
import { isPlaceholder } from '../objects/placeholder';

/** The grants for the permission of an edge. */
interface Granting {
  readonly grants: readonly PathGrant[];
  /** The operator that acts on the object. */
  readonly operator?: string;
  /** Why the grant is not certain. */
  readonly unsure: readonly string[];
}

/** The requests of one need that a role allows. */
interface Part {
  readonly held: HeldRole;
  readonly requests: readonly EscalationRequest[];
  readonly everything?: true;
}

interface HeldByCertainty {
  readonly certain: readonly HeldRole[];
  readonly unknown: readonly HeldRole[];
}

/** The permission of a role for some requests. */
interface Described extends Pick<PathGrant, 'permission' | 'findings'> {
  readonly place: string | undefined;
}

/** Finds the roles and bindings that grant the permissions of edges. */
export class GrantsOf {
  private readonly sensitive = new Map<Role['rules'], readonly SensitivePermission[]>();
  private readonly sources = new WeakMap<PathGrant, HeldRole>();
  /** Lists of held roles, split by certainty; accounts share the lists. */
  private readonly byCertainty = new WeakMap<readonly HeldRole[], HeldByCertainty>();
  private readonly parts = new WeakMap<readonly HeldRole[], Map<Need, Map<string | undefined, Part | undefined>>>();
  /** Cached, because a role may have thousands of rules and bindings. */
  private readonly allowed = new Map<Role['rules'], Map<Need, Map<string | undefined, readonly EscalationRequest[]>>>();
  private readonly described = new Map<Role, Map<string, Described>>();

  public constructor(private readonly model: AppModel) {}

  /**
   * @param held The roles in the scope of the permission, the nearest first.
   * @param perhaps Whether to include roles that are not certainly held.
   */
  public of(held: readonly (readonly HeldRole[])[], { masked: { escalation }, name }: EdgePermission, perhaps: boolean): Granting {
    const split = held.map(list => this.split(list));
    const certainFirst = [...split.map(({ certain }) => certain), ...perhaps ? split.map(({ unknown }) => unknown) : []];
    const parts = escalation.everything
      ? everythingOf(certainFirst)
      : escalation.needs.flatMap(need => this.firstPart(certainFirst, need, name) ?? []);
    const byRole = new Map<HeldRole, Part[]>();
    for (const part of parts) { byRole.set(part.held, [...byRole.get(part.held) ?? [], part]); }
    const operator = parts.flatMap(({ requests }) => requests).find(request => request.operator !== undefined)?.operator;
    return {
      grants: [...byRole].map(([role, own]) => {
        const grant = this.grantOf(role, own, name, byRole.size > 1);
        this.sources.set(grant, role);
        return grant;
      }),
      ...operator === undefined ? {} : { operator },
      unsure: [...new Set([...byRole.keys()].filter(({ certainty }) => certainty === 'unknown').map(reasonOf))],
    };
  }

  /** The role and the binding of a grant. */
  public sourceOf(grant: PathGrant): HeldRole {
    return this.sources.get(grant)!;
  }

  private split(held: readonly HeldRole[]): HeldByCertainty {
    let known = this.byCertainty.get(held);
    if (!known) {
      const of = (wanted: HeldRole['certainty']): HeldRole[] => held.filter(({ certainty }) => certainty === wanted);
      this.byCertainty.set(held, known = { certain: of('yes'), unknown: of('unknown') });
    }
    return known;
  }

  private firstPart(lists: readonly (readonly HeldRole[])[], need: Need, name: string | undefined): Part | undefined {
    for (const held of lists) {
      const part = this.partOf(held, need, name);
      if (part) { return part; }
    }
    return undefined;
  }

  private partOf(held: readonly HeldRole[], need: Need, name: string | undefined): Part | undefined {
    const byNeed = this.parts.get(held) ?? new Map<Need, Map<string | undefined, Part | undefined>>();
    this.parts.set(held, byNeed);
    const byName = byNeed.get(need) ?? new Map<string | undefined, Part | undefined>();
    byNeed.set(need, byName);
    if (!byName.has(name)) { byName.set(name, this.findPart(held, need, name)); }
    return byName.get(name);
  }

  private findPart(held: readonly HeldRole[], need: Need, name: string | undefined): Part | undefined {
    for (const role of held) {
      if (need.inCluster && role.scope !== 'everywhere') { continue; }
      const requests = this.allowedBy(role.role, need, name);
      if (requests.length > 0) { return { held: role, requests }; }
    }
    return undefined;
  }

  /** The requests of a need on the first resource for which a role allows any. */
  private allowedBy({ rules }: Role, need: Need, name: string | undefined): readonly EscalationRequest[] {
    const byNeed = this.allowed.get(rules) ?? new Map<Need, Map<string | undefined, readonly EscalationRequest[]>>();
    this.allowed.set(rules, byNeed);
    const byName = byNeed.get(need) ?? new Map<string | undefined, readonly EscalationRequest[]>();
    byNeed.set(need, byName);
    let requests = byName.get(name);
    if (!requests) {
      const all = need.anyOf.filter(request => this.isServed(request) && rules.some(rule => grantsRequest(rule, request, name)));
      requests = all.filter(({ apiGroup, resource }) => apiGroup === all[0].apiGroup && resource === all[0].resource);
      byName.set(name, requests);
    }
    return requests;
  }

  private isServed({ since = -Infinity, until = Infinity }: EscalationRequest): boolean {
    return this.model.minors.some(minor => since <= minor && minor <= until);
  }

  private grantOf({ role, binding }: HeldRole, parts: readonly Part[], name: string | undefined, isOneOfSeveral: boolean): PathGrant {
    const requests = parts.flatMap(part => part.requests);
    const isEverything = parts.some(({ everything }) => everything);
    const known = this.described.get(role) ?? new Map<string, Described>();
    this.described.set(role, known);
    const key = JSON.stringify([requests, name, isOneOfSeveral, isEverything]);
    let described = known.get(key);
    if (!described) {
      known.set(key, described = {
        permission: isEverything ? '*/*/*' : permissionText(requests, role.rules, name),
        place: this.placeOf(role, requests, name),
        findings: this.findingsOf(role, requests, name, isOneOfSeveral, isEverything),
      });
    }
    const at = described.place ?? (role.object || !binding ? undefined : placeOf(binding.object, []));
    return {
      permission: described.permission,
      roleKind: role.kind,
      roleName: role.name,
      ...role.kind === 'Role' && role.namespace !== undefined ? { roleNamespace: role.namespace } : {},
      ...binding ? bindingOf(binding) : {},
      ...at === undefined ? {} : { at },
      findings: described.findings,
    };
  }

  /** The location of the first rule that grants any of the requests. */
  private placeOf({ object }: Role, requests: readonly EscalationRequest[], name: string | undefined): string | undefined {
    if (!object) { return undefined; }
    const index = items(object.manifest.rules).findIndex(rule => {
      const [verbs, apiGroups, resources, resourceNames] = [rule.verbs, rule.apiGroups, rule.resources, rule.resourceNames]
        .map(list => [...texts(list)]);
      const written = { verbs, apiGroups, resources, resourceNames };
      return requests.length === 0 ? allowsEverything([written]) : requests.some(request => grantsRequest(written, request, name));
    });
    return placeOf(object, index === -1 ? [] : ['rules', index]);
  }

  /** The findings about the permission of a role. Roles outside the app have none. */
  private findingsOf(
    role: Role, requests: readonly EscalationRequest[], name: string | undefined, isOneOfSeveral: boolean, isEverything: boolean,
  ): PathGrant['findings'] {
    if (!role.object || !this.model.isChecked(role.object)) { return []; }
    let known = this.sensitive.get(role.rules);
    if (!known) { this.sensitive.set(role.rules, known = effectivePermissions(role, { amongOthers: true })); }
    return known.filter(({ rule, source, onlyWorse }) => (!onlyWorse || isOneOfSeveral)
      && (isEverything ? rule === 'grants-everything' : requests.some(request => grantsRequest(source, request, name))))
      .map(({ rule, key }) => ({ rule, key }));
  }
}

/** `app.yaml:12`. */
function placeOf({ origin }: ManifestObject, path: Path): string | undefined {
  const position = origin.position(path);
  return position ? `${position.file}:${position.line}` : origin.file ?? origin.construct;
}

function bindingOf({ object, clusterWide, namespace }: Binding): Pick<PathGrant, 'bindingKind' | 'bindingName' | 'bindingNamespace'> {
  return { bindingKind: object.kind, bindingName: object.name, ...namespace === undefined || clusterWide ? {} : { bindingNamespace: namespace } };
}

function everythingOf(lists: readonly (readonly HeldRole[])[]): Part[] {
  for (const held of lists) {
    const found = held.find(({ role }) => allowsEverything(role.rules));
    if (found) { return [{ held: found, requests: [], everything: true }]; }
  }
  return [];
}

/** `secrets create,get`, or `secrets create and secrets get named mine`. */
function permissionText(requests: readonly EscalationRequest[], rules: readonly PolicyRule[], name: string | undefined): string {
  const isLimited = (request: RequestAttributes): boolean => name !== undefined
    && !rules.some(rule => allowsResource(rule, request)) && rules.some(rule => allowsResource(rule, { ...request, name }));
  const verbs = new Map<string, Map<string, string[]>>();
  for (const request of requests) {
    const byLimit = verbs.get(textOf(request)) ?? new Map<string, string[]>();
    verbs.set(textOf(request), byLimit);
    const limit = isLimited(request) ? ` named ${name}` : '';
    byLimit.set(limit, [...byLimit.get(limit) ?? [], request.verb]);
  }
  return [...verbs].flatMap(([target, byLimit]) => [...byLimit].map(([limit, all]) => `${target} ${sortVerbs(all).join(',')}${limit}`)).join(' and ');
}

function textOf({ apiGroup, resource }: RequestAttributes): string {
  return apiGroup === '' ? resource : `${resource}.${apiGroup}`;
}

function reasonOf({ binding, role }: HeldRole): string {
  const text = binding ? `${binding.object.kind} ${binding.object.name}` : `${role.kind} ${role.name}`;
  const isFilledIn = binding?.subjects.some(({ name }) => isPlaceholder(name)) ?? false;
  return isFilledIn ? `the values of the subjects of ${text} name this account` : `${text} is for this account (a namespace is not known: pass --namespace)`;
}
