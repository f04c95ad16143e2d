import { AccessComparison } from '../../access/access-comparison';
import { AccessMatrix } from '../../access/access-matrix';
import { AccessOverview } from '../../access/access-overview';
import { AuditError } from '../../audit/finding';

/** Fields of every answer about access, besides the answer. */
export interface AccessInput {
  /** Whether the input and its context are the whole cluster. If not, other bindings may grant more. */
  readonly complete: boolean;
  readonly notes: readonly string[];
  /** Input that could not be read, which may leave the answer incomplete. */
  readonly errors: readonly Pick<AuditError, 'file' | 'line' | 'column' | 'message'>[];
}

export interface OverviewDocument extends AccessOverview, AccessInput {}
export interface MatrixDocument extends AccessMatrix, AccessInput {}
export interface ComparisonDocument extends AccessComparison, AccessInput {}
