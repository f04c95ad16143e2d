/** Options for mounting a bound token. */
export interface TokenMountOptions {
  /** The only containers that get the token, including init containers. */
  readonly containers: string[];

  /**
   * The directory where it is mounted.
   *
   * @default - /var/run/secrets/kubernetes.io/serviceaccount for the Kubernetes API, /var/run/secrets/tokens for another audience
   */
  readonly mountPath?: string;

  /**
   * The name of the volume.
   *
   * @default - 'kubernetes-api-token', or a name derived from the audience
   */
  readonly volumeName?: string;
}
