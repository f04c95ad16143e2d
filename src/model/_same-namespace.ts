import { Answer } from './answer';
import { isTemplated } from '../kubernetes/names';

/** Whether a namespace is not known: objects without one share one, and one that another tool fills in may be any. */
export function isUncertain(namespace: string | undefined): boolean {
  return namespace === undefined || isTemplated(namespace);
}

/** Whether two namespaces are one. */
export function sameNamespace(a: string | undefined, b: string | undefined): Answer {
  if (a === b) { return 'yes'; }
  return isUncertain(a) || isUncertain(b) ? 'unknown' : 'no';
}
