/**
 * Which groups the processes of a pod belong to.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#supplementalgroupspolicy
 */
export enum SupplementalGroupsPolicy {
  /** Those of the pod, and those that the image's `/etc/group` gives its user, which no manifest shows. */
  MERGE = 'Merge',

  /** Those of the pod only. */
  STRICT = 'Strict',
}
