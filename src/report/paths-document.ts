import { EscalationPath } from '../access/escalation-path';
import { EscalationPaths, PathOptions } from '../access/escalation-paths';
import { AcceptedFinding, AuditError } from '../audit/finding';

/** The acceptance of the only permission that a path needs. */
export interface PathAcceptance extends Pick<AcceptedFinding, 'rule' | 'reason' | 'until' | 'owner' | 'ticket' | 'by'> {}

/** A path in the list. */
export interface ListedPath extends EscalationPath {
  /** Set if the path follows from a single accepted permission. */
  readonly declared?: readonly PathAcceptance[];
}

/** The answer of `paths`. */
export interface PathsDocument extends Omit<EscalationPaths, 'paths'>, Pick<PathOptions, 'from' | 'to'> {
  readonly certainOnly: boolean;
  readonly paths: readonly ListedPath[];
  /** How the question was interpreted, where that is not obvious. */
  readonly notes: readonly string[];
  /** Input that could not be read. */
  readonly errors: readonly AuditError[];
}
