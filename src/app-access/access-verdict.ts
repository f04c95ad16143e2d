/** Whether something is allowed. */
export enum AccessVerdict {
  /** It is allowed. */
  YES = 'yes',

  /** It is not allowed: the cluster is declared complete, and nothing grants it. */
  NO = 'no',

  /** It depends on objects outside the app. */
  UNKNOWN = 'unknown',
}
