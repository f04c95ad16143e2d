import { isTemplated } from '../kubernetes/names';

/** Names in namespaces, some of which are not known. */
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

  /** Whether this one is certainly among them; two without a namespace are in the same unknown one. */
  public has(namespace: string | undefined, name: string): boolean {
    return this.byName.get(name)?.all.has(namespace) ?? false;
  }

  /** Whether one of them may be this one: a namespace that is not known may be any. */
  public mayHave(namespace: string | undefined, name: string): boolean {
    const found = this.byName.get(name);
    return found !== undefined && (found.open || isOpen(namespace) || found.all.has(namespace));
  }

  /** The namespaces that are written beside it, and `undefined` where none is. */
  public namespacesOf(name: string): ReadonlySet<string | undefined> {
    return this.byName.get(name)?.all ?? new Set();
  }
}

function isOpen(namespace: string | undefined): boolean {
  return namespace === undefined || isTemplated(namespace);
}
