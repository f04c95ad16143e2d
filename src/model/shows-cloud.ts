import { AppModel } from './app-model';
import { Workload } from './workload';
import { CLOUD_VOLUME_TYPES, isCloudDriver, isCloudImage, isCloudIngressClass, isCloudKey, isCloudMachine } from '../kubernetes/cloud/cloud-signs';
import { ManifestObject } from '../manifest/manifest-object';
import { groupOf } from '../objects/api-group';
import { textAt, valueAt } from '../objects/data-path';
import { metadataKeys } from '../objects/header';
import type * as k8s from '../objects/kubernetes-types';
import { items } from '../objects/lists';

/** Whether anything in the app or its context shows that the cluster runs in a cloud. */
export function showsCloud(model: AppModel): boolean {
  return model.allObjects.some(objectShowsCloud) || model.workloads.some(workloadShowsCloud);
}

function objectShowsCloud({ apiVersion, kind, name, namespace, manifest }: ManifestObject): boolean {
  const at = (...path: readonly string[]): string => textAt(manifest, path) ?? '';
  if (isCloudDriver(groupOf(apiVersion)) || metadataKeys(manifest).some(({ key }) => isCloudKey(key))) { return true; }
  switch (kind) {
    case 'StorageClass': return isCloudDriver(at('provisioner'));
    case 'CSIDriver': return isCloudDriver(name);
    case 'PersistentVolume': return isCloudVolume(manifest.spec);
    case 'IngressClass': return isCloudDriver(at('spec', 'controller'));
    case 'Ingress': return isCloudIngressClass(at('spec', 'ingressClassName'))
      || isCloudIngressClass(at('metadata', 'annotations', 'kubernetes.io/ingress.class'));
    case 'Service': return isCloudDriver(at('spec', 'loadBalancerClass'));
    case 'Node': return isCloudMachine(at('spec', 'providerID'));
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
    || keys.some(key => isCloudKey(key ?? ''))
    || items(spec?.volumes).some(isCloudVolume)
    || containers.some(({ manifest }) => isCloudImage(manifest.image ?? ''));
}

function isCloudVolume(volume: unknown): boolean {
  return isCloudDriver(textAt(volume, ['csi', 'driver']) ?? '') || CLOUD_VOLUME_TYPES.some(type => valueAt(volume, [type]) !== undefined);
}

function hasCloudKey(map: k8s.ObjectMeta['labels']): boolean {
  return Object.keys(map ?? {}).some(isCloudKey);
}
