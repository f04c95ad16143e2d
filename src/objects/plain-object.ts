/** Whether a value is an object with fields: not a list or a date, which YAML has too. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  if (typeof value !== 'object' || value === null) { return false; }
  // Nearly all are plain objects, and this runs millions of times.
  return Object.getPrototypeOf(value) === Object.prototype || Object.prototype.toString.call(value) === '[object Object]';
}

/** A field of any value, or a field within it, or `undefined` if there is none. */
// Not a list of names: each of millions of calls would allocate it.
export function field(value: unknown, name: string, second?: string, third?: string): unknown {
  const found = ownField(value, name);
  if (second === undefined || found === undefined) { return found; }
  const inner = ownField(found, second);
  return third === undefined ? inner : ownField(inner, third);
}

function ownField(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) { return undefined; }
  // Fast path: most lookups miss.
  const found = (value as { readonly [key: string]: unknown })[name];
  return found === undefined || found === null || !isObject(value) || !Object.hasOwn(value, name) ? undefined : found;
}
