import { EdgePermission, HeldRole, Scope } from './escalation-graph';
import { PathGrant } from './escalation-path';
import { allowsEverything } from '../kubernetes/rbac/allows-everything';
import { effectivePermissions } from '../kubernetes/rbac/effective-permissions';
import { EscalationRequest, Need } from '../kubernetes/rbac/escalations';
import { PolicyRule, sortVerbs } from '../kubernetes/rbac/policy-rule';
import { allowsResource, RequestAttributes } from '../kubernetes/rbac/rule-matching';
import { SensitivePermission } from '../kubernetes/rbac/sensitive-permissions';
import { Path } from '../manifest/path';
import { AppModel } from '../model/app-model';
import { Binding, Role } from '../model/service-account';
import { items, texts } from '../objects/lists';
import { isPlaceholder } from '../objects/placeholder';

/** What grants a permission of an edge. */
interface Granting {
  readonly grants: readonly PathGrant[];
  /** The operator that acts on it. */
  readonly operator?: string;
  /** Why it may not be granted. */
  readonly unsure: readonly string[];
}

/** The requests of one need that a role allows. */
interface Part {
  readonly held: HeldRole;
  readonly requests: readonly EscalationRequest[];
  readonly everything?: true;
}

/** Finds the roles and bindings that grant what edges need. */
export class GrantsOf {
  private readonly sensitive = new Map<Role['rules'], readonly SensitivePermission[]>();

  public constructor(private readonly model: AppModel) {}

  /**
   * @param held What is held, the nearest first.
   * @param perhaps Whether it is not surely held.
   */
  public of(held: readonly HeldRole[], { masked: { escalation }, scope, name }: EdgePermission, perhaps: boolean): Granting {
    const inScope = held.filter(role => role.scope === 'everywhere' || isSame(role.scope, scope));
    const certain = inScope.filter(({ certainty }) => certainty === 'yes');
    const certainFirst = perhaps ? [...certain, ...inScope.filter(({ certainty }) => certainty === 'unknown')] : certain;
    const parts = escalation.everything
      ? certainFirst.filter(({ role }) => allowsEverything(role.rules)).slice(0, 1)
        .map((role): Part => ({ held: role, requests: [], everything: true }))
      : escalation.needs.flatMap(need => this.partOf(certainFirst, need, name) ?? []);
    const byRole = new Map<HeldRole, Part[]>();
    for (const part of parts) { byRole.set(part.held, [...byRole.get(part.held) ?? [], part]); }
    const operator = parts.flatMap(({ requests }) => requests).find(request => request.operator !== undefined)?.operator;
    return {
      grants: [...byRole].map(([role, own]) => this.grantOf(role, own, name, byRole.size > 1)),
      ...operator === undefined ? {} : { operator },
      unsure: [...new Set([...byRole.keys()].filter(({ certainty }) => certainty === 'unknown').map(reasonOf))],
    };
  }

  private partOf(held: readonly HeldRole[], need: Need, name: string | undefined): Part | undefined {
    for (const role of held) {
      if (need.inCluster && role.scope !== 'everywhere') { continue; }
      const allowed = need.anyOf.filter(request => this.isServed(request) && role.role.rules.some(rule => allows(rule, request, name)));
      if (allowed.length === 0) { continue; }
      const [first] = allowed;
      return { held: role, requests: allowed.filter(({ apiGroup, resource }) => apiGroup === first.apiGroup && resource === first.resource) };
    }
    return undefined;
  }

  private isServed({ since = -Infinity, until = Infinity }: EscalationRequest): boolean {
    return this.model.minors.some(minor => since <= minor && minor <= until);
  }

  private grantOf({ role, binding }: HeldRole, parts: readonly Part[], name: string | undefined, isOneOfSeveral: boolean): PathGrant {
    const requests = parts.flatMap(part => part.requests);
    const isEverything = parts.some(({ everything }) => everything);
    return {
      permission: isEverything ? '*/*/*' : permissionText(requests, role.rules, name),
      roleKind: role.kind,
      roleName: role.name,
      ...role.kind === 'Role' && role.namespace !== undefined ? { roleNamespace: role.namespace } : {},
      ...binding ? bindingOf(binding) : {},
      ...this.placeOf(role, binding, requests, name),
      findings: this.findingsOf(role, requests, name, isOneOfSeveral, isEverything),
    };
  }

  private placeOf({ object }: Role, binding: HeldRole['binding'], requests: readonly EscalationRequest[], name: string | undefined): Pick<PathGrant, 'at'> {
    const place = object ?? binding?.object;
    if (!place) { return {}; }
    const index = object ? items(object.manifest.rules).findIndex(rule => {
      const [verbs, apiGroups, resources, resourceNames] = [rule.verbs, rule.apiGroups, rule.resources, rule.resourceNames]
        .map(list => [...texts(list)]);
      const written = { verbs, apiGroups, resources, resourceNames };
      return requests.length === 0 ? allowsEverything([written]) : requests.some(request => allows(written, request, name));
    }) : -1;
    const path: Path = index === -1 ? [] : ['rules', index];
    const position = place.origin.position(path);
    const at = position ? `${position.file}:${position.line}` : place.origin.file ?? place.origin.construct;
    return at === undefined ? {} : { at };
  }

  /** The findings of the permission at its role. A role that is not of the app has none. */
  private findingsOf(
    role: Role, requests: readonly EscalationRequest[], name: string | undefined, isOneOfSeveral: boolean, isEverything: boolean,
  ): PathGrant['findings'] {
    if (!role.object || !this.model.isChecked(role.object)) { return []; }
    let known = this.sensitive.get(role.rules);
    if (!known) { this.sensitive.set(role.rules, known = effectivePermissions(role, { amongOthers: true })); }
    return known.filter(({ rule, source, onlyWorse }) => (!onlyWorse || isOneOfSeveral)
      && (isEverything ? rule === 'grants-everything' : requests.some(request => allows(source, request, name))))
      .map(({ rule, key }) => ({ rule, key }));
  }
}

function bindingOf({ object, clusterWide, namespace }: Binding): Pick<PathGrant, 'bindingKind' | 'bindingName' | 'bindingNamespace'> {
  return { bindingKind: object.kind, bindingName: object.name, ...namespace === undefined || clusterWide ? {} : { bindingNamespace: namespace } };
}

function isSame(a: Scope, b: Scope): boolean {
  return a !== 'everywhere' && b !== 'everywhere' && a.namespace === b.namespace;
}

/** Whether a rule allows a request, on all objects, on any where that is enough, or on the one of a name. */
function allows(rule: PolicyRule, request: EscalationRequest, name: string | undefined): boolean {
  return allowsResource(rule, request) || (request.anyName !== undefined && allowsResource({ ...rule, resourceNames: [] }, request))
    || (name !== undefined && request.name === undefined && allowsResource(rule, { ...request, name }));
}

/** As in `secrets create,get`. */
function permissionText(requests: readonly EscalationRequest[], rules: readonly PolicyRule[], name: string | undefined): string {
  const verbs = new Map<string, string[]>();
  for (const { apiGroup, resource, verb } of requests) {
    const target = apiGroup === '' ? resource : `${resource}.${apiGroup}`;
    verbs.set(target, [...verbs.get(target) ?? [], verb]);
  }
  const isLimited = (target: string): boolean => name !== undefined && requests.filter(request => textOf(request) === target)
    .every(request => !rules.some(rule => allowsResource(rule, request)));
  return [...verbs].map(([target, all]) => `${target} ${sortVerbs(all).join(',')}${isLimited(target) ? ` named ${name}` : ''}`).join(' and ');
}

function textOf({ apiGroup, resource }: RequestAttributes): string {
  return apiGroup === '' ? resource : `${resource}.${apiGroup}`;
}

function reasonOf({ binding, role }: HeldRole): string {
  const text = binding ? `${binding.object.kind} ${binding.object.name}` : `${role.kind} ${role.name}`;
  const isFilledIn = binding?.subjects.some(({ name }) => isPlaceholder(name)) ?? false;
  return isFilledIn ? `what fills in the subjects of ${text}` : `${text} is for this account (a namespace is not known: pass --namespace)`;
}
