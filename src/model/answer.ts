/**
 * A verdict. What the app does not show is unknown, and said to be so.
 *
 * @jsii ignore
 */
export type Answer = 'yes' | 'no' | 'unknown';
