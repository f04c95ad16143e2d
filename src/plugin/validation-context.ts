/**
 * What cdk8s-cli passes to a validation plugin, limited to what ours uses.
 *
 * @see https://github.com/cdk8s-team/cdk8s-cli/blob/2.x/src/plugins/validation.ts
 * @jsii ignore
 */
export interface ValidationContext {
  /** The `.yaml` files that the app wrote. */
  readonly manifests: readonly string[];
  /** Whether they are written to standard output; the files are then deleted afterwards. */
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
 * A resource, and where the rule is violated in it.
 *
 * @jsii ignore
 */
export interface ViolatingResource {
  /** The bare name, which cdk8s-cli looks the construct up by. */
  readonly resourceName: string;
  /** One occurrence each. */
  readonly locations: readonly string[];
  readonly manifestPath: string;
}
