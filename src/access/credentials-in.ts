import { SnapshotCredential } from './access-snapshot';
import { isTemplated } from '../kubernetes/names';
import { ManifestObject } from '../manifest/manifest-object';
import { AppModel } from '../model/app-model';
import { Container, Workload } from '../model/workload';
import { textAt, valueAt } from '../objects/data-path';
import type * as k8s from '../objects/kubernetes-types';
import { items } from '../objects/lists';

/** A credential of a container; without a name if the manifest does not set one. */
interface Held {
  readonly type: SnapshotCredential['type'];
  readonly name?: string | null;
}

/** The Secrets and certificates of containers, except token Secrets, and the pod tokens that CSI drivers receive. */
export function credentialsIn(model: AppModel): SnapshotCredential[] {
  const workloads = model.workloads.filter(({ object }) => !model.isContext(object));
  const tokenSecrets = new Set(model.tokenSecrets.map(({ namespace, object }) => JSON.stringify([namespace, object.name])));
  const ofContainers = workloads.flatMap(workload => workload.containers.flatMap(container => {
    const held = [...ofEnvironment(container), ...ofVolumes(workload, container)];
    const unique = new Map(held.map(credential => [JSON.stringify(credential), credential]));
    return [...unique.values()].flatMap(({ type, name }): SnapshotCredential[] => {
      if (!name || (type === 'secret' && tokenSecrets.has(JSON.stringify([workload.namespace, name])))) { return []; }
      return [{ ...certaintyOf(name), object: named(workload.object, workload.namespace), container: container.name, type, name }];
    });
  }));
  const drivers = model.objectsOf('storage.k8s.io', 'CSIDriver').filter(object => !model.isContext(object));
  const ofDrivers = drivers.flatMap(object => {
    const requests = valueAt(object.manifest, ['spec', 'tokenRequests']);
    return (Array.isArray(requests) ? requests : []).map((request): SnapshotCredential => {
      const name = textAt(request, ['audience']) ?? '';
      return { ...certaintyOf(name), object: named(object), type: 'pod-token', name };
    });
  });
  return [...ofContainers, ...ofDrivers];
}

function ofEnvironment({ manifest: { env, envFrom } }: Container): Held[] {
  return [...items(env).map(({ valueFrom }) => valueFrom?.secretKeyRef?.name), ...items(envFrom).map(({ secretRef }) => secretRef?.name)]
    .map(name => ({ type: 'secret', name }));
}

function ofVolumes({ pod }: Workload, { manifest }: Container): Held[] {
  const mounted = new Set([...items(manifest.volumeMounts), ...items(manifest.volumeDevices)].map(({ name }) => name));
  return items(pod.spec?.volumes).filter(({ name }) => mounted.has(name)).flatMap(ofVolume);
}

function ofVolume({ secret, projected }: k8s.Volume): Held[] {
  return [
    { type: 'secret', name: secret?.secretName },
    ...items(projected?.sources).flatMap((source): Held[] => [
      { type: 'secret', name: source.secret?.name }, { type: 'pod-certificate', name: source.podCertificate?.signerName },
    ]),
  ];
}

function certaintyOf(name: string): Pick<SnapshotCredential, 'certainty'> {
  return { certainty: isTemplated(name) ? 'possible' : 'certain' };
}

function named({ kind, name }: ManifestObject, namespace?: string): SnapshotCredential['object'] {
  return { kind, ...namespace === undefined ? {} : { namespace }, name };
}
