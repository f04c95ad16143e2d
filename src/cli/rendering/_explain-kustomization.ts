import { existsSync, readFileSync, realpathSync, statSync } from 'fs';
import { posix } from 'path';
import { quote } from '../../audit/quote';
import { readDocument } from '../../manifest/construct';
import { decode } from '../../manifest/decode';
import { ReadFailure } from '../../manifest/read-failure';
import { KUSTOMIZATIONS } from '../../manifest/rendered-directory';
import { splitDocuments } from '../../manifest/split-documents';

type Fields = { readonly [field: string]: unknown };

/** Why a kustomization is not built. */
class Refusal extends Error {}

/** Fields with values that are never paths. */
const PLAIN_FIELDS: ReadonlySet<string> = new Set([
  'apiVersion', 'kind', 'metadata', 'namePrefix', 'nameSuffix', 'namespace', 'commonLabels', 'labels', 'commonAnnotations', 'images', 'imageTags', 'replicas',
  'vars', 'sortOptions', 'generatorOptions', 'buildMetadata',
]);
/** Fields whose values are files or contain file names. */
const FILE_FIELDS: ReadonlySet<string> = new Set([
  'openapi', 'patchesStrategicMerge', 'patchesJson6902', 'patches', 'replacements', 'crds', 'configMapGenerator', 'secretGenerator', 'configurations',
]);
const DIRECTORY_FIELDS: readonly string[] = ['resources', 'bases', 'components'];
const PLUGIN_FIELDS: readonly string[] = ['generators', 'transformers', 'validators'];
const HELM_FIELDS: readonly string[] = ['helmCharts', 'helmGlobals', 'helmChartInflationGenerator'];

/** Keys inside file fields whose values are inline text. */
const INLINE_KEYS: ReadonlySet<string> = new Set(['literals', 'patch', 'target', 'options']);

/** A file that Kustomize downloads; generators write KEY=FILE. */
const REMOTE_FILE = /^(?:[^=]*=)?\s*https?:/i;
/** Kustomize recognizes a repository by its scheme, user or host before it looks for a directory of that name. */
const REMOTE_DIRECTORY = /[:@?]|^(?:www\.)?github\.com(?:\/|$)/i;

const REMEDY = 'run "kustomize build" yourself, and audit the output';

/**
 * Why `kustomize build` is not run on a directory: it, or one of its bases, would
 * download something or run a program. `undefined` if it may run.
 */
export function explainKustomization(directory: string): string | undefined {
  if (REMOTE_DIRECTORY.test(directory.replace(/^[a-z]:[\\/]/i, ''))) { return `Kustomize reads the name of this directory as a URL; rename it, or ${REMEDY}`; }
  try {
    check(directory, new Set());
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) { return error.message; }
    throw error;
  }
}

function check(directory: string, seen: Set<string>): void {
  const real = realpathSync(directory);
  if (seen.has(real)) { return; }
  seen.add(real);
  for (const file of KUSTOMIZATIONS.map(name => posix.join(directory, name)).filter(existsSync)) {
    const [fields = {}, ...more] = documentsOf(textOf(file), file);
    if (more.length > 0) { throw new Refusal(`${quote(file)} has several documents; a kustomization is one`); }
    checkFields(fields, file, directory, seen);
  }
}

function checkFields(fields: Fields, file: string, directory: string, seen: Set<string>): void {
  for (const [field, value] of Object.entries(fields)) {
    if (HELM_FIELDS.includes(field)) {
      throw new Refusal(`${field} in ${quote(file)} downloads and renders Helm charts, which --render does not let Kustomize do; run "kustomize build --enable-helm" yourself, and audit the output`);
    } else if (DIRECTORY_FIELDS.includes(field)) {
      for (const entry of entriesOf(value, field, file)) { checkResource(entry, field, file, directory, seen); }
    } else if (PLUGIN_FIELDS.includes(field)) {
      for (const entry of entriesOf(value, field, file)) { checkPlugin(entry, field, file, directory); }
    } else if (FILE_FIELDS.has(field)) {
      refuseRemoteFiles(value, field, file);
    } else if (!PLAIN_FIELDS.has(field)) {
      // Kustomize compares names without case, and newer versions may have fields that run programs.
      throw new Refusal(`${quote(field)} in ${quote(file)} is not a field that --render knows; ${REMEDY}`);
    }
  }
}

function entriesOf(value: unknown, field: string, file: string): readonly string[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  if ((value ?? undefined) !== undefined && !Array.isArray(value) || !entries.every(entry => typeof entry === 'string')) {
    throw new Refusal(`${field} in ${quote(file)} is not a list of paths`);
  }
  return entries;
}

function checkResource(entry: string, field: string, file: string, directory: string, seen: Set<string>): void {
  if (REMOTE_DIRECTORY.test(entry)) { throw remote(entry, field, file); }
  const path = posix.isAbsolute(entry) ? entry : posix.join(directory, entry);
  // A missing file is an error of Kustomize.
  if (existsSync(path) && statSync(path).isDirectory()) { check(path, seen); }
}

/** Plugins built into Kustomize run in its process; all others are programs or containers. */
function checkPlugin(entry: string, field: string, file: string, directory: string): void {
  const isInline = entry.includes('\n');
  if (!isInline && REMOTE_DIRECTORY.test(entry)) { throw remote(entry, field, file); }
  const path = posix.isAbsolute(entry) ? entry : posix.join(directory, entry);
  if (!isInline && existsSync(path) && statSync(path).isDirectory()) {
    throw new Refusal(`${field} in ${quote(file)} names the directory ${quote(entry)}, which --render does not build; name its files, or ${REMEDY}`);
  }
  const place = isInline ? `${field} in ${quote(file)}` : quote(path);
  for (const plugin of documentsOf(isInline ? entry : textOf(path), place)) {
    if (plugin.apiVersion !== 'builtin' || plugin.kind === 'HelmChartInflationGenerator' || keysOf(plugin).some(key => key.endsWith('/function'))) {
      throw new Refusal(`${quote(String(plugin.kind))} in ${place} is a plugin of ${field}: a program, container or function, which --render never runs; ${REMEDY}`);
    }
    refuseRemoteFiles(plugin, field, place);
  }
}

function refuseRemoteFiles(value: unknown, field: string, file: string): void {
  for (const text of textsIn(value)) {
    if (REMOTE_FILE.test(text)) { throw remote(text, field, file); }
  }
}

function remote(entry: string, field: string, file: string): Refusal {
  return new Refusal(`${field} in ${quote(file)} names ${quote(entry)}, which does not exist here, and --render downloads nothing; copy it into the repository, or ${REMEDY}`);
}

function textOf(file: string): string {
  try {
    return decode(readFileSync(file));
  } catch (error) {
    throw new Refusal(`${quote(file)} cannot be read: ${(error as Error).message}`);
  }
}

function documentsOf(text: string, name: string): Fields[] {
  const values = splitDocuments(text).map(({ start, end }) => {
    try {
      return readDocument(text.slice(start, end)) ?? undefined;
    } catch (error) {
      if (error instanceof ReadFailure) { throw new Refusal(`${name} cannot be read: ${error.message}`); }
      throw error;
    }
  });
  return values.filter(value => value !== undefined).map(value => {
    if (typeof value !== 'object' || Array.isArray(value)) { throw new Refusal(`${name} is not a mapping`); }
    return value as Fields;
  });
}

function* textsIn(value: unknown): Iterable<string> {
  if (typeof value === 'string') {
    yield value;
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (!INLINE_KEYS.has(key)) { yield* textsIn(inner); }
    }
  }
}

function* keysIn(value: unknown): Iterable<string> {
  if (typeof value !== 'object' || value === null) { return; }
  for (const [key, inner] of Object.entries(value)) {
    yield key;
    yield* keysIn(inner);
  }
}

function keysOf(value: unknown): string[] {
  return [...keysIn(value)];
}
