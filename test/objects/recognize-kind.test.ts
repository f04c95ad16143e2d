import { recognizeKind } from '../../src/objects/recognize-kind';

const recognized = (apiVersion: string, kind: string): string => {
  const found = recognizeKind({ apiVersion, kind });
  switch (found.is) {
    case 'served': return found.isNamespaced ? 'in a namespace' : 'in the cluster';
    case 'removed': return `removed in 1.${found.inMinor}${found.now ? `, now ${found.now.apiVersion} ${found.now.kind}` : ''}`;
    case 'impossible': return `nearest ${found.nearest.apiVersion} ${found.nearest.kind}`;
    case 'other': return 'other';
  }
};

test.each([
  ['v1', 'Pod', 'in a namespace'],
  ['v1', 'Namespace', 'in the cluster'],
  ['apps/v1', 'Deployment', 'in a namespace'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'in the cluster'],
  ['autoscaling/v1', 'HorizontalPodAutoscaler', 'in a namespace'],
  ['policy/v1', 'Eviction', 'in a namespace'],
])('%s %s is served: %s', (apiVersion, kind, expected) => {
  expect(recognized(apiVersion, kind)).toBe(expected);
});

// https://kubernetes.io/docs/reference/using-api/deprecation-guide/
test.each([
  ['extensions/v1beta1', 'Deployment', 'removed in 1.16, now apps/v1 Deployment'],
  ['extensions/v1beta1', 'Ingress', 'removed in 1.22, now networking.k8s.io/v1 Ingress'],
  ['apps/v1beta1', 'StatefulSet', 'removed in 1.16, now apps/v1 StatefulSet'],
  ['policy/v1beta1', 'PodSecurityPolicy', 'removed in 1.25'],
  ['batch/v1beta1', 'CronJob', 'removed in 1.25, now batch/v1 CronJob'],
  ['rbac.authorization.k8s.io/v1beta1', 'Role', 'removed in 1.22, now rbac.authorization.k8s.io/v1 Role'],
  ['rbac.authorization.k8s.io/v1alpha1', 'ClusterRoleBinding', 'removed in 1.23, now rbac.authorization.k8s.io/v1 ClusterRoleBinding'],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 'removed in 1.26, now autoscaling/v2 HorizontalPodAutoscaler'],
  ['apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', 'removed in 1.22, now apiextensions.k8s.io/v1 CustomResourceDefinition'],
])('%s %s is %s', (apiVersion, kind, expected) => {
  expect(recognized(apiVersion, kind)).toBe(expected);
});

test.each([
  ['another group', 'v1', 'Deployment', 'apps/v1 Deployment'],
  ['another group', 'apps/v1', 'ClusterRole', 'rbac.authorization.k8s.io/v1 ClusterRole'],
  ['another group', 'apps/v1', 'Pod', 'v1 Pod'],
  ['another group', 'batch/v1', 'Deployment', 'apps/v1 Deployment'],
  ['another group', 'authorization.k8s.io/v1', 'RoleBinding', 'rbac.authorization.k8s.io/v1 RoleBinding'],
  ['another version', 'apps/v1alpha1', 'Deployment', 'apps/v1 Deployment'],
  ['another version', 'batch/v1beta2', 'CronJob', 'batch/v1 CronJob'],
  ['no version', 'apps/V1', 'Deployment', 'apps/v1 Deployment'],
  ['no version', 'apps/1', 'Deployment', 'apps/v1 Deployment'],
  ['too many parts in a version', 'apps/v1/beta', 'Deployment', 'apps/v1 Deployment'],
  ['a removed group', 'extensions/v1', 'Deployment', 'apps/v1 Deployment'],
  ['the wrong case', 'rbac.authorization.k8s.io/v1', 'ClusterRolebinding', 'rbac.authorization.k8s.io/v1 ClusterRoleBinding'],
  ['the wrong case', 'apps/v1', 'deployment', 'apps/v1 Deployment'],
  ['the wrong case', 'v1', 'CONFIGMAP', 'v1 ConfigMap'],
  ['the wrong case and group', 'v1', 'clusterrole', 'rbac.authorization.k8s.io/v1 ClusterRole'],
  ['a missing letter', 'apps/v1', 'Deploymet', 'apps/v1 Deployment'],
  ['two wrong letters', 'v1', 'SerivceAccount', 'v1 ServiceAccount'],
  ['the plural', 'v1', 'Pods', 'v1 Pod'],
  ['a group without a dot, which no custom resource has', 'core/v1', 'Pod', 'v1 Pod'],
  ['a group without a dot', 'rbac/v1', 'Role', 'rbac.authorization.k8s.io/v1 Role'],
  ['a group without a dot', 'app/v1', 'Deployment', 'apps/v1 Deployment'],
  ['a misspelt group', 'rbac.authorisation.k8s.io/v1', 'Role', 'rbac.authorization.k8s.io/v1 Role'],
  ['a group in the wrong case', 'RBAC.authorization.k8s.io/v1', 'Role', 'rbac.authorization.k8s.io/v1 Role'],
])('%s: %s %s is impossible', (_case, apiVersion, kind, nearest) => {
  expect(recognized(apiVersion, kind)).toBe(`nearest ${nearest}`);
});

test.each([
  ['a custom resource', 'argoproj.io/v1alpha1', 'Rollout'],
  ['a custom resource with the name of a kind', 'serving.knative.dev/v1', 'Service'],
  ['a custom resource with the name of a kind', 'crd.projectcalico.org/v1', 'NetworkPolicy'],
  ['a custom resource with the name of a kind', 'authorization.openshift.io/v1', 'ClusterRole'],
  ['a custom resource with a name similar to a kind', 'apps.openshift.io/v1', 'DeploymentConfig'],
  ['a custom resource below k8s.io', 'snapshot.storage.k8s.io/v1', 'VolumeSnapshot'],
  ['a custom resource below k8s.io', 'gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ['a custom resource below k8s.io', 'autoscaling.k8s.io/v1', 'VerticalPodAutoscaler'],
  ['a custom resource below k8s.io', 'metrics.k8s.io/v1beta1', 'NodeMetrics'],
  ['a custom resource below k8s.io', 'policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy'],
  ['a file', 'kustomize.config.k8s.io/v1beta1', 'Kustomization'],
  ['a file', 'kubelet.config.k8s.io/v1beta1', 'KubeletConfiguration'],
  ['a file', 'audit.k8s.io/v1', 'Policy'],
  ['a file', 'v1', 'Config'],
  ['a file', 'skaffold/v4beta11', 'Config'],
  ['the v1 of older OpenShift versions', 'v1', 'DeploymentConfig'],
  ['the v1 of older OpenShift versions', 'v1', 'Template'],
  ['a response of the API server', 'v1', 'Status'],
  ['a kind of a newer Kubernetes', 'apps/v1', 'Orchestration'],
  ['a newer version', 'apps/v2', 'Deployment'],
  ['a newer version', 'apps/v2alpha1', 'Deployment'],
  ['a newer version of an unstable kind', 'scheduling.k8s.io/v1', 'PodGroup'],
  ['a newer version of an unstable kind', 'scheduling.k8s.io/v1beta2', 'Workload'],
  ['a kind that is no longer served in any version', 'policy/v1', 'PodSecurityPolicy'],
  ['a placeholder', '{{ $apiVersion }}', 'Deployment'],
  ['a placeholder', 'v1', '${KIND}'],
  ['an inherited property', 'v1', 'constructor'],
  ['an inherited property', '__proto__', 'toString'],
  ['an inherited property', 'constructor/v1', 'Foo'],
  ['nothing', '', ''],
])('%s: %s %s is unknown, and may exist', (_case, apiVersion, kind) => {
  expect(recognized(apiVersion, kind)).toBe('other');
});
