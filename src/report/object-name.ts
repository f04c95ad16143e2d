import { ManifestObject } from '../manifest/manifest-object';
import { printable } from '../text/printable';

/** Stands in for the name of an object without one. */
const NO_NAME = '(no name)';

/** The display name of an object: its kind, namespace and name. */
export function objectName({ kind, namespace, name }: Pick<ManifestObject, 'kind' | 'namespace' | 'name'>): string {
  return printable(`${kind} ${namespace === undefined ? '' : `${namespace}/`}${name === '' ? NO_NAME : name}`);
}

/** The parts of the name, for formats that need a path: `Pod/production/payments`. */
export function namePartsOf({ kind, namespace, name }: ManifestObject): string[] {
  return [kind, ...namespace === undefined ? [] : [namespace], name === '' ? NO_NAME : name].map(printable);
}
