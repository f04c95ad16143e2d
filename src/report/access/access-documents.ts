import { AccessComparison } from '../../access/access-comparison';
import { AccessMatrix } from '../../access/access-matrix';
import { AccessOverview } from '../../access/access-overview';
import { AuditError } from '../../audit/finding';

/** What the answer of a command on access is made of, besides the answer. */
export interface AccessInput {
  /** Whether the input and its context are the whole cluster: otherwise other bindings may grant more. */
  readonly complete: boolean;
  readonly notes: readonly string[];
  /** What could not be read: then the answer may not be complete. */
  readonly errors: readonly Pick<AuditError, 'file' | 'line' | 'column' | 'message'>[];
}

export interface OverviewDocument extends AccessOverview, AccessInput {}
export interface MatrixDocument extends AccessMatrix, AccessInput {}
export interface ComparisonDocument extends AccessComparison, AccessInput {}
