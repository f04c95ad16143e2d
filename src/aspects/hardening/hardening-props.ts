import { HardeningMeasure } from './hardening-measure';
import { ApiAccess } from '../../constructs/api-access';

/** Options of `Hardening`. */
export interface HardeningProps {
  /**
   * What is done besides that which can't break a working program.
   *
   * @default - nothing; what could be asked for is reported
   */
  readonly measures?: HardeningMeasure[];

  /**
   * Which containers call the Kubernetes API. They get a bound token, and the
   * token that Kubernetes mounts into every container goes.
   *
   * @default - the token goes only where no role is bound to its account, and `complete` or `context` shows that none elsewhere is
   */
  readonly apiAccess?: ApiAccess;

  /**
   * Whether the cluster holds nothing but this app and what every cluster has, as
   * in `LeastPrivilegeChecks`. Accounts to which the app binds no role then lose
   * their token.
   *
   * @default false
   */
  readonly complete?: boolean;

  /**
   * Files and directories with manifests that give facts but are not changed, as in
   * `LeastPrivilegeChecks`: the roles and bindings of another repository. If they
   * hold RoleBindings or ClusterRoleBindings, these count as all that are elsewhere,
   * and accounts to which neither they nor the app bind a role lose their token.
   *
   * @default - none
   */
  readonly context?: string[];

  /**
   * The objects it is for, each as `Deployment/web` or
   * `Deployment/production/web`: the way to single out what an `Include` or a
   * `Helm` holds.
   *
   * @default - all objects at and below the construct it is added to
   */
  readonly objects?: string[];

  /**
   * Whether the report is not printed. It is printed to stderr after a synth,
   * unless there is nothing to say.
   *
   * @default false
   */
  readonly quiet?: boolean;
}
