/** An answer. `unknown` if the app does not show it. */
export type Answer = 'yes' | 'no' | 'unknown';
