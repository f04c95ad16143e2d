import { AccessVerdict } from './access-verdict';

/** An escalation path from `Access.paths()`: how an attacker gets from a start to a target. */
export interface AccessPath {
  /** The start: `container app of Deployment shop/web`, or `account shop/web`. */
  readonly start: string;

  /** The target: `cluster-admin`, `a node`, `Secrets of shop`, `cloud identity ...`. */
  readonly target: string;

  /** YES, or UNKNOWN if a step depends on something that the app does not show. */
  readonly verdict: AccessVerdict;

  /** The steps from the start to the target. */
  readonly steps: AccessPathStep[];
}

/** One step of a path. */
export interface AccessPathStep {
  /** The result of the step: `account shop/web`, `any pod of shop`. */
  readonly to: string;

  /** The token or permission that the step uses: `token in app`, `secrets get,create`. */
  readonly how: string;

  /** The roles and bindings that grant it; empty if it needs no permission. */
  readonly grantedBy: string[];

  /** YES, or UNKNOWN if it depends on something that the app does not show. */
  readonly verdict: AccessVerdict;

  /**
   * The condition of an uncertain step.
   *
   * @default - none; the step is certain
   */
  readonly dependsOn?: string;
}
