/** Where a workload puts a bound token. */
export interface TokenMountOptions {
  /** The containers that get the token, init containers included. No other container does. */
  readonly containers: string[];

  /**
   * The directory in which they find it.
   *
   * @default - /var/run/secrets/kubernetes.io/serviceaccount for the Kubernetes API, /var/run/secrets/tokens for another audience
   */
  readonly mountPath?: string;

  /**
   * The name of the volume.
   *
   * @default - 'kubernetes-api-token', or one made of the audience
   */
  readonly volumeName?: string;
}
