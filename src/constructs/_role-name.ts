import { explainPathSegment, isTemplated } from '../kubernetes/names';
import { safeText } from '../text/safe-text';

/** Refuses an invalid name of a role or a binding. */
export function checkRbacName(what: string, name: string): void {
  const problem = isTemplated(name) ? undefined : explainPathSegment(name);
  if (problem) { throw new Error(safeText(`the name of the ${what} is ${JSON.stringify(name)}, but ${problem}`)); }
  if (name.startsWith('system:')) {
    throw new Error(safeText(`the name of the ${what} is '${name}', but names that begin with 'system:' are reserved for Kubernetes; choose another`));
  }
}
