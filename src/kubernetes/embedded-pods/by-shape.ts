import { EmbeddedPod, graftedPod, keyOfPart, podAt } from './embedded-pod';
import { DataPath } from '../../objects/data-path';
import { isObject } from '../../objects/plain-object';

type Fields = { readonly [name: string]: unknown };

const CONTAINER_LISTS = ['containers', 'initContainers', 'ephemeralContainers'];
/** Fields that hardly anything but a container has. */
const OF_CONTAINERS = ['command', 'args', 'env', 'envFrom', 'volumeMounts', 'volumeDevices', 'securityContext', 'lifecycle', 'livenessProbe', 'readinessProbe'];
/** Steps to what is merged with something else. */
const MERGED = /override|patch|overlay|default/i;
/** Fields that hold a pod, or the spec of one, which is all of it. */
const WHOLE = /spec$|template$|^pod/i;

/** What a custom resource holds that has the shape of pods. */
export interface Shapes {
  readonly pods: readonly EmbeddedPod[];
  /** Where containers stand that are part of nothing that looks like a pod. */
  readonly loose: readonly DataPath[];
}

/** How a search treats some values. */
export interface SearchOptions {
  /** What is part of a pod that is known already. */
  readonly known: ReadonlySet<unknown>;
  /** What is around such parts. It may look like a container. */
  readonly around: ReadonlySet<unknown>;
  /** Whether a field is the input of another tool, in which nothing is a pod as it stands. */
  isValues(name: string): boolean;
}

/**
 * Looks for pods in a custom resource by their shape, at each value once: YAML
 * aliases can make circles.
 */
export function podsByShape(object: Fields, options: SearchOptions): Shapes {
  const search = new Search(object, options);
  const { isValues } = options;
  // Controllers write the status, and no pod runs in metadata.
  for (const [name, value] of Object.entries(object)) {
    if (name !== 'status' && name !== 'metadata') { search.visit(value, [name], isValues(name)); }
  }
  return search;
}

class Search implements Shapes {
  public readonly pods: EmbeddedPod[] = [];
  public readonly loose: DataPath[] = [];
  private readonly seen: Set<unknown>;

  public constructor(private readonly object: Fields, private readonly options: SearchOptions) {
    this.seen = new Set(options.known);
  }

  public visit(value: unknown, path: DataPath, inValues: boolean): void {
    if (typeof value !== 'object' || value === null || this.seen.has(value)) { return; }
    this.seen.add(value);
    if (Array.isArray(value)) {
      value.forEach((item, index) => this.visit(item, [...path, index], inValues));
    } else if (isObject(value) && !this.options.around.has(value) && hasContainers(value)) {
      if (inValues) { this.loose.push(path); } else { this.pods.push(this.pod(value, path)); }
    } else if (isObject(value) && !this.options.around.has(value) && isContainer(value)) {
      this.loose.push(path);
    } else {
      for (const [name, inner] of Object.entries(value)) { this.visit(inner, [...path, name], inValues || this.options.isValues(name)); }
    }
  }

  private pod(spec: Fields, path: DataPath): EmbeddedPod {
    const isWhole = path.length > 1 && WHOLE.test(String(path.at(-1))) && !path.some(step => MERGED.test(String(step)))
      && Array.isArray(spec.containers) && spec.containers.every(container => isObject(container) && isText(container.image));
    const options = {
      key: keyOfPart(this.object, path), isDecoded: false, ...isWhole ? {} : { absent: 'unknown' as const, choosesAccount: true },
    };
    return path.at(-1) === 'spec' && path.length > 1
      ? podAt(this.object, path.slice(0, -1), options)
      : graftedPod(this.object, path, [{ to: ['spec'], from: [path] }], options);
  }
}

function hasContainers(value: Fields): boolean {
  return CONTAINER_LISTS.some(name => {
    const list = value[name];
    return Array.isArray(list) && list.some(item => isObject(item) && (isText(item.image) || (isText(item.name) && hasAny(item, OF_CONTAINERS))));
  });
}

function isContainer(value: Fields): boolean {
  return isText(value.image) && hasAny(value, [...OF_CONTAINERS, 'ports', 'resources', 'script']);
}

function hasAny(value: Fields, names: readonly string[]): boolean {
  return names.some(name => value[name] !== undefined);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
