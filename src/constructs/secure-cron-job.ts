import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { failClosed } from './_fail-closed';
import { containerProps, workloadProps } from './_kplus-props';
import { PodHardening } from './_pod-hardening';
import { WORKLOAD_PROPERTIES } from './_properties';
import { ApiAccess } from './api-access';
import { BoundToken } from './bound-token';
import { Relaxation } from './relaxation';
import { ISecureWorkload } from './secure-workload';
import { SecureWorkloadProps } from './secure-workload-props';
import { TokenMountOptions } from './token-mount-options';
import { WritableDirectory } from './writable-directory';

/** Options of `SecureCronJob`. */
export interface SecureCronJobProps extends kplus.CronJobProps, SecureWorkloadProps {}

/**
 * A hardened CronJob. It passes Pod Security "restricted", and only explicitly
 * named containers get a token. Without a `serviceAccount`, it gets a dedicated
 * ServiceAccount with its own name.
 *
 * @example
 * new SecureCronJob(chart, 'report', {
 *   schedule: Cron.daily(),
 *   containers: [{ name: 'report', image: 'registry.example.com/report:v1.0.0' }],
 * });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
@failClosed('SecureCronJob', WORKLOAD_PROPERTIES.SecureCronJob)
export class SecureCronJob extends kplus.CronJob implements ISecureWorkload {
  private readonly _hardening: PodHardening;

  /** @throws if a property weakens it without a relaxation, or the account is `default` or in another namespace */
  public constructor(scope: Construct, id: string, props: SecureCronJobProps) {
    super(scope, id, workloadProps(props));
    if (props.spread) {
      this.scheduling.spread({ topology: kplus.Topology.HOSTNAME });
      this.scheduling.spread({ topology: kplus.Topology.ZONE });
    }
    this._hardening = new PodHardening(this, props);
  }

  /**
   * Allows containers to call the Kubernetes API; only these get a token for
   * it. Several calls are cumulative.
   *
   * @throws if a mount path or a volume name is invalid; at synth, if a container does not exist, two mounts collide or the token would be unreadable
   */
  public allowApiAccess(access: ApiAccess): void {
    this._hardening.allowApiAccess(access);
  }

  /**
   * Mounts a token into the named containers only. It is short-lived, renewed
   * by the kubelet and invalid after the pod is deleted.
   *
   * @throws if no container is named, or the mount path or the volume name is invalid; at synth, if a container does not exist, two mounts collide or the token would be unreadable
   */
  public mountToken(token: BoundToken, options: TokenMountOptions): void {
    this._hardening.mountToken(token, options);
  }

  /**
   * Adds a volume with a token that no container of this manifest mounts. It is
   * for a webhook that gets the name of the volume and mounts it into an
   * injected container, such as the Vault agent. Which container mounts it
   * depends on the webhook, and is not checked.
   *
   * @param token The token in the volume.
   * @param volumeName The name of the volume for the webhook.
   * @throws if the volume name is invalid or taken; at synth, if the injected container could not read the token
   * @see https://developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations#vault-hashicorp-com-agent-service-account-token-volume-name
   */
  public addTokenVolume(token: BoundToken, volumeName: string): void {
    this._hardening.addTokenVolume(token, volumeName);
  }

  /**
   * Adds a directory that containers may write to, including containers added
   * later.
   *
   * @throws if the path or the volume name is invalid; at synth, if a container does not exist or two mounts collide
   */
  public addWritableDirectory(directory: WritableDirectory): void {
    this._hardening.addWritableDirectory(directory);
  }

  /**
   * Adds a relaxation. Call it before adding a container or volume that is
   * weaker than the default.
   *
   * @throws if it names no container although the pod has several; at synth, if a container or a volume does not exist
   */
  public addRelaxation(relaxation: Relaxation): void {
    this._hardening.addRelaxation(relaxation);
  }

  /** Adds a container; unset resources come from `ResourceDefaults`. */
  public addContainer(cont: kplus.ContainerProps): kplus.Container {
    return super.addContainer(containerProps(cont));
  }

  /** Adds an init container; unset resources come from `ResourceDefaults`. */
  public addInitContainer(cont: kplus.ContainerProps): kplus.Container {
    const added = super.addInitContainer(containerProps(cont));
    this._hardening?.check();
    return added;
  }

  /** Attaches an existing container. It keeps its own resources. */
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
