import { CanIAnswer } from '../access/can-i';
import { PermissionList } from '../access/permission-list';
import { WhoCanAnswer } from '../access/who-can';
import { AuditError } from '../audit/finding';

/** The question, for every format. */
export interface AskedAccess {
  /** As a phrase within a sentence. */
  readonly text: string;
  readonly verb: string;
  /** Unset for a path. */
  readonly apiGroup?: string;
  /** Including its subresource. */
  readonly resource?: string;
  readonly name?: string;
  /** Unset for a cluster-scoped resource and for all namespaces. */
  readonly namespace?: string;
  readonly nonResourceUrl?: string;
}

/** The subject of a question. */
export interface AskedSubject {
  readonly text: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly groups: readonly string[];
}

/** Fields of every answer. */
interface WithNotes {
  /** How the question was interpreted, where that is not obvious. */
  readonly notes: readonly string[];
  /** Input that could not be read. */
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
  /** Unset for the whole cluster. */
  readonly namespace?: string;
}

/** The answer of `who-can`. */
export interface WhoCanDocument extends WhoCanAnswer, WithNotes {
  readonly question: AskedAccess;
}
