import { DataPath } from '../../objects/data-path';
import type * as k8s from '../../objects/kubernetes-types';
import { items } from '../../objects/lists';

/** A container of a pod and its path in the pod's spec. */
export interface PodContainer {
  readonly path: DataPath;
  /** Empty if it has none. */
  readonly name: string;
  readonly value: k8s.Container;
}

/** The containers present when a pod starts: init containers, including native sidecars, and regular ones. */
export function startedContainersIn(spec: k8s.PodSpec): PodContainer[] {
  return containersIn(spec, 'initContainers', 'containers');
}

/** All containers of a pod, including ephemeral ones. */
export function allContainers(spec: k8s.PodSpec): PodContainer[] {
  return containersIn(spec, 'initContainers', 'containers', 'ephemeralContainers');
}

/** The security context of a container. */
export function contextOf({ value }: PodContainer): k8s.SecurityContext {
  return value.securityContext ?? {};
}

/** A field of the effective security context: the container's, else the pod's. */
export function inEffect<F extends keyof k8s.SecurityContext & keyof k8s.PodSecurityContext>(
  spec: k8s.PodSpec, container: PodContainer, field: F,
): k8s.SecurityContext[F] | k8s.PodSecurityContext[F] {
  return contextOf(container)[field] ?? spec.securityContext?.[field] ?? undefined;
}

function containersIn(spec: k8s.PodSpec, ...lists: readonly ('initContainers' | 'containers' | 'ephemeralContainers')[]): PodContainer[] {
  return lists.flatMap(list => items<k8s.Container>(spec[list]).map((value, index) => ({ path: [list, index], name: value.name ?? '', value })));
}
