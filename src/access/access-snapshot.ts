import { CredentialChange, IdentityChange, InterceptionChange, ComparedObject, PathChange, PodSecurityChange, TokenChange } from './access-change';
import { HeldGrant } from './held-grant';
import { PathReach } from './path-reach';
import { UnboundGrant } from './unbound-grants';

/**
 * The access in a model, as comparable data.
 *
 * @jsii ignore
 */
export interface AccessSnapshot {
  /** The possible minor versions of Kubernetes in the cluster. */
  readonly minors: readonly number[];
  readonly grants: readonly HeldGrant[];
  /** Permissions that roles may grant by bindings outside the input. */
  readonly unbound: readonly UnboundGrant[];
  readonly tokens: readonly Omit<TokenChange, 'kind' | 'certainty' | 'sensitive'>[];
  readonly identities: readonly SnapshotIdentity[];
  readonly credentials: readonly SnapshotCredential[];
  readonly interceptions: readonly SnapshotInterception[];
  readonly namespaces: readonly SnapshotNamespace[];
  /** The compared workloads. */
  readonly workloads: readonly ComparedObject[];
  /** Settings in their pods that Pod Security rejects. */
  readonly relaxations: readonly WorkloadRelaxation[];
  /** Unset if escalation paths are not compared. */
  readonly paths?: readonly Omit<PathChange, 'kind' | 'sensitive'>[];
  /** Reachability beyond the listed paths; unset if they are not compared. */
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
 * The access of a webhook or an API to one resource.
 *
 * @jsii ignore
 */
export interface SnapshotInterception extends Omit<InterceptionChange, 'kind' | 'sensitive' | 'certainty'> {}

/**
 * A namespace that the input declares or only names.
 *
 * @jsii ignore
 */
export interface SnapshotNamespace {
  readonly name: string;
  /** The Pod Security it enforces; unset if it is not declared, and therefore unknown. */
  readonly enforce?: {
    /** The configured value; empty if not set. */
    readonly level: string;
    /** The configured value; empty if not set. */
    readonly version: string;
  };
}

/**
 * A setting in the pods of a workload that Pod Security rejects.
 *
 * @jsii ignore
 */
export interface WorkloadRelaxation extends Omit<PodSecurityChange, 'kind' | 'sensitive' | 'namespace' | 'workload'> {
  readonly workload: ComparedObject;
  /** The node directory of a hostPath volume. */
  readonly hostPath?: { readonly path: string; readonly writable: boolean };
}
