import { NamespacedMap } from './_namespaced-map';
import { ManifestObject } from '../manifest/manifest-object';

/** Finds the objects of a kind and their namespaces. */
interface Source {
  of(apiGroup: string, kind: string): readonly ManifestObject[];
  groupOf(object: ManifestObject): string;
  namespaceOf(object: ManifestObject): string | undefined;
}

/** Differing definitions of one object: only one applies, and the input does not show which. */
export class Alternatives {
  private readonly byKind = new Map<string, NamespacedMap<ManifestObject[]>>();
  private readonly differing = new Map<readonly ManifestObject[], boolean>();

  public constructor(private readonly objects: Source) {}

  /** The definitions of an object, including itself; only itself if all are the same. */
  public of(object: ManifestObject): readonly ManifestObject[] {
    const all = this.definitionsOf(object);
    return all !== undefined && this.differ(all) ? all : [object];
  }

  private definitionsOf(object: ManifestObject): readonly ManifestObject[] | undefined {
    const group = this.objects.groupOf(object);
    const key = `${group}/${object.kind}`;
    let byName = this.byKind.get(key);
    if (!byName) {
      this.byKind.set(key, byName = new NamespacedMap());
      for (const other of this.objects.of(group, object.kind)) {
        byName.getOrAdd(this.objects.namespaceOf(other), other.name, () => []).push(other);
      }
    }
    return byName.get(this.objects.namespaceOf(object), object.name);
  }

  /** Cached for all definitions together: there may be thousands. */
  private differ(all: readonly ManifestObject[]): boolean {
    if (all.length < 2) { return false; }
    let differ = this.differing.get(all);
    if (differ === undefined) {
      const first = contentOf(all[0]);
      this.differing.set(all, differ = all.some(other => contentOf(other) !== first));
    }
    return differ;
  }
}

/** The text of everything that affects an object's behavior. Annotations and the order of keys do not. */
function contentOf({ manifest, unreadable }: ManifestObject): string {
  const { metadata } = manifest as { readonly metadata?: { readonly labels?: unknown } };
  return JSON.stringify([{ ...manifest, apiVersion: undefined, metadata: metadata?.labels }, unreadable], (_, value: unknown) => sorted(value));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) { return value; }
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1));
}
