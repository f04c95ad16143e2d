import { Json } from './_json';
import { DataPath } from '../../objects/data-path';

/** A container of a pod and where it stands in the pod's spec. */
export interface PodContainer {
  readonly path: DataPath;
  readonly name: string;
  readonly value: Json;
}

/** Init containers, native sidecars among them, and regular ones: those that are there when a pod starts. */
export function startedContainers(spec: Json): PodContainer[] {
  return containersIn(spec, 'initContainers', 'containers');
}

/** The containers of a pod, ephemeral ones included. */
export function allContainers(spec: Json): PodContainer[] {
  return containersIn(spec, 'initContainers', 'containers', 'ephemeralContainers');
}

/** Whether the pod runs on Windows, where the fields for Linux are refused or mean nothing. */
export function runsOnWindows(spec: Json): boolean {
  const selected = spec.nodeSelector?.['kubernetes.io/os'] ?? spec.nodeSelector?.['beta.kubernetes.io/os'];
  return spec.os?.name === 'windows' || selected === 'windows';
}

/** A field of a container's security context. */
export function contextOf({ value }: PodContainer): Json {
  return value.securityContext ?? {};
}

/** A field of the security context in effect: the container's, else the pod's. */
export function inEffect(spec: Json, container: PodContainer, name: string): unknown {
  return contextOf(container)[name] ?? spec.securityContext?.[name];
}

function containersIn(spec: Json, ...lists: string[]): PodContainer[] {
  return lists.flatMap(list => ((spec[list] ?? []) as Json[]).map((value, index) => ({ path: [list, index], name: value.name as string, value })));
}
