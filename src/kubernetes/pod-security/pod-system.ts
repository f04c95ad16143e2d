import type * as k8s from '../../objects/kubernetes-types';

/** Containers have no access to Linux features on Windows, so some controls leave such pods out. */
export function isWindows({ spec }: k8s.PodTemplateSpec): boolean {
  return spec?.os?.name === 'windows';
}

/** Whether the pod has users of its own, which are nobody on the node. */
export function hasUserNamespace({ spec }: k8s.PodTemplateSpec): boolean {
  return spec?.hostUsers === false;
}
