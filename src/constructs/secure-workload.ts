import * as kplus from 'cdk8s-plus-28';
import { ApiAccess } from './api-access';
import { BoundToken } from './bound-token';
import { Relaxation } from './relaxation';
import { TokenMountOptions } from './token-mount-options';
import { WritableDirectory } from './writable-directory';

/**
 * A hardened workload of any of the six kinds: `SecurePod`, `SecureDeployment`,
 * `SecureStatefulSet`, `SecureDaemonSet`, `SecureJob` or `SecureCronJob`. Take it as
 * the parameter of a function that adds to workloads of several kinds. What the
 * function adds can be relaxed like what the workload began with.
 */
export interface ISecureWorkload extends kplus.ISubject {
  /** Adds a container; what it does not say about resources comes from `ResourceDefaults`. */
  addContainer(cont: kplus.ContainerProps): kplus.Container;

  /** Adds an init container; what it does not say about resources comes from `ResourceDefaults`. */
  addInitContainer(cont: kplus.ContainerProps): kplus.Container;

  /** Adds a volume. */
  addVolume(vol: kplus.Volume): void;

  /**
   * Lets containers call the Kubernetes API; only these get a token for it. Several
   * calls add up.
   *
   * @throws if a mount path or a volume name can't work; at synth, if a container does not exist, two mounts collide or the token would be unreadable
   */
  allowApiAccess(access: ApiAccess): void;

  /**
   * Gives containers a token, and no others. It is short-lived, renewed by
   * kubelet and dies with the pod.
   *
   * @throws if no container is named, the mount path or the volume name can't work; at synth, if a container does not exist, two mounts collide or the token would be unreadable
   */
  mountToken(token: BoundToken, options: TokenMountOptions): void;

  /**
   * Adds a volume with a token that no container of this manifest mounts. It is
   * for a webhook that is told the name of the volume and mounts it into the
   * container that it injects, such as the agent of Vault.
   *
   * @param token The token in it.
   * @param volumeName The name that the webhook is told.
   * @throws if the volume name can't work or is taken; at synth, if the injected container could not read the token
   */
  addTokenVolume(token: BoundToken, volumeName: string): void;

  /**
   * Adds a directory that containers may write to, those that come later included.
   *
   * @throws if the path or the volume name can't work; at synth, if a container does not exist or two mounts collide
   */
  addWritableDirectory(directory: WritableDirectory): void;

  /**
   * Allows a weakening, with its reason. Call it before you add a container or a
   * volume that is weaker than the default.
   *
   * @throws if it names no container although the pod has several; at synth, if a container or a volume does not exist
   */
  addRelaxation(relaxation: Relaxation): void;
}
