import { grantsRequest } from './grants-request';
import { EMPTY, includesAll, Mask, maskOf, union } from './mask';
import { allowsEverything } from '../kubernetes/rbac/allows-everything';
import { Escalation, EscalationRequest, ESCALATIONS, Need } from '../kubernetes/rbac/escalations';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { allowsResource } from '../kubernetes/rbac/rule-matching';
import { AppModel } from '../model/app-model';

/** The needs of escalations that the rules of a role meet. */
export interface RoleMasks {
  /** If bound in one namespace. */
  readonly inNamespace: Mask;
  /** If bound in the whole cluster. */
  readonly inCluster: Mask;
  /** The same for objects with a name, by name; unset without such rules. */
  readonly named?: ReadonlyMap<string, Pick<RoleMasks, 'inNamespace' | 'inCluster'>>;
}

/** Set for a holder of any Role in the namespace. */
export const HOLDS_ROLE = maskOf(0);
const EVERYTHING = maskOf(1);
const FIRST_NEED = 2;

/** An escalation with its needs as masks. */
export interface MaskedEscalation {
  readonly escalation: Escalation;
  /** The condition of the escalation in the possible versions; unset if certain. */
  readonly dependsOn?: string;
  readonly mask: Mask;
  /** The mask of each need. */
  readonly needs: readonly Mask[];
  /** The permission to delete an object whose name must be free; unset if none is needed. */
  readonly deletion?: Mask;
}

interface Entry {
  readonly bit: Mask;
  readonly inCluster: boolean;
  readonly named: boolean;
  readonly request: EscalationRequest;
}

/** The request is granted for named objects only. */
const LIMITED = 'limited';

/** Evaluates which needs of escalations roles meet in some versions of Kubernetes. Checks each role once, however often it is bound. */
export class PermissionMasks {
  public readonly escalations: readonly MaskedEscalation[];
  private readonly entries: Entry[] = [];
  private readonly byResource = new Map<string, Entry[]>();
  private readonly known = new Map<readonly PolicyRule[], RoleMasks>();
  private readonly satisfied = new Map<Mask, readonly MaskedEscalation[]>();

  /** @param minors The possible versions of the cluster. An escalation counts if it works in any of them. */
  public constructor(private readonly minors: readonly number[]) {
    const bits = new Map<string, Mask>();
    const withNames = ESCALATIONS.filter(escalation => escalation.named !== undefined);
    const named = new Set(withNames.flatMap(({ needs, creates }) => [...needs, ...creates ? [creates.deletion] : []].map(keyOf)));
    this.escalations = ESCALATIONS.map(escalation => {
      const needs = escalation.needs.map(need => this.bitOf(need, bits, named));
      const others = [...escalation.everything ? [EVERYTHING] : [], ...escalation.holdsRole ? [HOLDS_ROLE] : []];
      const dependsOn = escalation.dependsOn ?? olderVersions(escalation, minors);
      const deletion = escalation.creates && this.bitOf(escalation.creates.deletion, bits, named);
      return { escalation, needs, deletion, mask: union(...needs, ...others), ...dependsOn === undefined ? {} : { dependsOn } };
    });
  }

  public of(rules: readonly PolicyRule[]): RoleMasks {
    let masks = this.known.get(rules);
    if (!masks) { this.known.set(rules, masks = this.look(rules)); }
    return masks;
  }

  /** Whether rules meet any need of an escalation. */
  public canEscalate(rules: readonly PolicyRule[]): boolean {
    const { inCluster, named } = this.of(rules);
    return inCluster !== EMPTY || named !== undefined;
  }

  /** The escalations whose needs a mask meets for all objects. */
  public unlimited(mask: Mask): readonly MaskedEscalation[] {
    let found = this.satisfied.get(mask);
    if (!found) {
      found = this.escalations.filter(({ escalation, mask: needed }) => escalation.named === undefined && includesAll(mask, needed));
      this.satisfied.set(mask, found);
    }
    return found;
  }

  private bitOf(need: Need, bits: Map<string, Mask>, named: ReadonlySet<string>): Mask {
    const key = keyOf(need);
    const known = bits.get(key);
    if (known !== undefined) { return known; }
    const bit = maskOf(FIRST_NEED + bits.size);
    bits.set(key, bit);
    for (const request of need.anyOf) {
      const { since = -Infinity, until = Infinity } = request;
      if (!this.minors.some(minor => since <= minor && minor <= until)) { continue; }
      const entry = { bit, request, inCluster: need.inCluster === true, named: named.has(key) };
      this.entries.push(entry);
      const place = `${request.resource} ${request.apiGroup}`;
      const others = this.byResource.get(place);
      if (others) { others.push(entry); } else { this.byResource.set(place, [entry]); }
    }
    return bit;
  }

  private look(rules: readonly PolicyRule[]): RoleMasks {
    let inNamespace = EMPTY;
    let inCluster = EMPTY;
    const named = new Map<string, { inNamespace: Mask; inCluster: Mask }>();
    if (allowsEverything(rules)) { inNamespace = inCluster = EVERYTHING; }
    for (const rule of rules) {
      for (const entry of this.entriesOf(rule)) {
        const granted = grants(rule, entry.request);
        if (granted === false) { continue; }
        if (granted === LIMITED) {
          if (!entry.named) { continue; }
          for (const name of rule.resourceNames!) {
            const masks = named.get(name) ?? { inNamespace: EMPTY, inCluster: EMPTY };
            masks.inCluster = union(masks.inCluster, entry.bit);
            if (!entry.inCluster) { masks.inNamespace = union(masks.inNamespace, entry.bit); }
            named.set(name, masks);
          }
          continue;
        }
        inCluster = union(inCluster, entry.bit);
        if (!entry.inCluster) { inNamespace = union(inNamespace, entry.bit); }
      }
    }
    return { inNamespace, inCluster, ...named.size === 0 ? {} : { named } };
  }

  /** The needs that may match a rule. */
  private entriesOf({ apiGroups = [], resources = [] }: PolicyRule): readonly Entry[] {
    if (apiGroups.includes('*') || resources.some(resource => resource.startsWith('*'))) { return this.entries; }
    return resources.flatMap(resource => apiGroups.flatMap(apiGroup => this.byResource.get(`${resource} ${apiGroup}`) ?? []));
  }
}

/** Whether a rule grants a request, for all objects or only for named ones. */
function grants(rule: PolicyRule, request: EscalationRequest): boolean | typeof LIMITED {
  if (grantsRequest(rule, request)) { return true; }
  const { resourceNames = [] } = rule;
  if (request.unlimited || request.name !== undefined) { return false; }
  // Create requests carry no name, except for a subresource and for server-side apply.
  return resourceNames.length > 0 && request.operator === undefined && allowsResource({ ...rule, resourceNames: [] }, request) ? LIMITED : false;
}

/** The masks of an app, for `model.once()`. */
export function permissionMasks({ minors }: AppModel): PermissionMasks {
  return new PermissionMasks(minors);
}

function keyOf(need: Need): string {
  return JSON.stringify(need);
}

/** The versions to which an escalation is limited, if the cluster may be newer. */
function olderVersions({ needs }: Escalation, minors: readonly number[]): string | undefined {
  const last = Math.min(...needs.map(({ anyOf }) => Math.max(...anyOf.map(({ until = Infinity }) => until))));
  return minors.some(minor => minor > last) ? `the cluster runs Kubernetes 1.${last} or older` : undefined;
}
