import type * as k8s from './kubernetes-types';

/**
 * What a manifest of a kind holds, by API group: its types have been checked, and
 * what was of another type is left out. Only a number or a boolean may be the text
 * of a placeholder all the same, so that both have to be compared, not just asked
 * for.
 */
export interface TypedKinds {
  readonly '': {
    readonly ConfigMap: k8s.ConfigMap;
    readonly LimitRange: k8s.LimitRange;
    readonly Namespace: k8s.Namespace;
    readonly PersistentVolume: k8s.PersistentVolume;
    readonly PersistentVolumeClaim: k8s.PersistentVolumeClaim;
    readonly Secret: k8s.Secret;
    readonly ServiceAccount: k8s.ServiceAccount;
  };
  readonly 'networking.k8s.io': {
    readonly NetworkPolicy: k8s.NetworkPolicy;
  };
  readonly 'rbac.authorization.k8s.io': {
    readonly ClusterRole: k8s.ClusterRole;
    readonly ClusterRoleBinding: k8s.ClusterRoleBinding;
    readonly Role: k8s.Role;
    readonly RoleBinding: k8s.RoleBinding;
  };
}
