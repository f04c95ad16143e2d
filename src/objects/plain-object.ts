/** Whether the value is an object with fields: neither a list nor a date, which YAML knows too. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  if (typeof value !== 'object' || value === null) { return false; }
  // Nearly all are plain objects, and this is asked millions of times.
  return Object.getPrototypeOf(value) === Object.prototype || Object.prototype.toString.call(value) === '[object Object]';
}

/** A field of anything, or a field of that, or `undefined` where there is none. */
// Not a list of names: it would be made anew at each call, and there are millions.
export function field(value: unknown, name: string, second?: string, third?: string): unknown {
  const found = ownField(value, name);
  if (second === undefined || found === undefined) { return found; }
  const inner = ownField(found, second);
  return third === undefined ? inner : ownField(inner, third);
}

function ownField(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) { return undefined; }
  // Nearly all that is asked for is not there, which this tells soonest.
  const found = (value as { readonly [key: string]: unknown })[name];
  return found === undefined || found === null || !isObject(value) || !Object.hasOwn(value, name) ? undefined : found;
}
