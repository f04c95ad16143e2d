import { CanIAnswer } from '../access/can-i';
import { PermissionList } from '../access/permission-list';
import { WhoCanAnswer } from '../access/who-can';
import { AuditError } from '../audit/finding';

/** What was asked, for every format. */
export interface AskedAccess {
  /** As a sentence has it. */
  readonly text: string;
  readonly verb: string;
  /** Left out for a path. */
  readonly apiGroup?: string;
  /** With its subresource. */
  readonly resource?: string;
  readonly name?: string;
  /** Left out for a cluster-scoped resource and for all namespaces. */
  readonly namespace?: string;
  readonly nonResourceUrl?: string;
}

/** Who it was asked about. */
export interface AskedSubject {
  readonly text: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly groups: readonly string[];
}

/** What every answer comes with. */
interface WithNotes {
  /** What the reader must know of how the question was taken. */
  readonly notes: readonly string[];
  /** What could not be read. */
  readonly errors: readonly AuditError[];
}

/** The answer of `can-i`. */
export interface CanIDocument extends CanIAnswer, WithNotes {
  readonly as: AskedSubject;
  readonly question: AskedAccess;
}

/** The answer of `can-i --list`. */
export interface PermissionListDocument extends PermissionList, WithNotes {
  readonly as: AskedSubject;
  /** Left out for the whole cluster. */
  readonly namespace?: string;
}

/** The answer of `who-can`. */
export interface WhoCanDocument extends WhoCanAnswer, WithNotes {
  readonly question: AskedAccess;
}
