/** The escalation paths of the HTML report. Numbers refer to the lists of it, from 0. */
export interface PagePaths {
  /** What was found, in one line; that nothing was, where there is no path. */
  readonly summary: string;
  /** How many paths there are, one for each container. */
  readonly total: number;
  /** The grants to remove first. */
  readonly cuts: readonly string[];
  readonly nodes: readonly PagePathNode[];
  readonly grants: readonly PagePathGrant[];
  readonly steps: readonly PagePathStep[];
  /** The worst first. */
  readonly paths: readonly PagePath[];
  /** How many more lines there are than the file holds. */
  readonly omitted: number;
}

/** What a path starts at, passes or reaches. */
export interface PagePathNode {
  /** Decides the shape; `start` is what an attacker begins with. */
  readonly shape: 'start' | 'identity' | 'set' | 'target';
  /** What it is: `ServiceAccount`. */
  readonly kind: string;
  readonly title: string;
  /** More of it, as the containers of a workload. */
  readonly detail?: string;
  /** Set where the steps to it and from it are one in a picture. */
  readonly passing?: true;
}

/** A role that grants what a step needs. */
export interface PagePathGrant {
  readonly role: string;
  readonly permission: string;
  /** Where it is written. */
  readonly at?: string;
}

/** One step, which many paths may share. */
export interface PagePathStep {
  readonly from: number;
  readonly to: number;
  readonly how: string;
  readonly grants: readonly number[];
  /** What an unsure step depends on. */
  readonly unsure?: string;
  /** Set for one of what comes before, which is not a step of an attacker. */
  readonly part?: true;
  readonly proof: string;
  readonly source: string;
}

/** A path; those of containers with the same account are one. */
export interface PagePath {
  readonly starts: string;
  /** How many containers or accounts that is. */
  readonly number: number;
  readonly start: number;
  readonly target: number;
  readonly steps: readonly number[];
  readonly unsure?: true;
}
