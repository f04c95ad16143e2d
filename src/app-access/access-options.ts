/**
 * Options of `Access.of()`: what is known of the cluster besides the app. What is not
 * set here is as the configuration file has it.
 */
export interface AccessOptions {
  /**
   * The namespace of objects that name none: the one that is given when they are
   * applied.
   *
   * @default - one that is not known and may be any
   */
  readonly namespace?: string;

  /**
   * Whether the cluster holds nothing but this app, the context and what every cluster
   * has. No answer is no otherwise.
   *
   * @default false
   */
  readonly complete?: boolean;

  /**
   * Files and directories with manifests that are in the cluster too, such as the
   * roles of another repository.
   *
   * @default - none
   */
  readonly context?: string[];

  /**
   * The audiences that the API server accepts, as its flag `--api-audiences` has them.
   *
   * @default - not known
   */
  readonly apiAudiences?: string[];

  /**
   * The version of Kubernetes that the cluster runs, as in `1.34`.
   *
   * @default - every known version: what one of them allows is allowed
   */
  readonly kubernetesVersion?: string;

  /**
   * The configuration file.
   *
   * @default - least-privilege.yaml in the working directory or one above, if there is one
   */
  readonly configurationFile?: string;
}
