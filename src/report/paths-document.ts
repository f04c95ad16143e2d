import { EscalationPaths, PathOptions } from '../access/escalation-paths';
import { AuditError } from '../audit/finding';

/** The answer of `paths`. */
export interface PathsDocument extends EscalationPaths, Pick<PathOptions, 'from' | 'to'> {
  readonly certainOnly: boolean;
  /** What the reader must know of how the question was taken. */
  readonly notes: readonly string[];
  /** What could not be read. */
  readonly errors: readonly AuditError[];
}
