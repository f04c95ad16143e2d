/** Which paths `Access.paths()` looks for. */
export interface AccessPathOptions {
  /**
   * Where they start: `Deployment/web`, `Deployment/web/app` for one container,
   * `shop/Deployment/web`, or `account:shop/web`.
   *
   * @default - each container of the app, and each account that no workload of it uses
   */
  readonly from?: string;

  /**
   * Where they lead: `cluster-admin`, `node`, `secrets:shop` for the Secrets of a
   * namespace, `account:shop/web` or `cloud`.
   *
   * @default - each of these but accounts
   */
  readonly to?: string;

  /**
   * Whether paths are left out that have a step which depends on what the app does not show.
   *
   * @default false
   */
  readonly certainOnly?: boolean;
}
