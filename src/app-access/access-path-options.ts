/** Selects the paths that `Access.paths()` finds. */
export interface AccessPathOptions {
  /**
   * The start: `Deployment/web`, `Deployment/web/app` for one container,
   * `shop/Deployment/web`, or `account:shop/web`.
   *
   * @default - each container of the app, and each account that no workload of the app uses
   */
  readonly from?: string;

  /**
   * The target: `cluster-admin`, `node`, `secrets:shop` for the Secrets of a
   * namespace, `account:shop/web` or `cloud`.
   *
   * @default - each of these except accounts
   */
  readonly to?: string;

  /**
   * Whether to omit paths with a step that depends on something that the app does not show.
   *
   * @default false
   */
  readonly certainOnly?: boolean;
}
