/** A verdict. What the app does not show is unknown, and said to be so. */
export type Answer = 'yes' | 'no' | 'unknown';
