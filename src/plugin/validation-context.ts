/**
 * What cdk8s-cli gives a validation plugin, as far as ours uses it.
 *
 * @see https://github.com/cdk8s-team/cdk8s-cli/blob/2.x/src/plugins/validation.ts
 * @jsii ignore
 */
export interface ValidationContext {
  /** The `.yaml` files that the app wrote. */
  readonly manifests: readonly string[];
  /** Whether they go to standard output; the files are then gone afterwards. */
  readonly stdout?: boolean;
  readonly report: ValidationReport;
}

/**
 * What a plugin reports to cdk8s-cli.
 *
 * @jsii ignore
 */
export interface ValidationReport {
  addViolation(violation: ValidationViolation): void;
  submit(status: 'success' | 'failure', metadata?: { readonly [key: string]: string }): void;
}

/**
 * A rule, and the resources that violate it.
 *
 * @jsii ignore
 */
export interface ValidationViolation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly ViolatingResource[];
}

/**
 * A resource, and where in it the rule is violated.
 *
 * @jsii ignore
 */
export interface ViolatingResource {
  /** The bare name, by which cdk8s-cli looks up the construct. */
  readonly resourceName: string;
  /** One occurrence each. */
  readonly locations: readonly string[];
  readonly manifestPath: string;
}
