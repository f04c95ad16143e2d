import { CLOUD_VOLUME_TYPES, isCloudDriver, isCloudImage, isCloudIngressClass, isCloudKey, isCloudMachine } from '../../kubernetes/cloud/cloud-signs';
import { ManifestObject } from '../../manifest/manifest-object';
import { AppModel } from '../../model/app-model';
import { Workload } from '../../model/workload';
import { groupOf } from '../../objects/api-group';
import { items } from '../../objects/lists';
import { field, isObject } from '../../objects/plain-object';

/** Whether anything in the app or its context shows that the cluster runs in a cloud. */
export function showsCloud(model: AppModel): boolean {
  return model.allObjects.some(objectShowsCloud) || model.workloads.some(workloadShowsCloud);
}

function objectShowsCloud({ apiVersion, kind, name, namespace, manifest }: ManifestObject): boolean {
  const { metadata, spec } = manifest;
  if (isCloudDriver(groupOf(apiVersion)) || hasCloudKey(field(metadata, 'annotations')) || hasCloudKey(field(metadata, 'labels'))) { return true; }
  switch (kind) {
    case 'StorageClass': return is(isCloudDriver, manifest.provisioner);
    case 'CSIDriver': return isCloudDriver(name);
    case 'PersistentVolume': return isCloudVolume(spec);
    case 'IngressClass': return is(isCloudDriver, field(spec, 'controller'));
    case 'Ingress': return is(isCloudIngressClass, field(spec, 'ingressClassName'))
      || is(isCloudIngressClass, field(metadata, 'annotations', 'kubernetes.io/ingress.class'));
    case 'Service': return is(isCloudDriver, field(spec, 'loadBalancerClass'));
    case 'Node': return is(isCloudMachine, field(spec, 'providerID'));
    case 'ConfigMap': return name === 'aws-auth' && namespace === 'kube-system';
    default: return false;
  }
}

function workloadShowsCloud({ pod, containers }: Workload): boolean {
  const { metadata, spec } = pod;
  const required = items(spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms);
  const preferred = items(spec?.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution).map(({ preference }) => preference ?? {});
  const keys = [
    ...[...required, ...preferred].flatMap(({ matchExpressions }) => items(matchExpressions).map(({ key }) => key)),
    ...items(spec?.tolerations).map(({ key }) => key),
  ];
  return [metadata?.annotations, metadata?.labels, spec?.nodeSelector].some(hasCloudKey)
    || keys.some(key => is(isCloudKey, key))
    || items(spec?.volumes).some(isCloudVolume)
    || containers.some(({ manifest }) => is(isCloudImage, manifest.image));
}

function isCloudVolume(volume: unknown): boolean {
  return is(isCloudDriver, field(volume, 'csi', 'driver')) || CLOUD_VOLUME_TYPES.some(type => field(volume, type) !== undefined);
}

function hasCloudKey(map: unknown): boolean {
  return isObject(map) && Object.keys(map).some(isCloudKey);
}

function is(test: (text: string) => boolean, value: unknown): boolean {
  return typeof value === 'string' && test(value);
}
