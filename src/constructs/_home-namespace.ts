import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { namespaceOfObject } from './_namespace';
import { AppState } from './app-state';
import { safeText } from '../text/safe-text';

/** A namespace that this app defines. */
interface DefinedNamespace extends IConstruct {
  readonly name: string;
}

/** The namespaces of an app by name. */
function namespacesAround({ node }: IConstruct): Map<string, DefinedNamespace[]> {
  return AppState.of(node.root).once('namespaces', () => new Map<string, DefinedNamespace[]>());
}

/** Registers a namespace that the app defines. A chart is for one cluster and cannot define a namespace twice. */
export function addNamespace(namespace: DefinedNamespace): void {
  const names = namespacesAround(namespace);
  const others = names.get(namespace.name) ?? [];
  const duplicate = others.find(other => Chart.of(other) === Chart.of(namespace));
  if (duplicate) {
    throw new Error(safeText(`the chart already defines the namespace '${namespace.name}', at '${duplicate.node.path}'; use that one, or set another metadata.name on this one`));
  }
  names.set(namespace.name, [...others, namespace]);
}

/**
 * Whether an object is in a namespace. An app for several clusters may define one
 * name several times. The object is then in the nearest of these namespaces in the
 * tree, or in none if two are equally near.
 */
export function isInNamespace(namespace: DefinedNamespace, object: IConstruct): boolean {
  if (namespaceOfObject(object) !== namespace.name) { return false; }
  const others = namespacesAround(namespace).get(namespace.name)!.filter(other => other !== namespace);
  return others.every(other => sharedScopes(other, object) < sharedScopes(namespace, object));
}

function sharedScopes(one: IConstruct, other: IConstruct): number {
  const { scopes } = other.node;
  return one.node.scopes.filter(scope => scopes.includes(scope)).length;
}
