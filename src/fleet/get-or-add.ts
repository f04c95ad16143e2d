/** The value of a key in a map, created if it is missing. */
export function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) { return found; }
  const made = make();
  map.set(key, made);
  return made;
}
