/** The escalation paths of the HTML report. Numbers are indexes into its lists, from 0. */
export interface PagePaths {
  /** The result in one line, also if there is no path. */
  readonly summary: string;
  /** The number of paths, counted per container. */
  readonly total: number;
  /** The grants to remove first. */
  readonly cuts: readonly string[];
  readonly nodes: readonly PagePathNode[];
  readonly grants: readonly PagePathGrant[];
  readonly steps: readonly PagePathStep[];
  /** The worst first. */
  readonly paths: readonly PagePath[];
  /** The number of paths that the file leaves out. */
  readonly omitted: number;
}

/** A start, an intermediate node or a target of a path. */
export interface PagePathNode {
  /** Selects the shape; `start` is what an attacker begins with. */
  readonly shape: 'start' | 'identity' | 'set' | 'target';
  /** The kind, such as `ServiceAccount`. */
  readonly kind: string;
  readonly title: string;
  /** Details, such as the containers of a workload. */
  readonly detail?: string;
  /** Set if a picture merges the steps to and from the node. */
  readonly passing?: true;
}

/** A role that grants the permission for a step. */
export interface PagePathGrant {
  readonly role: string;
  readonly permission: string;
  /** The source location. */
  readonly at?: string;
}

/** One step, which paths may share. */
export interface PagePathStep {
  readonly from: number;
  readonly to: number;
  readonly how: string;
  readonly grants: readonly number[];
  /** The condition of an unsure step. */
  readonly unsure?: string;
  /** Set for a node that is part of the previous one: not a step of an attacker. */
  readonly part?: true;
  readonly proof: string;
  readonly source: string;
}

/** A path; containers with the same account share one. */
export interface PagePath {
  readonly starts: string;
  /** The number of those containers or accounts. */
  readonly number: number;
  readonly start: number;
  readonly target: number;
  readonly steps: readonly number[];
  readonly unsure?: true;
}
