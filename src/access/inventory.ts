/**
 * Permissions and credentials in an app, as JSON-compatible data. Numbers are indexes
  * into the other lists, from 0.
 *
 * @jsii ignore
 */
export interface Inventory {
  /** The accounts that are declared, or named by a workload, a custom resource or a binding. */
  readonly accounts: readonly InventoryAccount[];
  /** The checked workloads, without context. */
  readonly workloads: readonly InventoryWorkload[];
  /** Custom resources that name an account: their operators may run pods with it, which the input does not show. */
  readonly customResources: readonly Pick<InventoryWorkload, 'kind' | 'namespace' | 'name' | 'account'>[];
  /** One entry for each container with the token. */
  readonly tokens: readonly InventoryToken[];
  readonly bindings: readonly InventoryBinding[];
  /** The roles that bindings refer to. */
  readonly roles: readonly InventoryRole[];
  /** The users and groups in bindings, except users that stand for an account. */
  readonly subjects: readonly InventorySubject[];
  /** The Secrets in the input with a non-expiring account token. */
  readonly tokenSecrets: readonly InventoryTokenSecret[];
  /** The bindings that grant every account its default permissions; unset if not requested. */
  readonly everyAccount?: readonly number[];
}

/**
 * A user or a group; neither is an object in the input.
 *
 * @jsii ignore
 */
export interface InventorySubject {
  readonly kind: string;
  readonly name: string;
  readonly bindings: readonly number[];
  /** Bindings whose role may be another one. */
  readonly possibleBindings: readonly number[];
}

/**
 * A Secret with a token that never expires.
 *
 * @jsii ignore
 */
export interface InventoryTokenSecret {
  readonly namespace?: string;
  readonly name: string;
  /** The account of the token; unset if the input does not name one. */
  readonly account?: number;
  /** `unknown` if the type of the Secret is templated. */
  readonly certainty: 'yes' | 'unknown';
}

/**
 * A cloud identity of an account.
 *
 * @jsii ignore
 */
export interface InventoryCloudIdentity {
  readonly provider: 'aws' | 'google' | 'azure';
  /** The role ARN, email or client ID. */
  readonly value: string;
}

/**
 * A ServiceAccount.
 *
 * @jsii ignore
 */
export interface InventoryAccount {
  /** Unset for the unknown namespace of objects that do not set one. */
  readonly namespace?: string;
  readonly name: string;
  /** Whether the input declares it. */
  readonly declared: boolean;
  /** The bindings that grant it permissions, except built-in ones. */
  readonly bindings: readonly number[];
  /** The bindings that may do so: their subject may be another account, or their role another role. */
  readonly possibleBindings: readonly number[];
  /** The built-in bindings that grant it permissions, such as those of Kubernetes controllers. */
  readonly builtInBindings: readonly number[];
  readonly cloudIdentities: readonly InventoryCloudIdentity[];
  /** Whether only the context names it. */
  readonly onlyContext?: true;
}

/**
 * Identical pods.
 *
 * @jsii ignore
 */
export interface InventoryWorkload {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly account: number;
  /** Whether all its pods are known: a custom resource may show only some of them. */
  readonly complete: boolean;
  readonly containers: readonly string[];
}

/**
 * A token in a container.
 *
 * @jsii ignore
 */
export interface InventoryToken {
  readonly workload: number;
  readonly container: string;
  /** `automount`: Kubernetes mounts it; `projected`: a volume of the pod; `secret`: a Secret that holds it. */
  readonly source: 'automount' | 'projected' | 'secret';
  /** Whether the Kubernetes API accepts it. */
  readonly forApi: 'yes' | 'no' | 'unknown';
  /** Unset for the audiences of the API server. */
  readonly audience?: string;
  /** In seconds; unset if it never expires or the manifest does not set it. */
  readonly lifetime?: number;
  /** Whether the API server extends it to one year by default. */
  readonly extended?: true;
  /** Unset for an environment variable. */
  readonly mountPath?: string;
  /** The account of the token; unset if its Secret does not name one. */
  readonly account?: number;
}

/**
 * A RoleBinding or ClusterRoleBinding.
 *
 * @jsii ignore
 */
export interface InventoryBinding {
  readonly kind: string;
  readonly name: string;
  /** The namespace of a RoleBinding; unset for a ClusterRoleBinding and for the unknown namespace. */
  readonly namespace?: string;
  readonly clusterWide: boolean;
  readonly roleKind: string;
  readonly roleName: string;
  /** Unset if the role is missing from the input. */
  readonly role?: number;
  /** Whether the role does not exist, and grants nothing. */
  readonly missing?: true;
}

/**
 * A Role or ClusterRole, with its aggregated rules.
 *
 * @jsii ignore
 */
export interface InventoryRole {
  readonly permissions: readonly InventoryPermission[];
  /** Whether it may grant additional permissions. */
  readonly mayGrantMore: boolean;
}

/**
 * The verbs on one resource or path.
 *
 * @jsii ignore
 */
export interface InventoryPermission {
  readonly apiGroup: string;
  /** Unset for a path. */
  readonly resource?: string;
  /** A path of the API server that is not a resource. */
  readonly url?: string;
  /** Set if limited to objects with these names. */
  readonly names?: readonly string[];
  readonly verbs: readonly string[];
  /** Whether it has an effect in a RoleBinding. */
  readonly inNamespace: boolean;
  /** The rule that reports it as sensitive. */
  readonly sensitive?: string;
}
