/** Values by namespace and name; the unknown namespace is separate. */
export class NamespacedMap<T> {
  private readonly byNamespace = new Map<string | undefined, Map<string, T>>();

  public get(namespace: string | undefined, name: string): T | undefined {
    return this.byNamespace.get(namespace)?.get(name);
  }

  public set(namespace: string | undefined, name: string, value: T): void {
    this.getOrAdd(namespace, name, () => value);
    this.byNamespace.get(namespace)!.set(name, value);
  }

  /** The value at a namespace and name, created if it is missing. */
  public getOrAdd(namespace: string | undefined, name: string, make: () => T): T {
    let byName = this.byNamespace.get(namespace);
    if (!byName) { this.byNamespace.set(namespace, byName = new Map()); }
    let value = byName.get(name);
    if (value === undefined) { byName.set(name, value = make()); }
    return value;
  }
}

/** Adds a value to the list at a key. */
export function addTo<K, T>(lists: Map<K, T[]>, key: K, value: T): void {
  const list = lists.get(key);
  if (list) { list.push(value); } else { lists.set(key, [value]); }
}
