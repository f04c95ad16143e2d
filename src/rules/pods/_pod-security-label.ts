import { POD_SECURITY_LABEL_PREFIX } from '../../kubernetes/pod-security/namespace-labels';
import { ManifestObject } from '../../manifest/manifest-object';
import { Path } from '../../manifest/path';
import type * as k8s from '../../objects/kubernetes-types';

/** These namespaces belong to the cluster, even if the app labels them. */
const OF_THE_CLUSTER = ['kube-system', 'kube-public', 'kube-node-lease'];

/** Whether a namespace belongs to the cluster. */
export function isOfTheCluster({ name }: Pick<ManifestObject, 'name'>): boolean {
  return OF_THE_CLUSTER.includes(name);
}

/** The value of a Pod Security label of a namespace; `undefined` if it is not set. */
export function podSecurityLabel({ manifest }: ManifestObject<k8s.Namespace>, mode: string): string | undefined {
  return manifest.metadata?.labels?.[`${POD_SECURITY_LABEL_PREFIX}${mode}`] ?? undefined;
}

/** The path of the label, set or not. */
export function podSecurityLabelPath(mode: string): Path {
  return ['metadata', 'labels', `${POD_SECURITY_LABEL_PREFIX}${mode}`];
}
