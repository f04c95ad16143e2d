import { AddedAndRemoved } from '../access/access-difference';
import { AuditError } from '../audit/finding';

/** A difference of access as it is reported. */
export interface DifferenceDocument extends Partial<AddedAndRemoved> {
  /** What was compared, as it was named. */
  readonly old: string;
  readonly new: string;
  /** Whether both sides could be read; nothing is said of what they give otherwise. */
  readonly compared: boolean;
  /** What could not be read. */
  readonly errors: readonly DifferenceError[];
  /** What to know about the comparison. */
  readonly notes: readonly string[];
}

/** Why a side could not be read. */
export interface DifferenceError extends AuditError {
  readonly side: 'old' | 'new';
}
