import { lstatSync, readFileSync } from 'fs';
import { isDeepStrictEqual } from 'util';
import { changesBetween, editYaml } from './edit-yaml';
import { withKeptValues } from './kept-values';
import { KnownBesides, withHarmlessChanges } from '../aspects/hardening/harmless-changes';
import { InputError } from '../audit/input-error';
import { readDocument } from '../manifest/construct';
import { decode } from '../manifest/decode';
import { manifestFiles } from '../manifest/manifest-files';
import { Path } from '../manifest/path';
import { readText } from '../manifest/read-text';
import { splitDocuments } from '../manifest/split-documents';
import { printable } from '../text/printable';

/** A file to write, with its text before and after. */
export interface FixedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Text of alerts and dashboards may contain it too, in objects that are not changed. */
const TEMPLATE = '{{';

interface ObjectMetadata {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string | null;
}

/** A document of a file. */
interface Document {
  readonly file: number;
  readonly start: number;
  readonly text: string;
  readonly value: unknown;
}

/** An object of a file. */
export interface FixTarget {
  readonly file: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** Which values to keep, and what is known in addition to the files. */
export interface FixFilesOptions extends KnownBesides {
  /** Whether a value of an object must not be changed. */
  readonly isKept: (target: FixTarget, path: Path) => boolean;
}

/**
 * The files in some paths with the fixes that cannot break a working program,
 * which are those that `Hardening` applies by default. Comments and layout stay.
 *
 * @throws InputError if a file cannot be read or must not be edited: a symbolic link, JSON or a template
 */
export function fixFiles(paths: readonly string[], { isKept, ...known }: FixFilesOptions): FixedFile[] {
  const seen = new Set<string>();
  const files = paths.flatMap(path => [...manifestFiles(path, seen, known.isExcluded)]).filter(({ isExcluded }) => !isExcluded)
    .map(({ path, error, isInDirectory }) => ({ path, ...textOf(path, error, isInDirectory ?? false) }));
  const documents = files.flatMap(({ text, isManifest }, file): Document[] => isManifest
    ? splitDocuments(text).map(({ start, end }) => documentOf(file, start, text.slice(start, end)))
    : []);
  const values = documents.filter(({ value }) => value !== undefined && value !== null);
  const manifests = withHarmlessChanges(values.map(({ value }) => value), known)
    .map((manifest, index) => withoutKept(values[index], manifest, files[values[index].file].path, isKept));
  const hardened = new Map<Document, unknown>(manifests.map((manifest, index) => [values[index], manifest]));
  return files.map(({ path, text }, file) => {
    let after = '';
    let end = 0;
    for (const document of documents.filter(each => each.file === file)) {
      after += text.slice(end, document.start) + edited(document, hardened.get(document), path);
      end = document.start + document.text.length;
    }
    return { path, before: text, after: after + text.slice(end) };
  }).filter(({ before, after }) => before !== after);
}

/** Returns the document's own value, by identity, if nothing changes. */
function withoutKept({ value }: Document, manifest: unknown, file: string, isKept: FixFilesOptions['isKept']): unknown {
  if (manifest === value) { return value; }
  const changed = withKeptValues(value, manifest, path => {
    const [target, inside] = targetAt(value, path, file);
    return isKept(target, inside);
  });
  return isDeepStrictEqual(plain(changed), plain(value)) ? value : changed;
}

/** The object at a path of a document, which may be an item of a List, and the path within that object. */
function targetAt(document: unknown, path: Path, file: string): readonly [FixTarget, Path] {
  const { kind, items, metadata } = document as { readonly kind?: unknown; readonly items?: unknown; readonly metadata?: ObjectMetadata };
  if (path[0] === 'items' && typeof path[1] === 'number' && Array.isArray(items)) { return targetAt(items[path[1]], path.slice(2), file); }
  return [{ file, kind: String(kind), name: nameOf(metadata), namespace: metadata?.namespace ?? undefined }, path];
}

/** The name as findings write it. */
function nameOf({ name, generateName }: ObjectMetadata = {}): string {
  return name ?? (generateName === undefined ? '' : `${generateName}*`);
}

function documentOf(file: number, start: number, text: string): Document {
  return { file, start, text, value: readDocument(text) };
}

function textOf(path: string, error: string | undefined, isInDirectory: boolean): { readonly text: string; readonly isManifest: boolean } {
  const name = printable(path);
  if (error !== undefined) { throw new InputError(`can't fix ${name}: ${error}`); }
  const isLink = lstatSync(path).isSymbolicLink();
  const text = decode(readFileSync(path));
  const { isManifest, errors: [problem] } = readText(text, path);
  if (!isManifest && isInDirectory) { return { text, isManifest }; }
  if (isLink) { throw new InputError(`can't fix ${name}: it is a symbolic link; name the file that it points to`); }
  if (/^\s*[{[]\s*"/.test(text)) { throw new InputError(`can't fix ${name}: it is JSON; fix what it was made from, or write it as YAML`); }
  if (problem && text.includes(TEMPLATE)) { throw isTemplate(path); }
  if (problem) { throw new InputError(`can't fix ${name}: line ${problem.line}: ${printable(problem.message)}`); }
  if (!isManifest) { throw new InputError(`can't fix ${name}: it contains no Kubernetes object`); }
  return { text, isManifest };
}

/** The parsed result is compared with the intended one, to ensure that nothing else changes. */
function edited({ text, value }: Document, hardened: unknown, path: string): string {
  if (hardened === undefined || hardened === value) { return text; }
  if (text.includes(TEMPLATE)) { throw isTemplate(path); }
  const changes = changesBetween(value, hardened);
  const after = changes === undefined ? undefined : editYaml(text, changes);
  if (after === undefined || !isDeepStrictEqual(plain(readDocument(after)), plain(hardened))) {
    throw new InputError(`can't fix ${printable(path)}: its layout (anchors, for example) cannot be edited safely; edit it manually`);
  }
  return after;
}

function isTemplate(path: string): InputError {
  return new InputError(`can't fix ${printable(path)}: it looks like a template; fix it manually, and audit the rendered output`);
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
