/** The most that a message names of one kind. */
const MOST_NAMED = 3;

/** `a, b, c and 4 more`. */
export function enumerate(texts: readonly string[], total = texts.length): string {
  const named = texts.slice(0, MOST_NAMED);
  const more = total - named.length;
  if (more > 0) { return `${named.join(', ')} and ${more} more`; }
  return named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : named.join('');
}

/** A namespaced object's name, as in `production/payments`. */
export function qualified(namespace: string | undefined, name: string): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
