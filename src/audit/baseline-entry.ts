/** A finding that is accepted, named by what it says and never by where it stands. */
export interface BaselineEntry {
  readonly rule: string;
  readonly key: string;
  readonly object: BaselineObject;
  /**
   * How many findings alike there are: two objects may have one name.
   *
   * @default 1
   */
  readonly count?: number;
  /** The day on which it was written first, as YYYY-MM-DD; unset where that is not known. */
  readonly created?: string;
  /** The last day on which it holds, as YYYY-MM-DD. */
  readonly until?: string;
  /** The owner. */
  readonly owner?: string;
  /** The ticket. */
  readonly ticket?: string;
}

/** An object by its name, without the version of its API: a newer one means the same. */
export interface BaselineObject {
  readonly group: string;
  readonly kind: string;
  /** As it is written. */
  readonly namespace?: string;
  readonly name: string;
}

/** An entry of a baseline, and what came of it. */
export interface CheckedEntry {
  readonly entry: BaselineEntry;
  /** How many findings it covers and does not accept. */
  readonly refused: number;
  /** Why; set where there are any. */
  readonly problem?: EntryProblem;
  /** How many findings that it would accept are gone. */
  readonly stale: number;
  /** How many it would accept of what did not check the app, or what only other versions of Kubernetes have. */
  readonly notChecked: number;
}

/** Why an entry does not accept what it covers. */
export interface EntryProblem {
  /** The rule that finds it, whatever its severity. */
  readonly rule: 'expired-acceptance' | 'forbidden-acceptance' | 'invalid-acceptance';
  readonly message: string;
}
