import { Aggregation } from './_aggregation';
import { addTo, NamespacedMap } from './_namespaced-map';
import { Objects, RBAC_GROUP } from './_objects';
import { policyRules } from './_policy-rules';
import { isUncertain } from './_same-namespace';
import { Answer } from './answer';
import { Labels, LabelSelector } from './label-selector';
import { Role } from './service-account';
import { builtInOfAny, BuiltInRole } from '../kubernetes/rbac/built-in-roles';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { ManifestObject } from '../manifest/manifest-object';
import type * as k8s from '../objects/kubernetes-types';
import { items } from '../objects/lists';

/** A role that was looked up, and the certainty of the match. */
export interface FoundRole {
  /** If it may be one of several, the union of all. */
  readonly role: Role;
  readonly certainty: Exclude<Answer, 'no'>;
}

/** The roles of an app and the built-in ones. */
export class Roles {
  /** The roles of the app, one per object. */
  public readonly all: readonly Definition[];
  private readonly clusterRoles = new Map<string, Definition[]>();
  private readonly rolesByName = new Map<string, Definition[]>();
  private readonly uncertainRolesByName = new Map<string, Definition[]>();
  private readonly namespaced = new NamespacedMap<Definition[]>();
  private readonly unions = new Map<Definition, Role>();
  private readonly found = { Role: new NamespacedMap<{ role?: FoundRole }>(), ClusterRole: new NamespacedMap<{ role?: FoundRole }>() };
  /** The possible Roles of a name, for bindings or roles in an unknown namespace. */
  private readonly ofAnyNamespace = new Map<string, { readonly role: Role | undefined }>();
  private readonly ofUncertainNamespace = new Map<string, { readonly role: Role | undefined }>();
  private builtInRoles: Map<string, Definition[]> | undefined;
  private aggregation: Aggregation<Definition> | undefined;
  private tooLargeRoles: ReadonlySet<Definition> | undefined;

  /** @param minors The possible versions of Kubernetes. */
  public constructor(objects: Objects, private readonly complete: boolean, private readonly minors: readonly number[]) {
    const all: Definition[] = [];
    for (const kind of ['Role', 'ClusterRole'] as const) {
      for (const object of objects.of(RBAC_GROUP, kind)) {
        const role = new Definition(kind, object.name, objects.namespaceOf(object), this, objects.isChecked(object), object);
        all.push(role);
        if (kind === 'ClusterRole') {
          addTo(this.clusterRoles, role.name, role);
        } else {
          this.namespaced.getOrAdd(role.namespace, role.name, () => []).push(role);
          addTo(this.rolesByName, role.name, role);
          if (isUncertain(role.namespace)) { addTo(this.uncertainRolesByName, role.name, role); }
        }
      }
    }
    this.all = all;
  }

  /** The role that a binding refers to, if it is known. Two definitions of a role grant what either contains. */
  public find(kind: 'Role' | 'ClusterRole', name: string, namespace: string | undefined): FoundRole | undefined {
    // Cached: a role may be defined, and bound, thousands of times.
    return this.found[kind].getOrAdd(kind === 'Role' ? namespace : undefined, name, () => ({ role: this.look(kind, name, namespace) })).role;
  }

  /** The built-in form of a role, whatever the app defines. */
  public ofEveryCluster(kind: string, name: string, namespace: string | undefined): Role | undefined {
    return this.union(this.builtInDefinitions(kind, name, namespace));
  }

  /** The aggregations of ClusterRoles. */
  public get aggregates(): Aggregation<Definition> {
    this.aggregation ??= new Aggregation([...[...this.clusterRoles.values()].flat(), ...this.builtInClusterRoles()]);
    return this.aggregation;
  }

  /** Whether a ClusterRole aggregates too much to be evaluated. */
  public isTooLarge(role: Definition): boolean {
    this.tooLargeRoles ??= new Set(this.aggregates.tooLarge);
    return this.tooLargeRoles.has(role);
  }

  /** The ClusterRoles that aggregate too much to be evaluated; empty until aggregations are computed. */
  public get tooLarge(): readonly Role[] {
    return this.aggregation?.tooLarge ?? [];
  }

  /** Whether roles outside of the app can add to aggregating ones. */
  public get mayGrantMore(): boolean {
    return !this.complete;
  }

  private look(kind: 'Role' | 'ClusterRole', name: string, namespace: string | undefined): FoundRole | undefined {
    if (kind === 'ClusterRole') { return certain(this.union(this.withBuiltIn(this.clusterRoles.get(name) ?? [], kind, name, undefined))); }
    const here = this.union(this.withBuiltIn(this.namespaced.get(namespace, name) ?? [], kind, name, namespace));
    if (here) { return certain(here); }
    const known = isUncertain(namespace) ? this.ofAnyNamespace : this.ofUncertainNamespace;
    let found = known.get(name);
    if (!found) {
      const candidates: readonly Role[] = isUncertain(namespace)
        ? [...this.rolesByName.get(name) ?? [], ...this.builtInRolesNamed(name)]
        : this.uncertainRolesByName.get(name) ?? [];
      known.set(name, found = { role: anyOf(candidates) });
    }
    return found.role && { role: found.role, certainty: 'unknown' };
  }

  private withBuiltIn(own: readonly Definition[], kind: string, name: string, namespace: string | undefined): readonly Definition[] {
    return [...this.builtInDefinitions(kind, name, namespace), ...own];
  }

  /** One definition for each form in the versions of Kubernetes. */
  private builtInDefinitions(kind: string, name: string, namespace: string | undefined): readonly Definition[] {
    return (this.builtInByName().get(name) ?? []).filter(role => role.kind === kind && role.namespace === namespace);
  }

  /** The Roles of a name in any namespace. */
  private builtInRolesNamed(name: string): readonly Role[] {
    const namespaces = new Set((this.builtInByName().get(name) ?? []).filter(({ kind }) => kind === 'Role').map(({ namespace }) => namespace));
    return [...namespaces].map(namespace => this.ofEveryCluster('Role', name, namespace)!);
  }

  private *builtInClusterRoles(): Iterable<Definition> {
    for (const roles of this.builtInByName().values()) {
      for (const role of roles) {
        if (role.kind === 'ClusterRole') { yield role; }
      }
    }
  }

  private builtInByName(): ReadonlyMap<string, readonly Definition[]> {
    if (!this.builtInRoles) {
      this.builtInRoles = new Map();
      for (const role of builtInOfAny(this.minors).roles) {
        addTo(this.builtInRoles, role.name, new Definition(role.kind as 'Role' | 'ClusterRole', role.name, role.namespace, this, false, undefined, role));
      }
    }
    return this.builtInRoles;
  }

  private union(definitions: readonly Definition[]): Role | undefined {
    if (definitions.length < 2) { return definitions[0]; }
    const last = definitions[definitions.length - 1];
    let union = this.unions.get(last);
    if (!union) {
      this.unions.set(last, union = {
        kind: last.kind,
        name: last.name,
        namespace: last.namespace,
        object: last.object,
        ...together(definitions),
      });
    }
    return union;
  }
}

/** One definition of a role. */
export class Definition implements Role {
  public readonly labels: Labels;
  /** The label selectors of the ClusterRoles it aggregates; unset if it does not aggregate. */
  public readonly selectors: readonly LabelSelector[] | undefined;
  private allRules: readonly PolicyRule[] | undefined;

  public constructor(
    public readonly kind: 'Role' | 'ClusterRole',
    public readonly name: string,
    public readonly namespace: string | undefined,
    private readonly roles: Roles,
    public readonly isChecked: boolean,
    public readonly object: ManifestObject<k8s.Role | k8s.ClusterRole> | undefined,
    private readonly ofEveryCluster?: BuiltInRole,
  ) {
    if (object) {
      this.labels = object.manifest.metadata?.labels ?? {};
      const { aggregationRule }: k8s.ClusterRole = kind === 'ClusterRole' ? object.manifest : {};
      const selectors = items(aggregationRule?.clusterRoleSelectors);
      const areReadable = object.unreadable?.every(path => path.length < 3 || path[1] !== 'clusterRoleSelectors') ?? true;
      // The API server rejects an aggregation without selectors; the rules apply once that line is removed.
      this.selectors = selectors.length > 0 ? selectors.filter(() => areReadable).map(selector => new LabelSelector(selector)) : undefined;
    } else {
      this.labels = ofEveryCluster?.labels ?? {};
      this.selectors = ofEveryCluster?.selectors?.map(matchLabels => new LabelSelector({ matchLabels }));
    }
  }

  /** The controller overwrites the rules of a role that aggregates. */
  public get rules(): readonly PolicyRule[] {
    this.allRules ??= this.selectors ? this.roles.aggregates.rulesOf(this) : this.ownRules;
    return this.allRules;
  }

  public get rulesElsewhere(): readonly PolicyRule[] {
    if (this.isChecked) { return []; }
    return this.selectors ? this.roles.aggregates.rulesElsewhereOf(this) : this.rules;
  }

  public get mayGrantMore(): boolean {
    return (this.selectors !== undefined && (this.roles.mayGrantMore || this.roles.isTooLarge(this))) || this.object?.unreadable !== undefined;
  }

  private get ownRules(): readonly PolicyRule[] {
    return this.object ? policyRules(this.object.manifest.rules) : this.ofEveryCluster!.rules;
  }
}

/** The union of several possible roles: it may grant what each of them does. */
function anyOf(roles: readonly Role[]): Role | undefined {
  if (roles.length < 2) { return roles[0]; }
  const [{ kind, name }] = roles;
  return { kind, name, namespace: undefined, ...together(roles) };
}

/** The combined grants of several roles. */
function together(roles: readonly Role[]): Pick<Role, 'rules' | 'rulesElsewhere' | 'mayGrantMore'> {
  return {
    rules: roles.flatMap(({ rules }) => rules),
    rulesElsewhere: roles.flatMap(({ rulesElsewhere }) => rulesElsewhere),
    mayGrantMore: roles.some(({ mayGrantMore }) => mayGrantMore),
  };
}

function certain(role: Role | undefined): FoundRole | undefined {
  return role && { role, certainty: 'yes' };
}
