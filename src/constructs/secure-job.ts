import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { failClosed } from './_fail-closed';
import { containerProps, workloadProps } from './_kplus-props';
import { PodHardening } from './_pod-hardening';
import { BoundToken } from './bound-token';
import { SecureWorkloadProps } from './secure-workload-props';
import { TokenMountOptions } from './token-mount-options';

/** Options of `SecureJob`. */
export interface SecureJobProps extends kplus.JobProps, SecureWorkloadProps {}

/**
 * Pods that run to completion. Hardened: it passes Pod Security "restricted", and no container holds
 * a token unless it is named. Without a `serviceAccount` it gets one of its own,
 * with its own name.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
@failClosed
export class SecureJob extends kplus.Job {
  private readonly _hardening: PodHardening;

  /** @throws if a property weakens it without its relaxation, or the account is the `default` one or of another namespace */
  public constructor(scope: Construct, id: string, props: SecureJobProps = {}) {
    super(scope, id, workloadProps(props));
    if (props.spread) {
      this.scheduling.spread({ topology: kplus.Topology.HOSTNAME });
      this.scheduling.spread({ topology: kplus.Topology.ZONE });
    }
    this._hardening = new PodHardening(this, props);
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
    return this._hardening.toPodSpec(super._toPodSpec());
  }
}
