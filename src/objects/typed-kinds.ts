import type * as k8s from './kubernetes-types';

/**
 * The manifest types of kinds, by API group: types have been checked, and invalid
 * values are left out. A number or boolean may still be the text of a placeholder;
 * compare its value, do not only test whether it is set.
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
