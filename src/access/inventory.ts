/**
 * Who may do what in an app and where the credentials are, as data that JSON can
 * hold. Numbers refer to the other lists, from 0.
 *
 * @jsii ignore
 */
export interface Inventory {
  /** The accounts that are declared, or named by a workload, a custom resource or a binding. */
  readonly accounts: readonly InventoryAccount[];
  /** Those that are checked, without context. */
  readonly workloads: readonly InventoryWorkload[];
  /** Custom resources that name an account: their operators may run pods with it, which the input does not show. */
  readonly customResources: readonly Pick<InventoryWorkload, 'kind' | 'namespace' | 'name' | 'account'>[];
  /** One entry for each container that gets it. */
  readonly tokens: readonly InventoryToken[];
  readonly bindings: readonly InventoryBinding[];
  /** The roles that bindings refer to. */
  readonly roles: readonly InventoryRole[];
  /** The users and groups that bindings name, without those that stand for one account. */
  readonly subjects: readonly InventorySubject[];
  /** The Secrets of the input that hold a token of an account, which never expires. */
  readonly tokenSecrets: readonly InventoryTokenSecret[];
  /** The bindings that grant every account what it has by default; unset where that was not asked for. */
  readonly everyAccount?: readonly number[];
}

/**
 * A user or a group, who is not in the input.
 *
 * @jsii ignore
 */
export interface InventorySubject {
  readonly kind: string;
  readonly name: string;
  readonly bindings: readonly number[];
  /** Their role may be another one. */
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
  /** Whose token it is; unset where the input does not say. */
  readonly account?: number;
  /** `unknown` where another tool fills in the type of the Secret. */
  readonly certainty: 'yes' | 'unknown';
}

/**
 * What an account is to a cloud.
 *
 * @jsii ignore
 */
export interface InventoryCloudIdentity {
  readonly provider: 'aws' | 'google' | 'azure';
  /** The role ARN, the e-mail, the client id. */
  readonly value: string;
}

/**
 * A ServiceAccount.
 *
 * @jsii ignore
 */
export interface InventoryAccount {
  /** Unset for the unknown namespace of objects that name none. */
  readonly namespace?: string;
  readonly name: string;
  /** Whether the input declares it. */
  readonly declared: boolean;
  /** The bindings that grant it something, without those that every cluster has. */
  readonly bindings: readonly number[];
  /** The bindings that may: their subject may be another account, or their role another role. */
  readonly possibleBindings: readonly number[];
  /** The bindings of every cluster that grant this account something, as those of controllers of Kubernetes. */
  readonly builtInBindings: readonly number[];
  readonly cloudIdentities: readonly InventoryCloudIdentity[];
  /** Whether nothing but the context names it. */
  readonly onlyContext?: true;
}

/**
 * Pods that are alike.
 *
 * @jsii ignore
 */
export interface InventoryWorkload {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly account: number;
  /** Whether its pods are known: what a custom resource shows of them may be a part. */
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
  /** In seconds; unset where it never expires or the manifest does not say. */
  readonly lifetime?: number;
  /** Whether the API server extends it to a year by default. */
  readonly extended?: true;
  /** Unset for an environment variable. */
  readonly mountPath?: string;
  /** Whose token it is; unset where a Secret does not say. */
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
  /** Where it grants; unset for a ClusterRoleBinding and for the unknown namespace. */
  readonly namespace?: string;
  readonly clusterWide: boolean;
  readonly roleKind: string;
  readonly roleName: string;
  /** Unset where the role is not in the input. */
  readonly role?: number;
  /** Whether the role does not exist, and grants nothing. */
  readonly missing?: true;
}

/**
 * A Role or ClusterRole, with what it aggregates.
 *
 * @jsii ignore
 */
export interface InventoryRole {
  readonly permissions: readonly InventoryPermission[];
  /** Whether it may grant more than is known. */
  readonly mayGrow: boolean;
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
  /** Set where only objects of these names are meant. */
  readonly names?: readonly string[];
  readonly verbs: readonly string[];
  /** Whether it has an effect in a RoleBinding. */
  readonly inNamespace: boolean;
  /** The rule that calls it sensitive. */
  readonly sensitive?: string;
}
