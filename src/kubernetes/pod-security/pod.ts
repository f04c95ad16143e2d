/** A pod or a pod template as plain data. Nothing about its shape can be relied on. */
export interface PodManifest {
  readonly metadata?: unknown;
  readonly spec?: unknown;
}

/** A value of a pod and where it stands. */
export interface Place {
  readonly path: string;
  /** The name of the container it belongs to, where it belongs to one. */
  readonly container?: string;
  /** The value; `undefined` when it is not set. */
  readonly value: unknown;
  /** What should stand here for the rest of the way to be readable; set only when something else does. */
  readonly expected?: string;
}

/** Whether the value is an object with fields: neither a list nor a date, which YAML knows too. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  if (typeof value !== 'object' || value === null) { return false; }
  // Nearly all are plain objects, and this is asked millions of times.
  return Object.getPrototypeOf(value) === Object.prototype || Object.prototype.toString.call(value) === '[object Object]';
}

/** A field of anything, or `undefined` where there is none. */
export function field(value: unknown, ...names: readonly string[]): unknown {
  let found = value;
  for (let index = 0; index < names.length; index++) {
    if (!isObject(found) || !Object.hasOwn(found, names[index])) { return undefined; }
    found = found[names[index]] ?? undefined;
  }
  return found;
}

/** A field below a place. Where something on the way is no object, it is that place with what is `expected` of it. */
export function fieldAt(start: Place, ...names: readonly string[]): Place {
  return names.reduce<Place>((place, name) => {
    if (place.expected !== undefined) { return place; }
    if (place.value !== undefined && !isObject(place.value)) { return { ...place, expected: 'an object' }; }
    return { ...place, path: `${place.path}.${name}`, value: field(place.value, name) };
  }, start);
}

/** The items of a list; none where it is not set. What is no list is one place with what is `expected` of it. */
export function itemsAt(place: Place): Place[] {
  if (place.expected !== undefined) { return [place]; }
  if (Array.isArray(place.value)) {
    return place.value.map((value: unknown, index) => ({ ...place, path: `${place.path}[${index}]`, value: value ?? undefined }));
  }
  return place.value === undefined ? [] : [{ ...place, expected: 'a list' }];
}

/** A field of the pod's spec. */
export function specField({ spec }: PodManifest, ...names: readonly string[]): Place {
  return fieldAt({ path: 'spec', value: spec ?? undefined }, ...names);
}

/** Containers have no access to Linux features on Windows, so some controls leave such pods out. */
export function isWindows({ spec }: PodManifest): boolean {
  return field(spec, 'os', 'name') === 'windows';
}

/** Whether the pod has users of its own, which are nobody on the node. */
export function hasUserNamespace({ spec }: PodManifest): boolean {
  return field(spec, 'hostUsers') === false;
}
