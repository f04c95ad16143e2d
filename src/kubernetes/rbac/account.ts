import { isTemplated } from '../names';

/** A ServiceAccount as others name it. */
export interface AccountName {
  /** Unset where it is not known. */
  readonly namespace?: string;
  readonly name: string;
}

/**
 * Whether two names or namespaces may be one. One that is unset is not known,
 * and neither is a Helm template expression: both may equal any.
 */
export function mayBeSame(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b || isTemplated(a) || isTemplated(b);
}
