import { GrantedRole, GrantingBinding } from './held-grant';
import { PermissionHolder } from './permission-holder';

/** The kinds of access that are compared. */
export const CHANGE_KINDS = ['path', 'permission', 'token', 'credential', 'identity', 'pod-security', 'interception', 'binding'] as const;

/**
 * A kind of access.
 *
 * @jsii ignore
 */
export type ChangeKind = typeof CHANGE_KINDS[number];

/**
 * A difference in access between two sides.
 *
 * @jsii ignore
 */
export type AccessChange = PathChange | PermissionChange | TokenChange | CredentialChange | IdentityChange | PodSecurityChange | InterceptionChange
| BindingChange;

/**
 * Fields of every change.
 *
 * @jsii ignore
 */
export interface ChangeBase {
  /** `possible` if it depends on something that the input does not show, or the other side may grant it too. */
  readonly certainty: 'certain' | 'possible';
  /** The audit rules that report it as sensitive. */
  readonly sensitive: readonly string[];
}

/**
 * Verbs on a resource or path.
 *
 * @jsii ignore
 */
export interface PermissionChange extends ChangeBase {
  readonly kind: 'permission';
  readonly holder: PermissionHolder;
  readonly clusterWide: boolean;
  /** Unset for the whole cluster, and for the unknown namespace. */
  readonly namespace?: string;
  /** `secrets get,list`; a description if the role may grant more than the input shows. */
  readonly permission: string;
  /** The same as data; unset if unknown. */
  readonly rule?: ChangedRule;
  /** The grants that give it. */
  readonly by: readonly { readonly role: GrantedRole; readonly binding?: GrantingBinding }[];
}

/**
 * Verbs on one resource or path.
 *
 * @jsii ignore
 */
export interface ChangedRule {
  readonly apiGroup: string;
  /** Unset for a path. */
  readonly resource?: string;
  /** A path of the API server that is not a resource. */
  readonly url?: string;
  /** Set if limited to objects with these names. */
  readonly names?: readonly string[];
  readonly verbs: readonly string[];
}

/**
 * A token in a container, or another source of a token.
 *
 * @jsii ignore
 */
export interface TokenChange extends ChangeBase {
  readonly kind: 'token';
  /** A workload, a custom resource whose pods may run as the account, or a Secret that holds the token. */
  readonly workload: ComparedObject;
  readonly container?: string;
  readonly source: 'automount' | 'projected' | 'secret' | 'custom-resource';
  readonly forApi: 'yes' | 'no' | 'unknown';
  /** Unset for the audiences of the API server. */
  readonly audience?: string;
  /** In seconds; unset if it never expires or is unknown. */
  readonly lifetime?: number;
  /** Whether it expires. */
  readonly expires: 'yes' | 'no' | 'unknown';
  /** The account of the token; unset if unknown. */
  readonly account?: PermissionHolder;
}

/**
 * A role that a subject is bound to.
 *
 * @jsii ignore
 */
export interface BindingChange extends ChangeBase {
  readonly kind: 'binding';
  readonly holder: PermissionHolder;
  readonly role: GrantedRole;
  readonly clusterWide: boolean;
  readonly namespace?: string;
  readonly bindings: readonly GrantingBinding[];
  /** The permissions of the role, as `secrets get,list`. */
  readonly grants: readonly string[];
}

/**
 * A cloud identity of an account.
 *
 * @jsii ignore
 */
export interface IdentityChange extends ChangeBase {
  readonly kind: 'identity';
  readonly provider: 'aws' | 'google' | 'azure';
  readonly value: string;
  readonly account: PermissionHolder;
  /** Set if the account has it on both sides and only the workload is new. */
  readonly workload?: ComparedObject;
}

/**
 * A setting that Pod Security rejects, or a change in what it admits.
 *
 * @jsii ignore
 */
export interface PodSecurityChange extends ChangeBase {
  readonly kind: 'pod-security';
  /** Set for a namespace that admits more pods. */
  readonly namespace?: string;
  /** Set for a setting in the pods of a workload. */
  readonly workload?: ComparedObject;
  readonly container?: string;
  /** The control of the Pod Security Standards, or `enforce`. */
  readonly control: string;
  readonly level: 'baseline' | 'restricted';
  /** `hostNetwork: true`. */
  readonly setting: string;
}

/**
 * An escalation path.
 *
 * @jsii ignore
 */
export interface PathChange extends ChangeBase {
  readonly kind: 'path';
  readonly from: string;
  readonly target: string;
  readonly steps: readonly string[];
}

/**
 * A credential of a container other than a token, or pod tokens that a CSI driver receives.
 *
 * @jsii ignore
 */
export interface CredentialChange extends ChangeBase {
  readonly kind: 'credential';
  /** A workload, or a CSIDriver. */
  readonly object: ComparedObject;
  readonly container?: string;
  readonly type: 'secret' | 'pod-certificate' | 'pod-token';
  /** The name of the Secret or signer, or the audience, which is empty for the API server. */
  readonly name: string;
}

/**
 * A component that sees or changes objects on their way to the API server.
 *
 * @jsii ignore
 */
export interface InterceptionChange extends ChangeBase {
  readonly kind: 'interception';
  /** A MutatingWebhookConfiguration, a ValidatingWebhookConfiguration, a CustomResourceDefinition or an APIService. */
  readonly object: ComparedObject;
  /** Unset for a CustomResourceDefinition and an APIService. */
  readonly webhook?: string;
  /** The destination of the objects: `Service NAMESPACE/NAME`, or a URL. */
  readonly to: string;
  /** Whether it changes them too. */
  readonly changes: boolean;
  /** For example, `deployments.apps`. */
  readonly resource: string;
  readonly operations: readonly string[];
}

/**
 * An object by kind and name.
 *
 * @jsii ignore
 */
export interface ComparedObject {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}
