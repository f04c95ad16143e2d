import { addTo, NamespacedMap } from './_namespaced-map';
import { isClusterScopedKind } from '../kubernetes/cluster-scoped-kinds';
import { MadeByKubernetes, RbacManifest } from '../kubernetes/rbac/made-by-kubernetes';
import { ManifestObject } from '../manifest/manifest-object';
import { groupOf } from '../objects/api-group';
import { TypedKinds } from '../objects/typed-kinds';

/** The API group of roles and bindings. */
export const RBAC_GROUP = 'rbac.authorization.k8s.io';

/** The objects of an app and its context, by what they are. */
export class Objects {
  /** All of them; where a context object is one that is judged as well, only the latter. */
  public readonly all: readonly ManifestObject[];
  private readonly context: ReadonlySet<ManifestObject>;
  private readonly byGroup = new Map<string, Map<string, ManifestObject[]>>();
  private readonly groups = new Map<string, string>();
  private madeByKubernetes: MadeByKubernetes | undefined;

  public constructor(judged: readonly ManifestObject[], context: readonly ManifestObject[], private readonly namespace: string | undefined) {
    this.context = new Set(context);
    this.all = context.length === 0 ? judged : [...judged, ...this.withoutThose(context, judged)];
    for (const object of this.all) {
      const group = this.groupOf(object);
      let byKind = this.byGroup.get(group);
      if (!byKind) { this.byGroup.set(group, byKind = new Map()); }
      addTo(byKind, object.kind, object);
    }
  }

  public of<G extends keyof TypedKinds, K extends keyof TypedKinds[G]>(apiGroup: G, kind: K): readonly ManifestObject<TypedKinds[G][K]>[];
  public of(apiGroup: string, kind: string): readonly ManifestObject[];
  public of(apiGroup: string, kind: string): readonly ManifestObject[] {
    return this.byGroup.get(apiGroup)?.get(kind) ?? [];
  }

  /** Those of some API groups. */
  public *ofGroups(wanted: (apiGroup: string) => boolean): Iterable<ManifestObject> {
    for (const [group, byKind] of this.byGroup) {
      if (!wanted(group)) { continue; }
      for (const objects of byKind.values()) { yield* objects; }
    }
  }

  public isContext(object: ManifestObject): boolean {
    return this.context.has(object);
  }

  /** Whether the object is one whose faults count: not of the context, and no role or binding that is as Kubernetes makes it. */
  public isChecked(object: ManifestObject): boolean {
    if (this.context.has(object)) { return false; }
    if (this.groupOf(object) !== RBAC_GROUP || object.unreadable || object.unknownFields?.length) { return true; }
    this.madeByKubernetes ??= new MadeByKubernetes();
    return !this.madeByKubernetes.includes(object.manifest as RbacManifest);
  }

  public groupOf({ apiVersion }: ManifestObject): string {
    let group = this.groups.get(apiVersion);
    if (group === undefined) { this.groups.set(apiVersion, group = groupOf(apiVersion)); }
    return group;
  }

  public namespaceOf(object: ManifestObject): string | undefined {
    if (isClusterScopedKind(this.groupOf(object), object.kind)) { return undefined; }
    return object.namespace || this.namespace;
  }

  /** A dump of the cluster shows the app as it was; what is going to be applied replaces that. */
  private withoutThose(context: readonly ManifestObject[], judged: readonly ManifestObject[]): ManifestObject[] {
    const known = new Map<string, NamespacedMap<true>>();
    const typeOf = (object: ManifestObject): string => `${this.groupOf(object)}/${object.kind}`;
    for (const object of judged) {
      let names = known.get(typeOf(object));
      if (!names) { known.set(typeOf(object), names = new NamespacedMap()); }
      names.getOrAdd(this.namespaceOf(object), object.name, () => true);
    }
    return context.filter(object => !known.get(typeOf(object))?.get(this.namespaceOf(object), object.name));
  }
}
