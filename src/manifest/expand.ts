import { checkManifest, refusalOfKind } from './check-object';
import { refusalOfSize } from './check-size';
import { ManifestObject, Origin } from './manifest-object';
import { withoutOpenShiftRbac } from './openshift-rbac';
import { Path } from './path';
import { isAcceptanceLike } from '../acceptance';
import { isObject } from '../objects/plain-object';

type Plain = { readonly [field: string]: unknown };

/** What is done with the objects of a document, and with what is none. */
export interface Sink<O extends Origin> {
  object(object: ManifestObject): void;
  error(message: string, origin: O, path: Path): void;
}

/** An origin that knows the origins of the items of a list. */
export interface ListOrigin extends Origin {
  at(...path: Path): this;
}

function own(object: Plain, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] ?? undefined : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function described(value: unknown): string {
  if (Array.isArray(value)) { return 'a list'; }
  if (typeof value === 'object' && value !== null) { return 'an object'; }
  if (value === undefined) { return 'not set'; }
  if (value === null) { return 'null'; }
  return value === '' ? 'an empty string' : `the ${typeof value} ${String(value)}`;
}

function hasType(value: unknown): boolean {
  return isObject(value) && (own(value, 'apiVersion') !== undefined || own(value, 'kind') !== undefined);
}

/** Whether it is meant for Kubernetes, be it wrong or not; it is the data of another tool otherwise. */
export function isForKubernetes(value: unknown): boolean {
  const items = isObject(value) ? own(value, 'items') : value;
  return hasType(value) || (Array.isArray(items) && items.some(hasType));
}

function nameOf(metadata: unknown): string {
  if (!isObject(metadata)) { return ''; }
  const generated = text(own(metadata, 'generateName'));
  return text(own(metadata, 'name')) ?? (generated === undefined ? '' : `${generated}*`);
}

/** Where the metadata of a list holds an acceptance. */
function acceptanceOf(metadata: unknown): Path | undefined {
  if (!isObject(metadata)) { return undefined; }
  for (const name of ['annotations', 'labels']) {
    const texts = own(metadata, name);
    const key = isObject(texts) ? Object.keys(texts).find(isAcceptanceLike) : undefined;
    if (key !== undefined) { return ['metadata', name, key]; }
  }
  return undefined;
}

/**
 * Finds the Kubernetes objects in the data of a document. As for kubectl,
 * whatever has `items` is a list of objects; those of a `RoleList` need not say
 * that they are Roles.
 */
export function expand<O extends ListOrigin>(value: unknown, origin: O, sink: Sink<O>): void {
  expandValue(value, origin, sink);
}

function expandValue<O extends ListOrigin>(value: unknown, origin: O, sink: Sink<O>, inherited?: Plain): void {
  if (!isObject(value)) {
    const remedy = Array.isArray(value) ? '; write its items as separate documents, or as "items" of "kind: List"' : '';
    sink.error(`expected a Kubernetes object (apiVersion, kind, metadata), got ${described(value)}${remedy}`, origin, []);
    return;
  }
  // Only what says neither.
  const type = own(value, 'apiVersion') === undefined && own(value, 'kind') === undefined && inherited || value;
  const [apiVersion, kind] = [text(own(type, 'apiVersion')), text(own(type, 'kind'))];
  if (apiVersion === undefined || kind === undefined) {
    const problems = (['apiVersion', 'kind'] as const)
      .filter(name => text(own(type, name)) === undefined)
      .map(name => own(type, name) === undefined ? `${name} is missing` : `${name} is ${described(own(type, name))}, but must be a non-empty string`);
    sink.error(`not a Kubernetes object: ${problems.join(', ')}`, origin, []);
    return;
  }
  if (apiVersion.split('/').length > 2) {
    sink.error(`apiVersion is ${apiVersion}, but must be a version (v1) or a group and a version (apps/v1)`, origin, ['apiVersion']);
    return;
  }
  // One that is null makes a list too.
  const items = Object.hasOwn(value, 'items') ? value.items : undefined;
  if (items === undefined && !(kind === 'List' && apiVersion === 'v1')) {
    const manifest = withoutOpenShiftRbac(type === value ? value : { ...value, apiVersion, kind });
    const typeOf = { apiVersion: manifest.apiVersion as string, kind };
    const metadata = own(value, 'metadata');
    const name = nameOf(metadata);
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
    sink.object({
      ...typeOf,
      name,
      namespace: isObject(metadata) ? text(own(metadata, 'namespace')) : undefined,
      ...checked,
      origin,
    });
    return;
  }
  if (!Array.isArray(items)) {
    sink.error(`items of ${kind} is ${described(items)}, but must be a list of objects; write [] if there are none`, origin, ['items']);
    return;
  }
  const itemKind = kind.endsWith('List') ? kind.slice(0, -'List'.length) : undefined;
  if (itemKind === undefined) {
    sink.error(`kubectl reads an object with items as a list and ignores the rest of this ${kind}; remove items, or write kind: List`, origin, ['items']);
  }
  const lost = acceptanceOf(own(value, 'metadata'));
  if (lost) { sink.error(`kubectl ignores the metadata of a ${kind}, so an acceptance in it accepts nothing; write it on the item that has the finding`, origin, lost); }
  const toInherit = itemKind ? { apiVersion, kind: itemKind } : undefined;
  items.forEach((item: unknown, index) => expandValue(item, origin.at('items', index), sink, toInherit));
}
