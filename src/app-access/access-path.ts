import { AccessVerdict } from './access-verdict';

/** A path that `Access.paths()` finds: what an attacker gets to, step by step. */
export interface AccessPath {
  /** Where it starts: `container app of Deployment shop/web`, or `account shop/web`. */
  readonly start: string;

  /** Where it leads: `cluster-admin`, `a node`, `Secrets of shop`, `cloud identity ...`. */
  readonly target: string;

  /** YES, or UNKNOWN where a step depends on what the app does not show. */
  readonly verdict: AccessVerdict;

  /** The steps from the start to the target. */
  readonly steps: AccessPathStep[];
}

/** One step of a path. */
export interface AccessPathStep {
  /** Where it leads: `account shop/web`, `any pod of shop`. */
  readonly to: string;

  /** What makes it possible: `token in app`, `secrets get,create`. */
  readonly how: string;

  /** The roles and bindings that grant it; empty where it needs no permission. */
  readonly grantedBy: string[];

  /** YES, or UNKNOWN where it depends on what the app does not show. */
  readonly verdict: AccessVerdict;

  /**
   * What it depends on.
   *
   * @default - nothing, as the step is certain
   */
  readonly dependsOn?: string;
}
