import { AddedAndRemoved } from '../access/access-difference';
import { AuditError } from '../audit/finding';

/** A difference in access as reports show it. */
export interface DifferenceDocument extends Partial<AddedAndRemoved> {
  /** The inputs as the user named them. */
  readonly old: string;
  readonly new: string;
  /** Whether both sides could be read. If not, the access is not compared. */
  readonly compared: boolean;
  /** Input that could not be read. */
  readonly errors: readonly DifferenceError[];
  /** Limits of the comparison. */
  readonly notes: readonly string[];
}

/** Why a side could not be read. */
export interface DifferenceError extends AuditError {
  readonly side: 'old' | 'new';
}
