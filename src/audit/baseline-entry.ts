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
}

/** An object by its name, without the version of its API: a newer one means the same. */
export interface BaselineObject {
  readonly group: string;
  readonly kind: string;
  /** As it is written. */
  readonly namespace?: string;
  readonly name: string;
}
