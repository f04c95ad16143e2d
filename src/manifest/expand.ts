import { checkManifest, refusalOfKind } from './check-object';
import { refusalOfSize } from './check-size';
import { ManifestObject, Origin } from './manifest-object';
import { Path } from './path';
import { isAcceptanceLike } from '../acceptance';
import { described, Header, metadataKeys, readHeader } from '../objects/header';
import { withoutOpenShiftRbac } from '../objects/openshift-rbac';

/** Receives the objects of a document, and errors for anything else. */
export interface Sink<O extends Origin> {
  object(object: ManifestObject): void;
  error(message: string, origin: O, path: Path): void;
}

/** An origin that can derive the origins of list items. */
export interface ListOrigin extends Origin {
  at(...path: Path): this;
}

/**
 * Finds the Kubernetes objects in the data of a document. As in kubectl, anything with
 * `items` is a list of objects; the items of a `RoleList` need not declare that they
 * are Roles.
 */
export function expand<O extends ListOrigin>(value: unknown, origin: O, sink: Sink<O>): void {
  expandValue(value, origin, sink);
}

function expandValue<O extends ListOrigin>(value: unknown, origin: O, sink: Sink<O>, inherited?: Pick<Header, 'apiVersion' | 'kind'>): void {
  const header = readHeader(value, inherited);
  if ('message' in header) {
    sink.error(header.message, origin, header.path);
  } else if (header.items === undefined && !(header.kind === 'List' && header.apiVersion === 'v1')) {
    addObject(header, origin, sink);
  } else {
    expandList(header, origin, sink);
  }
}

function addObject<O extends ListOrigin>({ kind, name, namespace, manifest: written }: Header, origin: O, sink: Sink<O>): void {
  const manifest = withoutOpenShiftRbac(written);
  const typeOf = { apiVersion: manifest.apiVersion as string, kind };
  const impossible = refusalOfKind(typeOf);
  if (impossible) {
    sink.error(impossible.message, origin, impossible.path);
    return;
  }
  const { checked, refusal } = checkManifest(typeOf, name, manifest);
  const tooLarge = refusalOfSize({ ...typeOf, name, manifest: checked.manifest });
  if (tooLarge) {
    sink.error(tooLarge.message, origin, tooLarge.path);
    return;
  }
  if (refusal) { sink.error(refusal.message, origin, refusal.path); }
  sink.object({ ...typeOf, name, namespace, ...checked, origin });
}

function expandList<O extends ListOrigin>({ apiVersion, kind, items, manifest }: Header, origin: O, sink: Sink<O>): void {
  if (!Array.isArray(items)) {
    sink.error(`items of ${kind} is ${described(items)}, but must be a list of objects; write [] if there are none`, origin, ['items']);
    return;
  }
  const itemKind = kind.endsWith('List') ? kind.slice(0, -'List'.length) : undefined;
  if (itemKind === undefined) {
    sink.error(`kubectl reads an object with items as a list and ignores the rest of this ${kind}; remove items, or write kind: List`, origin, ['items']);
  }
  const lost = metadataKeys(manifest).find(({ key }) => isAcceptanceLike(key));
  if (lost) { sink.error(`kubectl ignores the metadata of a ${kind}, so an acceptance in it accepts nothing; write it on the item that has the finding`, origin, lost.path); }
  const toInherit = itemKind ? { apiVersion, kind: itemKind } : undefined;
  items.forEach((item: unknown, index) => expandValue(item, origin.at('items', index), sink, toInherit));
}
