import { isTemplated } from '../kubernetes/names';

/** Names in namespaces, some of which are unknown. */
export class NamespacedNames {
  private readonly byName = new Map<string, { readonly all: Set<string | undefined>; open: boolean }>();

  public add(namespace: string | undefined, name: string): void {
    let found = this.byName.get(name);
    if (!found) {
      found = { all: new Set(), open: false };
      this.byName.set(name, found);
    }
    found.all.add(namespace);
    found.open ||= isOpen(namespace);
  }

  /** Whether the name is certainly in the set; two names without a namespace are in the same unknown one. */
  public has(namespace: string | undefined, name: string): boolean {
    return this.byName.get(name)?.all.has(namespace) ?? false;
  }

  /** Whether the name may be in the set: an unknown namespace may be any. */
  public mayHave(namespace: string | undefined, name: string): boolean {
    const found = this.byName.get(name);
    return found !== undefined && (found.open || isOpen(namespace) || found.all.has(namespace));
  }

  /** The namespaces of a name; `undefined` stands for an unknown one. */
  public namespacesOf(name: string): ReadonlySet<string | undefined> {
    return this.byName.get(name)?.all ?? new Set();
  }
}

function isOpen(namespace: string | undefined): boolean {
  return namespace === undefined || isTemplated(namespace);
}
