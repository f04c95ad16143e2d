import { ReasonOptions } from './reason-options';

/** Options of `MinimalClusterRole.fromClusterRoleName`. */
export interface FromClusterRoleNameOptions extends ReasonOptions {
  /**
   * Why a built-in role with sensitive permissions, such as `cluster-admin`,
   * `edit` or `system:auth-delegator`, must be bound, in at least 10
   * characters. It is written to the annotations of the bindings.
   *
   * @default - none; built-in roles with sensitive permissions are refused without it
   */
  readonly reason?: string;

  /**
   * The name of the bindings.
   *
   * @default - the path of the construct, joined by hyphens
   */
  readonly bindingName?: string;
}

/** Options of `MinimalRole.fromRoleName`. */
export interface FromRoleNameOptions extends ReasonOptions {
  /**
   * The namespace of the role, in which its binding grants it.
   *
   * @default - the namespace of the chart
   */
  readonly namespaceName?: string;

  /**
   * Why a built-in role with sensitive permissions, such as
   * `system:controller:token-cleaner` in `kube-system`, must be bound, in at
   * least 10 characters. It is written to the annotations of the binding.
   *
   * @default - none; built-in roles with sensitive permissions are refused without it
   */
  readonly reason?: string;

  /**
   * The name of the binding.
   *
   * @default - the path of the construct, joined by hyphens
   */
  readonly bindingName?: string;
}
