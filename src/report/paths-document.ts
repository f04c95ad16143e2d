import { EscalationPaths, PathOptions } from '../access/escalation-paths';
import { AuditError } from '../audit/finding';

/** The answer of `paths`. */
export interface PathsDocument extends EscalationPaths, Pick<PathOptions, 'from' | 'to'> {
  readonly certainOnly: boolean;
  /** How the question was interpreted, where that is not obvious. */
  readonly notes: readonly string[];
  /** Input that could not be read. */
  readonly errors: readonly AuditError[];
}
