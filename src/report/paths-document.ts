import { EscalationPath } from '../access/escalation-path';
import { EscalationPaths, PathOptions } from '../access/escalation-paths';
import { AcceptedFinding, AuditError } from '../audit/finding';

/** What accepts the one permission that a path needs. */
export interface PathAcceptance extends Pick<AcceptedFinding, 'rule' | 'reason' | 'until' | 'owner' | 'ticket' | 'by'> {}

/** A path, as it is listed. */
export interface ListedPath extends EscalationPath {
  /** Unset where it does not follow from one accepted permission. */
  readonly declared?: readonly PathAcceptance[];
}

/** The answer of `paths`. */
export interface PathsDocument extends Omit<EscalationPaths, 'paths'>, Pick<PathOptions, 'from' | 'to'> {
  readonly certainOnly: boolean;
  readonly paths: readonly ListedPath[];
  /** What the reader must know of how the question was taken. */
  readonly notes: readonly string[];
  /** What could not be read. */
  readonly errors: readonly AuditError[];
}
