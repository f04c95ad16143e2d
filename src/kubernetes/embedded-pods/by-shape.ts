import { EmbeddedPod, graftedPod, keyOfPart, podAt } from './embedded-pod';
import { groupOf } from '../../objects/api-group';
import { DataPath } from '../../objects/data-path';
import { field, isObject } from '../../objects/plain-object';

type Fields = { readonly [name: string]: unknown };

const CONTAINER_LISTS = ['containers', 'initContainers', 'ephemeralContainers'];
/** Fields that hardly anything but a container has. */
const OF_CONTAINERS = ['command', 'args', 'env', 'envFrom', 'volumeMounts', 'volumeDevices', 'securityContext', 'lifecycle', 'livenessProbe', 'readinessProbe'];
/** Steps to what is merged with something else. */
const MERGED = /override|patch|overlay|default/i;
/** Fields that hold a pod, or the spec of one, which is all of it. */
const WHOLE = /spec$|template$|^pod/i;

/** Kinds that hold or give credentials, by API group. Those that run pods have the shape of pods in them. */
const SECURITY_KINDS: { readonly [group: string]: readonly string[] } = {
  '': ['ConfigMap', 'Secret', 'ServiceAccount'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
};
const OF_OBJECTS = ['metadata', 'rules', 'subjects', 'roleRef', 'data', 'stringData'];
/** As YAML, as JSON, or as an expression. */
const KINDS_IN_TEXT = /\bkind["']?\s*:\s*(?:dyn\()?["']?(?:ConfigMap|Secret|ServiceAccount|(?:Cluster)?Role(?:Binding)?|Pod|ReplicationController|Deployment|StatefulSet|DaemonSet|ReplicaSet|(?:Cron)?Job)\b/;
const CONTAINERS_IN_TEXT = /(?:^|[\s{,"'])(?:init)?containers["']?\s*:[^:]*?\b(?:image|name)["']?\s*:/im;

/** What a custom resource holds that has the shape of pods. */
export interface Shapes {
  readonly pods: readonly EmbeddedPod[];
  /** Where containers stand that are part of nothing that looks like a pod. */
  readonly loose: readonly DataPath[];
  /** Where objects stand that hold or give credentials, or text that describes objects. */
  readonly objects: readonly DataPath[];
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
  public readonly objects: DataPath[] = [];
  private readonly seen = new Map<unknown, Set<string>>();

  public constructor(private readonly object: Fields, private readonly options: SearchOptions) {}

  public visit(value: unknown, path: DataPath, inValues: boolean): void {
    if (typeof value === 'string' ? describesObjects(value) : isSecurityObject(value)) {
      this.objects.push(path);
      return;
    }
    if (typeof value !== 'object' || value === null || !this.isNew(value, path, inValues)) { return; }
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

  /** An alias may stand at places that mean different things. */
  private isNew(value: object, path: DataPath, inValues: boolean): boolean {
    if (this.options.known.has(value)) { return false; }
    const mode = JSON.stringify([inValues, isMerged(path), WHOLE.test(String(path.at(-1)))]);
    const modes = this.seen.get(value) ?? new Set();
    this.seen.set(value, modes);
    return !modes.has(mode) && modes.add(mode).size > 0;
  }

  private pod(spec: Fields, path: DataPath): EmbeddedPod {
    const isWhole = path.length > 1 && WHOLE.test(String(path.at(-1))) && !isMerged(path)
      && Array.isArray(spec.containers) && spec.containers.every(container => isObject(container) && isText(container.image));
    const options = {
      key: keyOfPart(this.object, path), isDecoded: false, ...isWhole ? {} : { absent: 'unknown' as const, choosesAccount: true },
    };
    return path.at(-1) === 'spec' && path.length > 1
      ? podAt(this.object, path.slice(0, -1), options)
      : graftedPod(this.object, path, [{ to: ['spec'], from: [path] }], options);
  }
}

function isMerged(path: DataPath): boolean {
  return path.some(step => MERGED.test(String(step)));
}

/** An object, not a reference to one, which has a name alone. */
function isSecurityObject(value: unknown): boolean {
  if (!isObject(value) || typeof value.apiVersion !== 'string' || typeof value.kind !== 'string') { return false; }
  const kinds = field(SECURITY_KINDS, groupOf(value.apiVersion));
  return Array.isArray(kinds) && kinds.includes(value.kind) && OF_OBJECTS.some(name => isObject(value[name]) || Array.isArray(value[name]));
}

function describesObjects(text: string): boolean {
  return (/\bapiVersion\b/.test(text) && KINDS_IN_TEXT.test(text)) || CONTAINERS_IN_TEXT.test(text);
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
