import { posix } from 'path';
import { load } from 'js-yaml';
import { DISK, Files } from './files';
import { isManifestName, isOfOtherTool } from './manifest-names';

/** The tool that renders the manifests of a directory. */
export type Renderer = 'helm' | 'kustomize';

/** A directory whose manifests a tool renders. */
export interface RenderedDirectory {
  readonly renderer: Renderer;
  /** Why its files are not applied as they are; unset if they are. */
  readonly error?: string;
  /** The file that identifies the tool, which is not a manifest itself. */
  readonly marker: string;
  /** Files and directories that belong to it, at any location. */
  readonly resources?: readonly string[];
}

/** The file names of Kustomize input. */
export const KUSTOMIZATIONS: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const CHART = 'Chart.yaml';

/** Kustomization fields that do not change the resources. */
const HARMLESS_FIELDS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'resources', 'bases', 'sortOptions']);

/** Remote `resources` of a kustomization, which take precedence over a directory of the same name. */
const REMOTE = /:\/\/|^[^/]*[@:]|^[^/]*github\.com(?:\/|$)|\?(?:ref|version)=/i;

/** The start of a Helm template action. */
const ACTION = '{{';

/** What the name of a file implies for its directory, if anything. */
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
 * The tool that renders a directory, recognized by the names in it; `undefined` if
 * there is none. A kustomization that only lists resources, and a chart without
 * template actions, are applied as they are.
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
 * Whether Helm applies a file in `templates` that is not read with the directory: Helm
 * accepts any name except those of partials, notes and hidden files.
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
    return { error: `Kustomize input that changes manifests (${changing.join(', ') || 'kind: Component'}); run "kustomize build" on the directory and audit the output` };
  }
  const listed = [fields.resources ?? [], fields.bases ?? []].flat();
  const unreadable = listed.find(entry => typeof entry !== 'string' || REMOTE.test(entry) || kindOf(posix.join(directory, entry), files) === undefined);
  return unreadable === undefined
    ? { resources: listed.map(entry => posix.join(directory, entry)) }
    : { error: `Kustomize input with the resource ${JSON.stringify(unreadable)}, which is not in the input; run "kustomize build" on the directory and audit the output` };
}

/** The fields of a YAML file; `undefined` if it cannot be read as a mapping. */
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
