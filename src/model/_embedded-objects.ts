import { Part, UncheckedContainers } from './part';
import { expand, ListOrigin } from '../manifest/expand';
import { ManifestObject, Position } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { readText } from '../manifest/read-text';
import { valueAt } from '../objects/data-path';
import { EmbeddedObject } from '../objects/embedded-objects/embedded-object';
import { findObjects } from '../objects/embedded-objects/find-objects';
import { keyOfPart } from '../objects/embedded-pods/embedded-pod';

/** Text that may be base64. */
const ENCODED = /^[\w+/=\s]+$/;

/** The objects that the controller of a custom resource creates. */
export interface EmbeddedParts {
  readonly parts: readonly { readonly object: ManifestObject; readonly part: Part }[];
  /** Parts of them that cannot be read. */
  readonly unread: readonly Pick<UncheckedContainers, 'path' | 'key'>[];
  /** Their paths in the custom resource. */
  readonly homes: readonly Path[];
}

/** Expands the objects in a custom resource into separate objects; objects within these are left out. */
export function embeddedParts(owner: ManifestObject, namespace: string | undefined): EmbeddedParts {
  const parts: EmbeddedParts['parts'][number][] = [];
  const unread: EmbeddedParts['unread'][number][] = [];
  const found = findObjects(owner);
  for (const embedded of found.filter(({ isApplied }) => isApplied)) {
    const { key, home, placeOf } = embedded;
    const add = (object: ManifestObject, inner: Path): void => {
      const ownKey = [key, object.kind, nameOf(object)].filter(text => text !== '').join(' ');
      const place = (path: Path): Path => placeOf([...inner, ...path]);
      parts.push({
        object: { ...object, namespace: object.namespace ?? (embedded.inOwnNamespace ? namespace : undefined), origin: owner.origin },
        part: { owner, key: ownKey, home: place([]), placeOf: place, isUnknown: path => isUnknown(object, path) },
      });
      unread.push(...(object.unreadable ?? []).map(path => ({ path: place(path), key: ownKey })));
    };
    const isRead = read(embedded, owner, add);
    if (!isRead) { unread.push({ path: home, key: keyOfPart(owner.manifest, home) || String(home.find(step => typeof step === 'string')) }); }
  }
  return { parts, unread, homes: found.map(({ home }) => home) };
}

/** @returns whether everything can be read except some values in the objects */
function read({ value, placeOf }: EmbeddedObject, owner: ManifestObject, add: (object: ManifestObject, inner: Path) => void): boolean {
  if (typeof value === 'string') {
    const { objects, errors, isManifest } = readText(value, owner.origin.file ?? owner.name);
    for (const object of objects) { add(object, []); }
    return (isManifest || !ENCODED.test(value)) && errors.length === objects.filter(({ unreadable }) => unreadable !== undefined).length;
  }
  let [count, errors] = [0, 0];
  expand(value, new EmbeddedOrigin(owner, [], placeOf), {
    object: object => {
      add(object, (object.origin as EmbeddedOrigin).inner);
      count += object.unreadable === undefined ? 0 : 1;
    },
    error: () => errors++,
  });
  return errors === count;
}

/** The origin of an object within another. */
class EmbeddedOrigin implements ListOrigin {
  public constructor(private readonly owner: ManifestObject, public readonly inner: Path, private readonly placeOf: (path: Path) => Path) {}

  public position(path: Path): Position | undefined {
    return this.owner.origin.position(this.placeOf([...this.inner, ...path]));
  }

  public at(...path: Path): this {
    return new EmbeddedOrigin(this.owner, [...this.inner, ...path], this.placeOf) as this;
  }
}

/** A missing field may be missing only because it could not be read. */
function isUnknown({ manifest, unreadable = [] }: ManifestObject, path: Path): boolean {
  return unreadable.length > 0 && valueAt(manifest, path) === undefined;
}

function nameOf({ namespace, name }: ManifestObject): string {
  return namespace === undefined || name === '' ? name : `${namespace}/${name}`;
}
