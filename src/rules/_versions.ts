import { AppModel } from '../model/app-model';

/** A fact that may hold only in some minor versions of Kubernetes 1. */
export interface Versioned {
  /** Every known version if unset. */
  readonly minors?: readonly number[];
}

/** The versions in which at least one of several facts holds; `undefined` for every version. */
export function minorsOf(all: readonly Versioned[]): readonly number[] | undefined {
  const listed = all.flatMap(({ minors }) => minors === undefined ? [] : [minors]);
  return listed.length < all.length ? undefined : [...new Set(listed.flat())].sort((a, b) => a - b);
}

/** Whether a fact holds in a version that the cluster of the app may have. */
export function isInVersions({ minors }: Versioned, model: AppModel): boolean {
  return minors === undefined || model.minors.some(minor => minors.includes(minor));
}
