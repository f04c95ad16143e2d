import { codeText } from './code-text';
import { constructId } from './construct-id';
import { readDocument } from '../manifest/construct';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';

/** Fixes in words that remove something. */
const REMOVAL = /^remove (?:it from [\w.]+|the (?:rule|label|annotation))$/;

type Fields = { readonly [field: string]: unknown };

/**
 * The code that applies YAML at a path of an object that a construct made: JSON patches on
 * that construct, which work for every class. A fix in words is returned unchanged;
 * `undefined` if there is no code for it.
 */
export function constructFix(object: ManifestObject, path: Path, yaml: string): string | undefined {
  if (REMOVAL.test(yaml)) { return patched(object, path, [remove(removedPath(path, yaml))]); }
  const documents = yaml.split(/^---$/m).map(valueOf);
  if (!documents.every(areLines)) { return yaml; }
  const lines: string[] = [];
  const operations: string[] = [];
  for (const value of documents as (Fields | readonly unknown[])[]) {
    if (Array.isArray(value)) {
      const item = itemPath(path);
      const after = (index: number): Path => [...item.slice(0, -1), item[item.length - 1] as number + index];
      operations.push(...value.map((each, index) => index === 0 ? replace(item, each) : add(after(index), each)));
    } else if ('apiVersion' in value && 'kind' in value) {
      const account = accountCode(value);
      if (account === undefined) { return undefined; }
      lines.push(account);
    } else {
      const fields = value as Fields;
      const isInstead = yaml.startsWith('# instead of ');
      if (isInstead) { operations.push(remove(path)); }
      const start = startOf(fields, isInstead ? path.slice(0, -1) : writtenAt(object.manifest, fields, path), path);
      operations.push(...additions(object.manifest, start, fields));
    }
  }
  if (operations.length > 0) { lines.push(patched(object, path, operations)); }
  return lines.join('\n');
}

/** The value of a YAML document; `undefined` if it is not valid. */
function valueOf(yaml: string): unknown {
  try {
    return readDocument(yaml);
  } catch {
    return undefined;
  }
}

/** Prose may contain a colon, but then its keys contain spaces. */
function areLines(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).every(key => !key.includes(' '));
}

function patched({ origin: { construct = '' }, manifest }: ManifestObject, path: Path, operations: readonly string[]): string {
  const container = containerAt(manifest, path);
  const about = container === undefined ? '' : ` // container ${container}`;
  return operations.length === 1 ? `ApiObject.of(${variableOf(construct)}).addJsonPatch(${operations[0]});${about}`
    : `ApiObject.of(${variableOf(construct)}).addJsonPatch(${about}\n${operations.map(each => `  ${each},\n`).join('')});`;
}

/** A variable name for the construct: the last part of its path that a user named. */
function variableOf(construct: string): string {
  const name = constructId(construct).replace(/[^A-Za-z0-9]+(.)?/g, (_, letter: string = '') => letter.toUpperCase()).replace(/^[A-Z]/, letter => letter.toLowerCase());
  return /^[a-z]/.test(name) ? name : 'construct';
}

function containerAt(manifest: unknown, path: Path): string | undefined {
  const index = path.findIndex(step => step === 'containers' || step === 'initContainers');
  if (index === -1 || typeof path[index + 1] !== 'number') { return undefined; }
  const { name } = valueAt(manifest, path.slice(0, index + 2)) as Fields;
  return typeof name === 'string' ? name : undefined;
}

/** Lines that begin with the first field of the path are relative to the manifest's root. */
function startOf(value: Fields, start: Path, path: Path): Path {
  return Object.keys(value)[0] === path[0] && path.length > 1 ? [] : start;
}

/** The path to write the fields at: the parent of the first field if the path contains it, else the object at the path, or else its parent. */
function writtenAt(manifest: unknown, value: Fields, path: Path): Path {
  const at = path.lastIndexOf(Object.keys(value)[0]);
  const existing = valueAt(manifest, path);
  if (at !== -1) { return path.slice(0, at); }
  return typeof existing === 'object' && existing !== null && !Array.isArray(existing) ? path : path.slice(0, -1);
}

/** Existing objects are merged field by field, which keeps their other fields. */
function additions(manifest: unknown, start: Path, fields: Fields): string[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    const existing = valueAt(manifest, [...start, field]);
    return isFields(existing) && isFields(value) ? additions(manifest, [...start, field], value) : [add([...start, field], value)];
  });
}

function accountCode({ kind, metadata }: Fields): string | undefined {
  const { name, namespace } = metadata as { readonly name: string; readonly namespace?: string };
  if (kind !== 'ServiceAccount') { return undefined; }
  if (name === 'default') { return `new HardenedDefaultServiceAccount(chart, 'default'${namespace === undefined ? '' : `, { namespace: ${codeText(namespace)} }`});`; }
  const more = namespace === undefined ? '' : `, namespace: ${codeText(namespace)}`;
  return `new SecureServiceAccount(chart, ${codeText(name)}, { metadata: { name: ${codeText(name)}${more} } });`;
}

function removedPath(path: Path, words: string): Path {
  return words.startsWith('remove it from') ? itemPath(path) : words === 'remove the rule' ? path.slice(0, 2) : path;
}

/** The list item nearest to a path. */
function itemPath(path: Path): Path {
  return path.slice(0, path.map(step => typeof step).lastIndexOf('number') + 1);
}

function valueAt(manifest: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Fields | null | undefined)?.[step], manifest);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function add(path: Path, value: unknown): string {
  return `JsonPatch.add(${pointer(path)}, ${literal(value)})`;
}

function replace(path: Path, value: unknown): string {
  return `JsonPatch.replace(${pointer(path)}, ${literal(value)})`;
}

function remove(path: Path): string {
  return `JsonPatch.remove(${pointer(path)})`;
}

/** A JSON pointer. @see https://datatracker.ietf.org/doc/html/rfc6901 */
function pointer(path: Path): string {
  return codeText(path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''));
}

function literal(value: unknown): string {
  if (Array.isArray(value)) { return `[${value.map(literal).join(', ')}]`; }
  if (!isFields(value)) { return typeof value === 'string' ? codeText(value) : JSON.stringify(value); }
  const fields = Object.entries(value).map(([field, inner]) => `${/^[A-Za-z]\w*$/.test(field) ? field : codeText(field)}: ${literal(inner)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
