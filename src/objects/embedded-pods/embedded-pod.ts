import { DataPath, valueAt } from '../data-path';
import { field, isObject } from '../plain-object';

/**
 * The state of fields that a pod in a custom resource does not set: `default` if
 * Kubernetes sets the defaults, `unknown` if a controller merges the pod with its own,
 * and `unknown for the pod` if another object sets the fields of the pod, but not those
 * of its containers.
 */
export type Absent = 'default' | 'unknown' | 'unknown for the pod';

/** A pod that a custom resource describes. */
export interface EmbeddedPod {
  /** Distinguishes the pods of one object, by the names of its parts; empty if it has only one. */
  readonly key: string;
  /** Metadata and spec, as data. */
  readonly template: { readonly metadata?: unknown; readonly spec?: unknown };
  /** The path of the template; unset if it is assembled from fields that are not a template. */
  readonly path?: DataPath;
  readonly absent: Absent;
  /** Whether the controller chooses an account if none is named. */
  readonly choosesAccount: boolean;
  /** Pod fields that its kind cannot set. */
  readonly cannotSet: readonly string[];
  /** Whether the controller decodes it as a Kubernetes pod, with the same errors as the API server. */
  readonly isDecoded: boolean;
  /** The paths of its parts in the object. */
  readonly sources: readonly DataPath[];
  /** The path that belongs only to this pod; other parts may be shared by several. */
  readonly home: DataPath;
  /** The path in the object of a field, by its path in the template. */
  placeOf(path: DataPath): DataPath;
}

export type PodOptions = Partial<Pick<EmbeddedPod, 'key' | 'absent' | 'choosesAccount' | 'cannotSet' | 'isDecoded'>> & {
  /** Values that the controller sets in the pod spec if they are unset. */
  readonly defaults?: { readonly [field: string]: unknown };
};

/** A pod whose template is in the object as it is. */
export function podAt(object: unknown, path: DataPath, options: PodOptions = {}): EmbeddedPod {
  const written = valueAt(object, path);
  const template = isObject(written) ? written : {};
  const { defaults } = options;
  return {
    ...optionsOf(options),
    template: defaults && isObject(template.spec) ? { ...template, spec: { ...defaults, ...template.spec } } : template,
    path,
    home: path,
    sources: [[...path, 'spec']],
    placeOf: inner => [...path, ...inner],
  };
}

/** A part of a pod and its sources; earlier sources take precedence. */
export type Graft =
  | { readonly to: DataPath; readonly from: readonly DataPath[] }
  | { readonly to: DataPath; readonly value: string | boolean };

/** A pod that is assembled from fields of an object. Parts without a source get the path `home`. */
export function graftedPod(object: unknown, home: DataPath, grafts: readonly Graft[], options: PodOptions = {}): EmbeddedPod {
  const tree = new Tree();
  const sources = new Map<string, (readonly DataPath[])[]>();
  for (const graft of grafts) {
    const value = 'value' in graft ? graft.value : graft.from.map(path => valueAt(object, path)).reduceRight(merged, undefined);
    if (value !== undefined && value !== null) { tree.put(graft.to, value); }
    if ('from' in graft && graft.from.length > 0) {
      const known = sources.get(JSON.stringify(graft.to));
      if (known) { known.push(graft.from); } else { sources.set(JSON.stringify(graft.to), [graft.from]); }
    }
  }
  return {
    ...optionsOf(options),
    template: tree.root,
    sources: [...sources.values()].flat(2),
    home,
    placeOf: path => placeIn(object, path, sources) ?? home,
  };
}

/** The paths of the parts of a list or mapping; none if it is neither. */
export function partsAt(object: unknown, path: DataPath): DataPath[] {
  const value = valueAt(object, path);
  if (Array.isArray(value)) { return value.map((_, index) => [...path, index]); }
  return isObject(value) ? Object.keys(value).map(key => [...path, key]) : [];
}

/** The existing paths that match a pattern such as `spec.tasks[*].template` in an object. */
export function pathsOf(object: unknown, text: string): DataPath[] {
  let paths: DataPath[] = [[]];
  for (const step of text.match(/\[\*\]|[^.[\]]+/g) ?? []) {
    paths = paths.flatMap(path => step === '*' || step === '[*]' ? partsAt(object, path) : partsAt(object, path).filter(part => part.at(-1) === step));
  }
  return paths;
}

/** Fields by which controllers name list items. */
const NAMES = ['name', 'groupName', 'pipelineTaskName'];
/** Fields that distinguish items without a name. */
const INSTEAD_OF_NAMES = ['id', 'key', 'title', 'type', 'kind', 'image'];
/** Steps that do not help to distinguish pods. */
const EVERYWHERE: ReadonlySet<string | number> = new Set(['spec', 'template', 'podTemplate', 'jobTemplate', 'workflowSpec', 'install', 'taskSpec', 'pipelineSpec']);

/**
 * Names a part of an object by its path, without positions.
 *
 * @param isWhole whether to include steps that add nothing if there is only one such part
 */
export function keyOfPart(object: unknown, path: DataPath, isWhole = false): string {
  return path.flatMap((step, index) => {
    if (!isWhole && EVERYWHERE.has(step)) { return []; }
    if (typeof step !== 'number') { return [step]; }
    const item = valueAt(object, path.slice(0, index + 1));
    const name = [...NAMES.map(each => field(item, each)), field(item, 'metadata', 'name'), ...INSTEAD_OF_NAMES.map(each => field(item, each))]
      .find(each => typeof each === 'string');
    return typeof name === 'string' ? [name] : [];
  }).join(' ');
}

function optionsOf({ key = '', absent = 'default', choosesAccount = false, cannotSet = [], isDecoded = true }: PodOptions): Required<Omit<PodOptions, 'defaults'>> {
  return { key, absent, choosesAccount, cannotSet, isDecoded };
}

interface Fields { [step: string | number]: unknown }

/** Assembles data without changing its sources. */
class Tree {
  public readonly root: Fields = { spec: {} };
  private readonly own = new Set<unknown>([this.root, this.root.spec]);

  public put(path: DataPath, value: unknown): void {
    let at = this.root;
    for (const [depth, step] of path.slice(0, -1).entries()) {
      at[step] = this.owned(at[step] ?? (typeof path[depth + 1] === 'number' ? [] : {}));
      at = at[step] as Fields;
    }
    const last = path[path.length - 1];
    at[last] = isObject(at[last]) && isObject(value) ? { ...at[last] as object, ...value } : value;
  }

  private owned(value: unknown): unknown {
    if (this.own.has(value)) { return value; }
    const copy: unknown = Array.isArray(value) ? [...value as unknown[]] : { ...value as Fields };
    this.own.add(copy);
    return copy;
  }
}

/** Lists that are merged, as in a strategic merge patch; all others are replaced. */
const COMPLEMENTED: ReadonlySet<string> = new Set(['env', 'envFrom', 'volumeMounts', 'volumes', 'sidecars', 'initContainers']);

function merged(fallback: unknown, value: unknown): unknown {
  if (value === undefined || value === null) { return fallback; }
  if (Array.isArray(value) && Array.isArray(fallback)) { return [...value, ...fallback] as unknown[]; }
  if (!isObject(value) || !isObject(fallback)) { return value; }
  const result: Fields = { ...fallback };
  for (const [name, inner] of Object.entries(value)) {
    result[name] = Array.isArray(inner) && !COMPLEMENTED.has(name) ? inner : merged(fallback[name], inner);
  }
  return result;
}

function placeIn(object: unknown, path: DataPath, sources: ReadonlyMap<string, readonly (readonly DataPath[])[]>): DataPath | undefined {
  let unset: DataPath | undefined;
  for (let length = path.length; length >= 0; length--) {
    const inner = path.slice(length);
    for (const from of sources.get(JSON.stringify(path.slice(0, length))) ?? []) {
      if (from.some(source => valueAt(object, source) !== undefined)) { return placeInSources(object, from, inner); }
      // An unset field is best set in the container, but in the pod-wide source for all pods.
      unset ??= [...from[path[1] === 'containers' ? 0 : from.length - 1], ...inner];
    }
  }
  return unset;
}

/** The first source that has the field; for joined lists, the source of the item. */
function placeInSources(object: unknown, sources: readonly DataPath[], path: DataPath): DataPath {
  const present = sources.filter(source => valueAt(object, source) !== undefined);
  for (let depth = 0; depth < path.length; depth++) {
    const step = path[depth];
    if (typeof step !== 'number') { continue; }
    let index = step;
    for (const source of present) {
      const list = valueAt(object, [...source, ...path.slice(0, depth)]);
      if (!Array.isArray(list)) { continue; }
      if (index < list.length) { return [...source, ...path.slice(0, depth), index, ...path.slice(depth + 1)]; }
      index -= list.length;
    }
    break;
  }
  const source = present.find(each => valueAt(object, [...each, ...path]) !== undefined) ?? present[0];
  return [...source, ...path];
}
