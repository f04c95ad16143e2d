/**
 * Options of `Access.of()`, which describe the cluster around the app. Unset
 * options default to the configuration file.
 */
export interface AccessOptions {
  /**
   * The namespace of objects that do not set one, as given when they are
   * applied.
   *
   * @default - unknown; it may be any namespace
   */
  readonly namespace?: string;

  /**
   * Whether this app, the context and the built-in objects are the whole
   * cluster. Answers "no" only if it is set.
   *
   * @default false
   */
  readonly complete?: boolean;

  /**
   * Files and directories of additional manifests in the cluster, such as the
   * roles of another repository.
   *
   * @default - none
   */
  readonly context?: string[];

  /**
   * The audiences that the API server accepts, as in its flag
   * `--api-audiences`.
   *
   * @default - not known
   */
  readonly apiAudiences?: string[];

  /**
   * The version of Kubernetes that the cluster runs, as in `1.34`.
   *
   * @default - every known version; a request is allowed if one of them allows it
   */
  readonly kubernetesVersion?: string;

  /**
   * The configuration file.
   *
   * @default - least-privilege.yaml in the working directory or a parent directory, if it exists
   */
  readonly configurationFile?: string;
}
