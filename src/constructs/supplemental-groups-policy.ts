/**
 * How the supplemental groups of the processes of a pod are determined.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#supplementalgroupspolicy
 */
export enum SupplementalGroupsPolicy {
  /** The groups of the pod, and those of its user in `/etc/group` of the image, which manifests do not show. */
  MERGE = 'Merge',

  /** The groups of the pod only. */
  STRICT = 'Strict',
}
