import type * as k8s from '../../objects/kubernetes-types';

/** Linux features do not apply to containers on Windows; some controls skip such pods. */
export function isWindows({ spec }: k8s.PodTemplateSpec): boolean {
  return spec?.os?.name === 'windows';
}

/** Whether the pod has its own user namespace, whose users are unprivileged on the node. */
export function hasUserNamespace({ spec }: k8s.PodTemplateSpec): boolean {
  return spec?.hostUsers === false;
}
