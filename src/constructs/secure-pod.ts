import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { failClosed } from './_fail-closed';
import { containerProps } from './_kplus-props';
import { PodHardening } from './_pod-hardening';
import { ApiAccess } from './api-access';
import { BoundToken } from './bound-token';
import { Relaxation } from './relaxation';
import { ISecureWorkload } from './secure-workload';
import { SecureWorkloadProps } from './secure-workload-props';
import { TokenMountOptions } from './token-mount-options';
import { WritableDirectory } from './writable-directory';

/** Options of `SecurePod`. */
export interface SecurePodProps extends kplus.PodProps, SecureWorkloadProps {}

/**
 * A bare pod. Hardened: it passes Pod Security "restricted", and no container holds
 * a token unless it is named. Without a `serviceAccount` it gets one of its own,
 * with its own name.
 *
 * @example
 * new SecurePod(chart, 'probe', {
 *   containers: [{ name: 'probe', image: 'registry.example.com/probe:v1.0.0' }],
 * });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
@failClosed
export class SecurePod extends kplus.Pod implements ISecureWorkload {
  private readonly _hardening: PodHardening;

  /** @throws if a property weakens it without its relaxation, or the account is the `default` one or of another namespace */
  public constructor(scope: Construct, id: string, props: SecurePodProps = {}) {
    super(scope, id, props);
    this._hardening = new PodHardening(this, props);
  }

  /**
   * Lets containers call the Kubernetes API; only these get a token for it. Several
   * calls add up.
   *
   * @throws if a mount path or a volume name can't work; at synth, if a container does not exist, two mounts collide or the token would be unreadable
   */
  public allowApiAccess(access: ApiAccess): void {
    this._hardening.allowApiAccess(access);
  }

  /**
   * Gives containers a token, and no others. It is short-lived, renewed by
   * kubelet and dies with the pod.
   *
   * @throws if no container is named, the mount path or the volume name can't work; at synth, if a container does not exist, two mounts collide or the token would be unreadable
   */
  public mountToken(token: BoundToken, options: TokenMountOptions): void {
    this._hardening.mountToken(token, options);
  }

  /**
   * Adds a volume with a token that no container of this manifest mounts. It is
   * for a webhook that is told the name of the volume and mounts it into the
   * container that it injects, such as the agent of Vault. Who mounts it in the
   * end is up to that webhook, and nothing here can check it.
   *
   * @param token The token in it.
   * @param volumeName The name that the webhook is told.
   * @throws if the volume name can't work or is taken; at synth, if the injected container could not read the token
   * @see https://developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations#vault-hashicorp-com-agent-service-account-token-volume-name
   */
  public addTokenVolume(token: BoundToken, volumeName: string): void {
    this._hardening.addTokenVolume(token, volumeName);
  }

  /**
   * Adds a directory that containers may write to, those that come later included.
   *
   * @throws if the path or the volume name can't work; at synth, if a container does not exist or two mounts collide
   */
  public addWritableDirectory(directory: WritableDirectory): void {
    this._hardening.addWritableDirectory(directory);
  }

  /**
   * Allows a weakening, with its reason. Call it before you add a container or a
   * volume that is weaker than the default.
   *
   * @throws if it names no container although the pod has several; at synth, if a container or a volume does not exist
   */
  public addRelaxation(relaxation: Relaxation): void {
    this._hardening.addRelaxation(relaxation);
  }

  /** Adds a container; what it does not say about resources comes from `ResourceDefaults`. */
  public addContainer(cont: kplus.ContainerProps): kplus.Container {
    return super.addContainer(containerProps(cont));
  }

  /** Adds an init container; what it does not say about resources comes from `ResourceDefaults`. */
  public addInitContainer(cont: kplus.ContainerProps): kplus.Container {
    const added = super.addInitContainer(containerProps(cont));
    this._hardening?.check();
    return added;
  }

  /** Attaches a container that was made before. It keeps its own resources. */
  public attachContainer(cont: kplus.Container): void {
    super.attachContainer(cont);
    this._hardening?.check();
  }

  /** Adds a volume. */
  public addVolume(vol: kplus.Volume): void {
    super.addVolume(vol);
    this._hardening?.check();
  }

  /** The account of this workload as the subject of a binding. */
  public toSubjectConfiguration(): kplus.SubjectConfiguration {
    return this._hardening.account.toSubjectConfiguration();
  }

  /** @internal */
  public _toPodSpec(): kplus.k8s.PodSpec {
    return this._hardening.toPodSpec(pod => super._toPodSpec.call(pod));
  }
}
