/** Whether something is allowed. */
export enum AccessVerdict {
  /** It is allowed. */
  YES = 'yes',

  /** It is not allowed: nothing in a cluster that is declared complete grants it. */
  NO = 'no',

  /** It depends on what the app does not show. */
  UNKNOWN = 'unknown',
}
