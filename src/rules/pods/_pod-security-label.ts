import { POD_SECURITY_LABEL_PREFIX } from '../../kubernetes/pod-security/namespace-labels';
import { field } from '../../kubernetes/pod-security/pod';
import { ManifestObject } from '../../manifest/manifest-object';
import { Path } from '../../manifest/path';
import { AppModel } from '../../model/app-model';
import { nearestPath } from '../_paths';

/** They belong to the cluster, whoever labels them. */
const OF_THE_CLUSTER = ['kube-system', 'kube-public', 'kube-node-lease'];

/** The namespaces that findings are for. */
export function judgedNamespaces(model: AppModel): ManifestObject[] {
  return model.objectsOf('', 'Namespace').filter(object => !model.isContext(object) && !OF_THE_CLUSTER.includes(object.name));
}

/** What a namespace says of Pod Security; `undefined` where it says nothing. */
export function podSecurityLabel({ manifest }: ManifestObject, mode: string): unknown {
  return field(manifest, 'metadata', 'labels', `${POD_SECURITY_LABEL_PREFIX}${mode}`);
}

/** Where it says it, or could. */
export function podSecurityLabelPath({ manifest }: ManifestObject, mode: string): Path {
  return nearestPath(manifest, ['metadata', 'labels', `${POD_SECURITY_LABEL_PREFIX}${mode}`]);
}
