import { Answer } from './answer';
import { isTemplated } from '../kubernetes/names';

/** Whether a namespace is unknown: objects without one share one, and a placeholder may become any. */
export function isUncertain(namespace: string | undefined): boolean {
  return namespace === undefined || isTemplated(namespace);
}

/** Whether two namespaces are the same. */
export function sameNamespace(a: string | undefined, b: string | undefined): Answer {
  if (a === b) { return 'yes'; }
  return isUncertain(a) || isUncertain(b) ? 'unknown' : 'no';
}
