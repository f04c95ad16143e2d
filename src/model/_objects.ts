import { EmbeddedParts, embeddedParts } from './_embedded-objects';
import { addTo, NamespacedMap } from './_namespaced-map';
import { impliedPart, partWithin, podPart, PodPart } from './_parts';
import { sameNamespace } from './_same-namespace';
import { Part } from './part';
import { isClusterScopedKind } from '../kubernetes/cluster-scoped-kinds';
import { MadeByKubernetes, RbacManifest } from '../kubernetes/rbac/made-by-kubernetes';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { groupOf } from '../objects/api-group';
import { findPods } from '../objects/embedded-pods/find-pods';
import { objectsOfClusterServiceVersion } from '../objects/embedded-pods/olm';
import { TypedKinds } from '../objects/typed-kinds';

/** The API group of roles and bindings. */
export const RBAC_GROUP = 'rbac.authorization.k8s.io';

/** The pods in a custom resource, and the containers outside of pods. */
interface PodParts {
  readonly pods: readonly PodPart[];
  readonly loose: readonly Path[];
  /** The paths of objects that the controller is not known to create. */
  readonly objects: readonly Path[];
}

/** The objects of an app and its context, by kind. */
export class Objects {
  /** All objects, with those that their controllers create. An object of the app replaces the same one in the context. */
  public readonly all: readonly ManifestObject[];
  /** Objects within others, which controllers create. */
  public readonly embedded: readonly ManifestObject[];
  private readonly context: Set<ManifestObject>;
  private readonly parts = new Map<ManifestObject, Part>();
  private readonly podParts = new Map<ManifestObject, PodParts>();
  private readonly embeddedParts = new Map<ManifestObject, EmbeddedParts>();
  private readonly byGroup = new Map<string, Map<string, ManifestObject[]>>();
  private readonly groups = new Map<string, string>();
  private madeByKubernetes: MadeByKubernetes | undefined;

  public constructor(checked: readonly ManifestObject[], context: readonly ManifestObject[], private readonly namespace: string | undefined) {
    this.context = new Set(context);
    const written = context.length === 0 ? checked : [...checked, ...this.withoutReplaced(context, checked)];
    this.embedded = this.embeddedIn(written);
    const shown = this.embedded.length === 0 ? written : [...written, ...this.embedded];
    const implied = this.impliedBy(shown);
    this.all = implied.length === 0 ? shown : [...shown, ...implied];
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

  /** The objects of some API groups. */
  public *ofGroups(wanted: (apiGroup: string) => boolean): Iterable<ManifestObject> {
    for (const [group, byKind] of this.byGroup) {
      if (!wanted(group)) { continue; }
      for (const objects of byKind.values()) { yield* objects; }
    }
  }

  /** The part that an object represents; unset if it is separate. */
  public partOf(object: ManifestObject): Part | undefined {
    return this.parts.get(object);
  }

  /** The pods in an object that is not a built-in workload. */
  public podsIn(object: ManifestObject): PodParts {
    let found = this.podParts.get(object);
    if (found === undefined) {
      const { homes } = this.embeddedBy(object);
      const isOutside = (path: Path): boolean => !homes.some(home => home.every((step, index) => step === path[index]));
      const { pods, loose, objects } = findPods(object);
      found = {
        pods: pods.filter(({ home }) => isOutside(home)).map(pod => podPart(object, pod)),
        loose: loose.filter(isOutside),
        objects: objects.filter(isOutside),
      };
      for (const { object: pod, part } of found.pods) { this.addPart(pod, part); }
      this.podParts.set(object, found);
    }
    return found;
  }

  public isContext(object: ManifestObject): boolean {
    return this.context.has(object);
  }

  /** Whether findings are reported for the object: it is not in the context, and not a role or binding as Kubernetes creates it. */
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

  /** The embedded objects that cannot be read, and the paths of all. */
  public embeddedBy(object: ManifestObject): Pick<EmbeddedParts, 'unread' | 'homes'> {
    return this.embeddedParts.get(object) ?? { unread: [], homes: [] };
  }

  private addPart(object: ManifestObject, part: Part): void {
    const outer = this.parts.get(part.owner);
    this.parts.set(object, outer === undefined ? part : partWithin(outer, part));
    if (this.context.has(part.owner)) { this.context.add(object); }
  }

  /** The objects within others, recursively. */
  private embeddedIn(written: readonly ManifestObject[]): ManifestObject[] {
    const found: ManifestObject[] = [];
    for (let owners = written; owners.length > 0;) {
      const inner = owners.flatMap(owner => this.embeddedInOne(owner));
      for (const object of inner) { found.push(object); }
      owners = inner;
    }
    return found;
  }

  private embeddedInOne(owner: ManifestObject): ManifestObject[] {
    const embedded = embeddedParts(owner, this.namespaceOf(owner));
    if (embedded.homes.length > 0) { this.embeddedParts.set(owner, embedded); }
    return embedded.parts.map(({ object, part }) => {
      this.addPart(object, part);
      return object;
    });
  }

  /** The objects that OLM creates from the description of an operator. */
  private impliedBy(objects: readonly ManifestObject[]): ManifestObject[] {
    return objects.filter(object => object.kind === 'ClusterServiceVersion' && this.groupOf(object) === 'operators.coreos.com').flatMap(owner =>
      objectsOfClusterServiceVersion(owner.name, this.namespaceOf(owner), owner.manifest)
        .filter(({ kind, name }) => kind !== 'ServiceAccount' || !objects.some(other => this.isServiceAccount(other, this.namespaceOf(owner), name)))
        .map(implied => {
          const { object, part } = impliedPart(owner, implied);
          this.addPart(object, part);
          return object;
        }));
  }

  private isServiceAccount(object: ManifestObject, namespace: string | undefined, name: string): boolean {
    return object.kind === 'ServiceAccount' && object.name === name && this.groupOf(object) === '' && sameNamespace(this.namespaceOf(object), namespace) !== 'no';
  }

  /** A dump of the cluster contains the app's earlier state; the manifests to apply replace it. */
  private withoutReplaced(context: readonly ManifestObject[], checked: readonly ManifestObject[]): ManifestObject[] {
    const known = new Map<string, NamespacedMap<true>>();
    const typeOf = (object: ManifestObject): string => `${this.groupOf(object)}/${object.kind}`;
    for (const object of checked) {
      let names = known.get(typeOf(object));
      if (!names) { known.set(typeOf(object), names = new NamespacedMap()); }
      names.getOrAdd(this.namespaceOf(object), object.name, () => true);
    }
    return context.filter(object => !known.get(typeOf(object))?.get(this.namespaceOf(object), object.name));
  }
}
