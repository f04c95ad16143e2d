/**
 * What makes a violation matter less, if a pack says so: it concerns only the
 * ServiceAccounts of the platform, or it matters in a cloud and no manifest shows one.
 */
export type Circumstance = 'platform account' | 'no cloud shown';
