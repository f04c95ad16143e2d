/** The severity of findings that depend on objects outside the input. */
export enum UnknownFindings {
  /** The severity `low`. */
  LOW = 'low',
  /** The severity that they would have if the objects were known. */
  AS_KNOWN = 'as-known',
  /** The severity that they would have if the objects were known, and at least `failOn`. */
  FAIL = 'fail',
}
