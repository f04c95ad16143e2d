import { field, hasUserNamespace, isWindows, PodManifest } from './pod';
import { containerContextsOf } from './pod-parts';

/** More than most apps have; pods with others are judged each time. */
const MOST = 16;
/** No security context is deeper; data with YAML aliases can hold itself. */
const DEEPEST = 10;

/** The security contexts of a pod and its containers, and what else decides how they are judged. */
interface Contexts {
  readonly isWindows: boolean;
  readonly hasUserNamespace: boolean;
  readonly ofPod: unknown;
  readonly ofContainers: readonly unknown[];
}

/** Security contexts in which nothing is violated. Nearly all pods of an app have the same. */
export class CleanContexts {
  private readonly known: Contexts[] = [];

  public includes(pod: PodManifest): boolean {
    const { known } = this;
    for (let index = 0; index < known.length; index++) {
      if (!areOf(pod, known[index])) { continue; }
      // The next pod is likely to have them too.
      [known[0], known[index]] = [known[index], known[0]];
      return true;
    }
    return false;
  }

  public add(pod: PodManifest): void {
    const contexts: Contexts = {
      isWindows: isWindows(pod),
      hasUserNamespace: hasUserNamespace(pod),
      ofPod: field(pod.spec, 'securityContext'),
      ofContainers: containerContextsOf(pod).map(({ value }) => value),
    };
    if (!isPlain(contexts)) { return; }
    if (this.known.length === MOST) { this.known.pop(); }
    // A copy, because what belongs to somebody else may change.
    this.known.unshift(copyOf(contexts) as Contexts);
  }
}

function areOf(pod: PodManifest, contexts: Contexts): boolean {
  const ofContainers = containerContextsOf(pod);
  if (ofContainers.length !== contexts.ofContainers.length) { return false; }
  for (let index = 0; index < ofContainers.length; index++) {
    if (!isAlike(contexts.ofContainers[index], ofContainers[index].value)) { return false; }
  }
  return isAlike(contexts.ofPod, field(pod.spec, 'securityContext'))
    && contexts.isWindows === isWindows(pod) && contexts.hasUserNamespace === hasUserNamespace(pod);
}

/** Whether something is the same as plain data, field by field. */
function isAlike(plain: unknown, value: unknown): boolean {
  if (typeof plain !== 'object' || plain === null || typeof value !== 'object' || value === null) { return Object.is(plain, value); }
  if (Array.isArray(plain)) {
    return Array.isArray(value) && value.length === plain.length && plain.every((item, index) => isAlike(item, value[index]));
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) { return false; }
  let fields = 0;
  for (const name in plain) {
    if (!Object.hasOwn(value, name) || !isAlike((plain as Fields)[name], (value as Fields)[name])) { return false; }
    fields++;
  }
  for (const _ in value) { fields--; }
  return fields === 0;
}

interface Fields { readonly [name: string]: unknown }

/** A copy of plain data, in which a hole in a list is an item like the others. */
function copyOf(plain: unknown): unknown {
  if (typeof plain !== 'object' || plain === null) { return plain; }
  if (Array.isArray(plain)) { return Array.from(plain, copyOf); }
  return Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, copyOf(value)]));
}

/** Whether it is nothing but values, lists and objects that belong to no class. */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) { return typeof value !== 'function' && typeof value !== 'symbol'; }
  if (depth > DEEPEST) { return false; }
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) { return false; }
  return Object.values(value).every(inner => isPlain(inner, depth + 1));
}
