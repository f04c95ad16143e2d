/** Options of a question of `Access`. */
export interface AccessQuestionOptions {
  /**
   * The namespace of the request. Requests for cluster-scoped resources and paths have none.
   *
   * @default - that of the ServiceAccount, otherwise `default`
   */
  readonly namespace?: string;

  /**
   * Whether the request is for all namespaces at once, such as a list of the
   * Secrets of the cluster.
   *
   * @default false
   */
  readonly allNamespaces?: boolean;

  /**
   * A subresource, such as `log` of pods.
   *
   * @default - none
   */
  readonly subresource?: string;
}
