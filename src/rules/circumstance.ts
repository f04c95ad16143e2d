/**
 * Circumstances that make a violation less severe in some packs: it concerns only the
 * ServiceAccounts of the platform, or it matters only in a cloud and no manifest shows
 * one.
 */
export type Circumstance = 'platform account' | 'no cloud shown';
