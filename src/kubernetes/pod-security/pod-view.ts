import { itemFields, PodField } from './pod-field';
import { hasUserNamespace, isWindows } from './pod-system';
import type * as k8s from '../../objects/kubernetes-types';
import { List } from '../../objects/kubernetes-types';

/** A container of any kind; all kinds have the fields that the controls check. */
type AnyContainer = k8s.Container | k8s.EphemeralContainer;

/** A pod as the controls see it. */
export class PodView {
  public readonly metadata: PodField<k8s.ObjectMeta>;
  public readonly spec: PodField<k8s.PodSpec>;
  public readonly securityContext: PodField<k8s.PodSecurityContext>;
  public readonly volumes: readonly PodField<k8s.Volume>[];
  /** Every container, with its name if it has one. */
  public readonly containers: readonly PodField<AnyContainer>[];
  /** The security context of every container. */
  public readonly containerContexts: readonly PodField<k8s.SecurityContext>[];
  /** The security contexts of the pod and of every container, for the fields that exist in both. */
  public readonly contexts: readonly PodField<k8s.PodSecurityContext | k8s.SecurityContext>[];
  /** Linux features do not apply to containers on Windows; some controls skip such pods. */
  public readonly isWindows: boolean;
  /** Whether the root user of the pod has no privileges on the node. */
  public readonly hasUserNamespace: boolean;

  public constructor(pod: k8s.PodTemplateSpec) {
    this.metadata = new PodField(pod.metadata, 'metadata');
    this.spec = new PodField(pod.spec, 'spec');
    this.securityContext = this.spec.field('securityContext');
    this.volumes = itemFields(this.spec.field('volumes'));
    this.containers = (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap(list => containersOf(this.spec.field(list)));
    this.containerContexts = this.containers.map(container => container.field('securityContext'));
    this.contexts = [this.securityContext, ...this.containerContexts];
    this.isWindows = isWindows(pod);
    this.hasUserNamespace = hasUserNamespace(pod);
  }
}

function containersOf(list: PodField<List<AnyContainer>>): PodField<AnyContainer>[] {
  return (list.value ?? []).map((container, index) => new PodField(container, index, list, container?.name ?? undefined));
}
