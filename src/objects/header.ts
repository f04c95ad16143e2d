import { DataPath } from './data-path';
import { field, isObject } from './plain-object';

type Plain = { readonly [field: string]: unknown };

/** The header of every Kubernetes object. */
export interface Header {
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty if it is missing, `<generateName>*` if the API server generates it. */
  readonly name: string;
  readonly namespace?: string;
  /** The object with its type. */
  readonly manifest: Plain;
  /** The items of a list, even if null; `undefined` if it is not a list. */
  readonly items: unknown;
}

/** Why a value is not a Kubernetes object. */
export interface HeaderProblem {
  readonly message: string;
  readonly path: DataPath;
}

/**
 * Reads the header of an object.
 *
 * @param inherited The type of an item without a version and a kind
 */
export function readHeader(value: unknown, inherited?: Pick<Header, 'apiVersion' | 'kind'>): Header | HeaderProblem {
  if (!isObject(value)) {
    const remedy = Array.isArray(value) ? '; write its items as separate documents, or as "items" of "kind: List"' : '';
    // The file may be of another tool, such as its credentials, whose content must not appear in logs.
    const got = typeof value === 'string' ? 'a string' : described(value);
    return { message: `expected a Kubernetes object (apiVersion, kind, metadata), got ${got}${remedy}`, path: [] };
  }
  const type = !hasType(value) && inherited || value;
  const [apiVersion, kind] = [textIn(type, 'apiVersion'), textIn(type, 'kind')];
  if (apiVersion === undefined || kind === undefined) {
    const problems = (['apiVersion', 'kind'] as const)
      .filter(name => textIn(type, name) === undefined)
      .map(name => field(type, name) === undefined ? `${name} is missing` : `${name} is ${described(field(type, name))}, but must be a non-empty string`);
    return { message: `not a Kubernetes object: ${problems.join(', ')}`, path: [] };
  }
  if (apiVersion.split('/').length > 2) {
    return { message: `apiVersion is ${apiVersion}, but must be a version (v1) or a group and a version (apps/v1)`, path: ['apiVersion'] };
  }
  const metadata = field(value, 'metadata');
  const generated = textIn(metadata, 'generateName');
  return {
    apiVersion,
    kind,
    name: textIn(metadata, 'name') ?? (generated === undefined ? '' : `${generated}*`),
    namespace: textIn(metadata, 'namespace'),
    manifest: type === value ? value : { ...value, apiVersion, kind },
    items: Object.hasOwn(value, 'items') ? value.items : undefined,
  };
}

/** Whether a value is meant for Kubernetes, valid or not; otherwise it is the data of another tool. */
export function isForKubernetes(value: unknown): boolean {
  const items = isObject(value) ? field(value, 'items') : value;
  return hasType(value) || (Array.isArray(items) && items.some(hasType));
}

/** The annotation and label keys of an object, with their paths. */
export function metadataKeys(manifest: unknown): readonly { readonly key: string; readonly path: DataPath }[] {
  return ['annotations', 'labels'].flatMap(name => {
    const texts = field(manifest, 'metadata', name);
    return isObject(texts) ? Object.keys(texts).map(key => ({ key, path: ['metadata', name, key] })) : [];
  });
}

/** The type of a value, for messages. */
export function described(value: unknown): string {
  if (Array.isArray(value)) { return 'a list'; }
  if (typeof value === 'object' && value !== null) { return 'an object'; }
  if (value === undefined) { return 'not set'; }
  if (value === null) { return 'null'; }
  return value === '' ? 'an empty string' : `the ${typeof value} ${String(value)}`;
}

function hasType(value: unknown): boolean {
  return field(value, 'apiVersion') !== undefined || field(value, 'kind') !== undefined;
}

function textIn(value: unknown, name: string): string | undefined {
  const text = field(value, name);
  return typeof text === 'string' && text !== '' ? text : undefined;
}
