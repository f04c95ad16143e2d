import { field, fieldAt, hasUserNamespace, isObject, isWindows, itemsAt, Place, PodManifest, specField } from './pod';

const KINDS = ['initContainers', 'containers', 'ephemeralContainers'];

/** What nearly all controls look at in a pod. */
interface PodParts {
  readonly spec: unknown;
  /** Every container, with its name where it has one. */
  readonly containers: readonly Place[];
  /** The security context of every container. */
  readonly contexts: readonly Place[];
}

/** Those of the pod that is judged now. */
let current: PodParts | undefined;

/** Runs what asks for the containers of one pod again and again, and leaves the pod as it is. */
export function withContainersOf<T>(pod: PodManifest, run: () => T): T {
  current = partsOf(pod);
  try {
    return run();
  } finally {
    current = undefined;
  }
}

/** Every container of a pod, with its name where it has one. */
export function containersOf(pod: PodManifest): readonly Place[] {
  return knownPartsOf(pod).containers;
}

/** The security context of every container of a pod. */
export function containerContextsOf(pod: PodManifest): readonly Place[] {
  return knownPartsOf(pod).contexts;
}

/**
 * The names of all fields of a pod's metadata and spec, its containers, and the
 * security contexts of both, some more than once; `undefined` where one of them
 * can't be read.
 */
export function fieldNamesOf(pod: PodManifest): readonly string[] | undefined {
  const { containers, contexts } = knownPartsOf(pod);
  const names: string[] = [];
  const podContext = isObject(pod.spec) ? pod.spec.securityContext ?? undefined : undefined;
  for (const value of [pod.metadata ?? undefined, pod.spec ?? undefined, podContext]) {
    if (!addNames(names, value)) { return undefined; }
  }
  for (const places of [containers, contexts]) {
    for (const { value, expected } of places) {
      if (expected !== undefined || !addNames(names, value)) { return undefined; }
    }
  }
  return names;
}

/**
 * The security contexts of a pod and its containers, and what else decides how
 * they are judged, as text: what has the same text is judged alike. `undefined`
 * where JSON would not show all.
 */
export function contextsAsText(pod: PodManifest): string | undefined {
  const values: unknown[] = [isWindows(pod), hasUserNamespace(pod), field(pod.spec, 'securityContext') ?? NOT_SET];
  for (const { value } of knownPartsOf(pod).contexts) { values.push(value ?? NOT_SET); }
  try {
    const text = JSON.stringify(values);
    return values.every(isShownByJson) ? text : undefined;
  } catch {
    // Data with YAML aliases can hold itself.
    return undefined;
  }
}

/** JSON leaves out functions, writes null for NaN and infinity, and may show nothing of what a class holds. */
function isShownByJson(value: unknown): boolean {
  if (typeof value === 'number') { return Number.isFinite(value); }
  if (typeof value !== 'object' || value === null) { return typeof value !== 'function' && typeof value !== 'symbol'; }
  if (Array.isArray(value)) { return value.every(isShownByJson); }
  if (Object.getPrototypeOf(value) !== Object.prototype) { return false; }
  for (const name of Object.keys(value)) {
    if (!isShownByJson((value as { readonly [key: string]: unknown })[name])) { return false; }
  }
  return true;
}

/** Stands for a context that is not set; one that is set is an object. */
const NOT_SET = 0;

function addNames(names: string[], value: unknown): boolean {
  if (value === undefined) { return true; }
  if (!isObject(value)) { return false; }
  for (const name of Object.keys(value)) { names.push(name); }
  return true;
}

function knownPartsOf(pod: PodManifest): PodParts {
  return current !== undefined && current.spec === pod.spec ? current : partsOf(pod);
}

function partsOf(pod: PodManifest): PodParts {
  const containers: Place[] = [];
  const contexts: Place[] = [];
  for (const kind of KINDS) {
    for (const place of itemsAt(specField(pod, kind))) {
      const name = place.expected === undefined ? field(place.value, 'name') : undefined;
      const container = typeof name === 'string' ? place.inContainer(name) : place;
      containers.push(container);
      contexts.push(fieldAt(container, 'securityContext'));
    }
  }
  return { spec: pod.spec, containers, contexts };
}
