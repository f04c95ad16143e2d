/** What a finding counts as that depends on what the input does not show. */
export enum UnknownFindings {
  /** It has the severity `low`. */
  LOW = 'low',
  /** It has the severity that it would have if it were known. */
  AS_KNOWN = 'as-known',
  /** It has the severity that it would have if it were known, and at least `failOn`. */
  FAIL = 'fail',
}
