import { posix } from 'path';
import { load } from 'js-yaml';
import { DISK, Files } from './files';
import { isManifestName, isOfOtherTool } from './manifest-names';

/** What makes manifests of a directory. */
export type Renderer = 'helm' | 'kustomize';

/** A directory of which a tool makes manifests. */
export interface RenderedDirectory {
  readonly renderer: Renderer;
  /** Why what is in it is not what gets applied; unset where the tool applies it as it is. */
  readonly error?: string;
  /** The file that says so, which is no manifest itself. */
  readonly marker: string;
  /** Files and directories that belong to it, wherever they are. */
  readonly resources?: readonly string[];
}

/** How Kustomize calls its input. */
export const KUSTOMIZATIONS: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const CHART = 'Chart.yaml';

/** The fields of a kustomization that change nothing of its resources. */
const HARMLESS_FIELDS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'resources', 'bases', 'sortOptions']);

/** What `resources` of a kustomization takes besides files and directories, even where there is a directory of that name. */
const REMOTE = /:\/\/|^[^/]*[@:]|^[^/]*github\.com(?:\/|$)|\?(?:ref|version)=/i;

/** How Helm calls what it fills in. */
const ACTION = '{{';

/** What the name of a file says of its directory, if anything. */
export function explainMarker(name: string): string | undefined {
  switch (rendererOf(name)) {
    case 'helm': return 'a Helm chart, not manifests; run "helm template" on the directory and audit the output';
    case 'kustomize': return 'Kustomize input, not manifests; run "kustomize build" on the directory and audit the output';
    case undefined: return undefined;
  }
}

function rendererOf(name: string): Renderer | undefined {
  if (name === CHART) { return 'helm'; }
  return KUSTOMIZATIONS.includes(name) ? 'kustomize' : undefined;
}

/**
 * What a tool makes of a directory, by the names in it; `undefined` where none does.
 * A kustomization that only lists resources, and a chart without anything to fill
 * in, are what is applied.
 */
export function renderedDirectory(directory: string, names: readonly string[], files: Files = DISK): RenderedDirectory | undefined {
  const marker = names.find(name => rendererOf(name) !== undefined);
  if (marker === undefined) { return undefined; }
  return marker === CHART
    ? { marker, renderer: 'helm', ...chart(directory, names, files) }
    : { marker, renderer: 'kustomize', ...kustomization(directory, marker, files) };
}

function chart(directory: string, names: readonly string[], files: Files): Pick<RenderedDirectory, 'error'> {
  const fields = fieldsOf(posix.join(directory, CHART), files);
  const hasDependencies = fields?.dependencies !== undefined || names.includes('charts') || names.includes('requirements.yaml');
  const templates = posix.join(directory, 'templates');
  const isFilledIn = filesBelow(templates, files).some(file => isUnread(posix.relative(templates, file)) || files.read(file).includes(ACTION));
  return fields === undefined || hasDependencies || isFilledIn ? { error: explainMarker(CHART) } : {};
}

/**
 * Whether Helm applies a file in `templates` that is not read with the directory: it takes
 * any name but those of partials and notes, and what is hidden.
 */
function isUnread(path: string): boolean {
  const [name, ...directories] = path.split('/').reverse();
  const isRead = isManifestName(name) && !directories.some(directory => isOfOtherTool(directory, true));
  return !isRead && !path.startsWith('.') && !name.startsWith('_') && name !== 'NOTES.txt';
}

function kustomization(directory: string, marker: string, files: Files): Pick<RenderedDirectory, 'error' | 'resources'> {
  const fields = fieldsOf(posix.join(directory, marker), files);
  if (fields === undefined) { return { error: explainMarker(marker) }; }
  const changing = Object.keys(fields).filter(field => !HARMLESS_FIELDS.has(field));
  if (changing.length > 0 || fields.kind === 'Component') {
    return { error: `Kustomize input whose ${changing.join(', ') || 'kind Component'} changes manifests; run "kustomize build" on the directory and audit the output` };
  }
  const listed = [fields.resources ?? [], fields.bases ?? []].flat();
  const unreadable = listed.find(entry => typeof entry !== 'string' || REMOTE.test(entry) || kindOf(posix.join(directory, entry), files) === undefined);
  return unreadable === undefined
    ? { resources: listed.map(entry => posix.join(directory, entry)) }
    : { error: `Kustomize input with the resource ${JSON.stringify(unreadable)}, which is not in the input; run "kustomize build" on the directory and audit the output` };
}

/** The fields of a YAML file; `undefined` where it can't be read as a mapping. */
function fieldsOf(file: string, files: Files): { readonly [field: string]: any } | undefined {
  try {
    const value = load(files.read(file).toString('utf8')) ?? {};
    return typeof value === 'object' && !Array.isArray(value) ? value as { readonly [field: string]: any } : undefined;
  } catch {
    return undefined;
  }
}

function filesBelow(directory: string, files: Files): string[] {
  switch (kindOf(directory, files)) {
    case undefined: return [];
    case 'directory': return files.namesIn(directory).flatMap(name => filesBelow(posix.join(directory, name), files));
    default: return [directory];
  }
}

function kindOf(path: string, files: Files): ReturnType<Files['kindOf']> | undefined {
  try {
    return files.kindOf(path);
  } catch {
    return undefined;
  }
}
