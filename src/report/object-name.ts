import { ManifestObject } from '../manifest/manifest-object';
import { printable } from '../text/printable';

/** What stands where an object has no name. */
const NO_NAME = '(no name)';

/** How an object is called: by its kind, namespace and name. */
export function objectName({ kind, namespace, name }: Pick<ManifestObject, 'kind' | 'namespace' | 'name'>): string {
  return printable(`${kind} ${namespace === undefined ? '' : `${namespace}/`}${name === '' ? NO_NAME : name}`);
}

/** The parts of its name, for formats that want a path: `Pod/production/payments`. */
export function namePartsOf({ kind, namespace, name }: ManifestObject): string[] {
  return [kind, ...namespace === undefined ? [] : [namespace], name === '' ? NO_NAME : name].map(printable);
}
