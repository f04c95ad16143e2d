import * as kplus from 'cdk8s-plus-28';
import { ApiAccess } from './api-access';
import { BoundToken } from './bound-token';
import { Relaxation } from './relaxation';
import { TokenMountOptions } from './token-mount-options';
import { WritableDirectory } from './writable-directory';

/**
 * A hardened workload of any of the six kinds: `SecurePod`, `SecureDeployment`,
 * `SecureStatefulSet`, `SecureDaemonSet`, `SecureJob` or `SecureCronJob`. Use
 * it as the parameter type of a function that extends workloads of several
 * kinds. Relaxations apply to its additions as well.
 */
export interface ISecureWorkload extends kplus.ISubject {
  /** Adds a container; unset resources come from `ResourceDefaults`. */
  addContainer(cont: kplus.ContainerProps): kplus.Container;

  /** Adds an init container; unset resources come from `ResourceDefaults`. */
  addInitContainer(cont: kplus.ContainerProps): kplus.Container;

  /** Adds a volume. */
  addVolume(vol: kplus.Volume): void;

  /**
   * Allows containers to call the Kubernetes API; only these get a token for
   * it. Several calls are cumulative.
   *
   * @throws if a mount path or a volume name is invalid; at synth, if a container does not exist, two mounts collide or the token would be unreadable
   */
  allowApiAccess(access: ApiAccess): void;

  /**
   * Mounts a token into the named containers only. It is short-lived, renewed
   * by the kubelet and invalid after the pod is deleted.
   *
   * @throws if no container is named, or the mount path or the volume name is invalid; at synth, if a container does not exist, two mounts collide or the token would be unreadable
   */
  mountToken(token: BoundToken, options: TokenMountOptions): void;

  /**
   * Adds a volume with a token that no container of this manifest mounts. It is
   * for a webhook that gets the name of the volume and mounts it into an
   * injected container, such as the Vault agent.
   *
   * @param token The token in the volume.
   * @param volumeName The name of the volume for the webhook.
   * @throws if the volume name is invalid or taken; at synth, if the injected container could not read the token
   */
  addTokenVolume(token: BoundToken, volumeName: string): void;

  /**
   * Adds a directory that containers may write to, including containers added
   * later.
   *
   * @throws if the path or the volume name is invalid; at synth, if a container does not exist or two mounts collide
   */
  addWritableDirectory(directory: WritableDirectory): void;

  /**
   * Adds a relaxation. Call it before adding a container or volume that is
   * weaker than the default.
   *
   * @throws if it names no container although the pod has several; at synth, if a container or a volume does not exist
   */
  addRelaxation(relaxation: Relaxation): void;
}
