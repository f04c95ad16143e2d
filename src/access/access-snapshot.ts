import { CredentialChange, IdentityChange, InterceptionChange, ComparedObject, PathChange, PodSecurityChange, TokenChange } from './access-change';
import { HeldGrant } from './held-grant';
import { PathReach } from './path-reach';
import { UnboundGrant } from './unbound-grants';

/**
 * What a model gives, as data that can be compared.
 *
 * @jsii ignore
 */
export interface AccessSnapshot {
  /** The minor versions of Kubernetes that the cluster may be of. */
  readonly minors: readonly number[];
  readonly grants: readonly HeldGrant[];
  /** What roles may grant by bindings that the input does not show. */
  readonly unbound: readonly UnboundGrant[];
  readonly tokens: readonly Omit<TokenChange, 'kind' | 'certainty' | 'sensitive'>[];
  readonly identities: readonly SnapshotIdentity[];
  readonly credentials: readonly SnapshotCredential[];
  readonly interceptions: readonly SnapshotInterception[];
  readonly namespaces: readonly SnapshotNamespace[];
  /** The workloads that are compared. */
  readonly workloads: readonly ComparedObject[];
  /** What in their pods Pod Security would refuse. */
  readonly relaxations: readonly WorkloadRelaxation[];
  /** Unset where escalation paths are not compared. */
  readonly paths?: readonly Omit<PathChange, 'kind' | 'sensitive'>[];
  /** What is reached besides the paths that are listed; unset where they are not compared. */
  readonly reach?: Pick<PathReach, 'certaintiesOf'>;
}

/**
 * The cloud identity of an account, or of a workload that runs as the account.
 *
 * @jsii ignore
 */
export interface SnapshotIdentity extends Omit<IdentityChange, 'kind' | 'sensitive'> {}

/**
 * A credential of a container or a CSI driver.
 *
 * @jsii ignore
 */
export interface SnapshotCredential extends Omit<CredentialChange, 'kind' | 'sensitive'> {}

/**
 * What a webhook or an API sees of one resource.
 *
 * @jsii ignore
 */
export interface SnapshotInterception extends Omit<InterceptionChange, 'kind' | 'sensitive' | 'certainty'> {}

/**
 * A namespace that is declared or only named.
 *
 * @jsii ignore
 */
export interface SnapshotNamespace {
  readonly name: string;
  /** The Pod Security it enforces; unset if it is not declared, and therefore unknown. */
  readonly enforce?: {
    /** As it is written; empty where it is not set. */
    readonly level: string;
    /** As it is written; empty where it is not set. */
    readonly version: string;
  };
}

/**
 * Something in the pods of a workload that Pod Security would refuse.
 *
 * @jsii ignore
 */
export interface WorkloadRelaxation extends Omit<PodSecurityChange, 'kind' | 'sensitive' | 'namespace' | 'workload'> {
  readonly workload: ComparedObject;
  /** The directory of the node, of a hostPath volume. */
  readonly hostPath?: { readonly path: string; readonly writable: boolean };
}
