import { HardeningMeasure } from './hardening-measure';
import { ApiAccess } from '../../constructs/api-access';

/** Options of `Hardening`. */
export interface HardeningProps {
  /**
   * Additional measures, which could break a program.
   *
   * @default - none; the available measures are reported
   */
  readonly measures?: HardeningMeasure[];

  /**
   * Which containers call the Kubernetes API. They get a bound token, and token
   * automount is disabled.
   *
   * @default - token automount is disabled only if no role is bound to the account, and `complete` or `context` shows that none is bound elsewhere
   */
  readonly apiAccess?: ApiAccess;

  /**
   * Whether this app and the built-in objects are the whole cluster, as in
   * `LeastPrivilegeChecks`. Accounts without roles in the app then lose their
   * token.
   *
   * @default false
   */
  readonly complete?: boolean;

  /**
   * Files and directories of additional manifests that are read but not
   * changed, as in `LeastPrivilegeChecks`, such as the roles and bindings of
   * another repository. If they contain RoleBindings or ClusterRoleBindings,
   * these are assumed to be all bindings outside the app, and accounts without
   * roles in either lose their token.
   *
   * @default - none
   */
  readonly context?: string[];

  /**
   * The objects to harden, each as `Deployment/web` or
   * `Deployment/production/web`. Selects single objects of an `Include` or a
   * `Helm`.
   *
   * @default - all objects at and below the construct it is added to
   */
  readonly objects?: string[];

  /**
   * Whether to suppress the report, which is printed to stderr after a synth
   * unless it is empty.
   *
   * @default false
   */
  readonly quiet?: boolean;
}
