import { POD_SECURITY_LABEL_PREFIX } from '../../kubernetes/pod-security/namespace-labels';
import { field } from '../../kubernetes/pod-security/pod';
import { ManifestObject } from '../../manifest/manifest-object';
import { Path } from '../../manifest/path';

/** They belong to the cluster, whoever labels them. */
const OF_THE_CLUSTER = ['kube-system', 'kube-public', 'kube-node-lease'];

/** Whether a namespace is one of the cluster itself. */
export function isOfTheCluster({ name }: ManifestObject): boolean {
  return OF_THE_CLUSTER.includes(name);
}

/** What a namespace says of Pod Security; `undefined` where it says nothing. */
export function podSecurityLabel({ manifest }: ManifestObject, mode: string): unknown {
  return field(manifest, 'metadata', 'labels', `${POD_SECURITY_LABEL_PREFIX}${mode}`);
}

/** Where it says it, or could. */
export function podSecurityLabelPath(mode: string): Path {
  return ['metadata', 'labels', `${POD_SECURITY_LABEL_PREFIX}${mode}`];
}
