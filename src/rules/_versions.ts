import { AppModel } from '../model/app-model';

/** What may be so only in some minor versions of Kubernetes 1. */
export interface Versioned {
  /** Each that is known, when unset. */
  readonly minors?: readonly number[];
}

/** The versions in which one of several things is so; `undefined` for each. */
export function minorsOf(all: readonly Versioned[]): readonly number[] | undefined {
  const listed = all.flatMap(({ minors }) => minors === undefined ? [] : [minors]);
  return listed.length < all.length ? undefined : [...new Set(listed.flat())].sort((a, b) => a - b);
}

/** Whether something is so in a version that the cluster of the app may be of. */
export function isInVersions({ minors }: Versioned, model: AppModel): boolean {
  return minors === undefined || model.minors.some(minor => minors.includes(minor));
}
