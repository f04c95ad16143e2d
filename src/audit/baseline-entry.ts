/** An accepted finding, identified by its content and never by its location. */
export interface BaselineEntry {
  readonly rule: string;
  readonly key: string;
  readonly object: BaselineObject;
  /**
   * The number of identical findings: two objects may have the same name.
   *
   * @default 1
   */
  readonly count?: number;
  /** The date on which it was first written, as YYYY-MM-DD; unset if unknown. */
  readonly created?: string;
  /** The last day on which it applies, as YYYY-MM-DD. */
  readonly until?: string;
  /** The owner. */
  readonly owner?: string;
  /** The ticket. */
  readonly ticket?: string;
}

/** An object by its name, without its API version: a newer version is the same object. */
export interface BaselineObject {
  readonly group: string;
  readonly kind: string;
  /** As written in the manifest. */
  readonly namespace?: string;
  readonly name: string;
}

/** An entry of a baseline, with its state after the audit. */
export interface CheckedEntry {
  readonly entry: BaselineEntry;
  /** The number of findings that it covers but does not accept. */
  readonly refused: number;
  /** Why; set if `refused` is not 0. */
  readonly problem?: EntryProblem;
  /** The number of findings that no longer exist. */
  readonly stale: number;
  /** The number of findings whose rules did not check the app, or that exist only in other versions of Kubernetes. */
  readonly notChecked: number;
}

/** Why an entry does not accept the findings that it covers. */
export interface EntryProblem {
  /** The rule that reports it, at any severity. */
  readonly rule: 'expired-acceptance' | 'forbidden-acceptance' | 'invalid-acceptance';
  readonly message: string;
}
