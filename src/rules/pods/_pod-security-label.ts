import { POD_SECURITY_LABEL_PREFIX } from '../../kubernetes/pod-security/namespace-labels';
import { ManifestObject } from '../../manifest/manifest-object';
import { Path } from '../../manifest/path';
import type * as k8s from '../../objects/kubernetes-types';

/** They belong to the cluster, whoever labels them. */
const OF_THE_CLUSTER = ['kube-system', 'kube-public', 'kube-node-lease'];

/** Whether a namespace is one of the cluster itself. */
export function isOfTheCluster({ name }: Pick<ManifestObject, 'name'>): boolean {
  return OF_THE_CLUSTER.includes(name);
}

/** What a namespace says of Pod Security; `undefined` where it says nothing. */
export function podSecurityLabel({ manifest }: ManifestObject<k8s.Namespace>, mode: string): string | undefined {
  return manifest.metadata?.labels?.[`${POD_SECURITY_LABEL_PREFIX}${mode}`] ?? undefined;
}

/** Where it says it, or could. */
export function podSecurityLabelPath(mode: string): Path {
  return ['metadata', 'labels', `${POD_SECURITY_LABEL_PREFIX}${mode}`];
}
