import { IConstruct } from 'constructs';
import { namespaceOfObject } from './_namespace';

/** A namespace that this app defines. */
interface DefinedNamespace extends IConstruct {
  readonly name: string;
}

const namespacesOfApps = new WeakMap<IConstruct, DefinedNamespace[]>();

/** Notes that the app defines a namespace. */
export function addNamespace(namespace: DefinedNamespace): void {
  const { root } = namespace.node;
  const namespaces = namespacesOfApps.get(root) ?? [];
  namespaces.push(namespace);
  namespacesOfApps.set(root, namespaces);
}

/**
 * Whether an object lives in a namespace. An app for several clusters may define
 * one name several times; then it is the one that stands nearest in the tree, and
 * none if two are equally near.
 */
export function livesIn(namespace: DefinedNamespace, object: IConstruct): boolean {
  if (namespaceOfObject(object) !== namespace.name) { return false; }
  const others = (namespacesOfApps.get(namespace.node.root) ?? []).filter(other => other !== namespace && other.name === namespace.name);
  return others.every(other => sharedScopes(other, object) < sharedScopes(namespace, object));
}

function sharedScopes(one: IConstruct, other: IConstruct): number {
  const scopes = other.node.scopes;
  return one.node.scopes.filter(scope => scopes.includes(scope)).length;
}
