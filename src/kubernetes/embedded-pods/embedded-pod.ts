import { DataPath } from '../../objects/data-path';
import { field, isObject } from '../../objects/plain-object';
import { valueAt } from '../workloads';

/**
 * What is known of fields that a pod in a custom resource does not set: `default`
 * where Kubernetes chooses, `unknown` where a controller merges the pod with one
 * of its own, and `unknown for the pod` where another object sets the fields of
 * the pod, but not those of its containers.
 */
export type Absent = 'default' | 'unknown' | 'unknown for the pod';

/** A pod that a custom resource describes. */
export interface EmbeddedPod {
  /** Distinguishes the pods of one object, by the names of its parts; empty where it has only one. */
  readonly key: string;
  /** Metadata and spec, as data. */
  readonly template: { readonly metadata?: unknown; readonly spec?: unknown };
  /** Where the template stands; unset where it is put together from fields that are no template. */
  readonly path?: DataPath;
  readonly absent: Absent;
  /** Whether the controller chooses an account where none is named. */
  readonly choosesAccount: boolean;
  /** Fields of the pod that its kind has no way to set. */
  readonly cannotSet: readonly string[];
  /** Whether the controller decodes it as the pod of Kubernetes, and fails as the API server would. */
  readonly isDecoded: boolean;
  /** What it consists of in the object. */
  readonly sources: readonly DataPath[];
  /** What belongs to this pod alone; what comes from elsewhere may be part of several. */
  readonly home: DataPath;
  /** Where a field stands in the object, by its path in the template. */
  placeOf(path: DataPath): DataPath;
}

export type PodOptions = Partial<Pick<EmbeddedPod, 'key' | 'absent' | 'choosesAccount' | 'cannotSet' | 'isDecoded'>> & {
  /** What the controller sets in the spec of the pod where it is not set. */
  readonly defaults?: { readonly [field: string]: unknown };
};

/** A pod whose template stands in the object as it is. */
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

/** A part of a pod, and where it comes from: the sources that come first take precedence. */
export type Graft =
  | { readonly to: DataPath; readonly from: readonly DataPath[] }
  | { readonly to: DataPath; readonly value: string | boolean };

/** A pod that is put together from fields of an object. What comes from no field stands at `home`. */
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

/** The path to the parts of a list or mapping, none where it is neither. */
export function partsAt(object: unknown, path: DataPath): DataPath[] {
  const value = valueAt(object, path);
  if (Array.isArray(value)) { return value.map((_, index) => [...path, index]); }
  return isObject(value) ? Object.keys(value).map(key => [...path, key]) : [];
}

/** The paths that a pattern as `spec.tasks[*].template` leads to in an object, as far as something stands there. */
export function pathsOf(object: unknown, text: string): DataPath[] {
  let paths: DataPath[] = [[]];
  for (const step of text.match(/\[\*\]|[^.[\]]+/g) ?? []) {
    paths = paths.flatMap(path => step === '*' || step === '[*]' ? partsAt(object, path) : partsAt(object, path).filter(part => part.at(-1) === step));
  }
  return paths;
}

/** Fields by which controllers name the items of their lists. */
const NAMES = ['name', 'groupName', 'pipelineTaskName'];
/** Fields that tell items apart which have no name. */
const INSTEAD_OF_NAMES = ['id', 'key', 'title', 'type', 'kind', 'image'];
/** Steps that say nothing of which pod it is. */
const EVERYWHERE: ReadonlySet<string | number> = new Set(['spec', 'template', 'podTemplate', 'jobTemplate', 'workflowSpec', 'install', 'taskSpec', 'pipelineSpec']);

/**
 * Names a part of an object by its path, without positions.
 *
 * @param isWhole whether steps are named as well that say nothing where there is only one such part
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

/** Data that is built up without a change to what it is built of. */
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

/** Lists that are complemented, as a strategic merge patch does; the others are replaced. */
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
      // What is not set is best set in the container, but for all pods.
      unset ??= [...from[path[1] === 'containers' ? 0 : from.length - 1], ...inner];
    }
  }
  return unset;
}

/** The first source that has the field; where lists were joined, the one that has the item. */
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
