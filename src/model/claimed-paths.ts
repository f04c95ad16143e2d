import { AppModel } from './app-model';
import { Workload } from './workload';
import { HOST_PATH_KINDS, hostPathKind } from '../kubernetes/node/host-paths';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import type * as k8s from '../objects/kubernetes-types';
import { items, texts } from '../objects/lists';

/** A directory of the node that a pod gets through a PersistentVolumeClaim. */
export interface ClaimedPath {
  readonly volume: string;
  readonly path: Path;
  readonly hostPath: string;
  readonly persistentVolume: string;
  /** Whether the claim and the volume refer to each other; otherwise another volume may fit as well. */
  readonly certain: boolean;
}

/** A claim of a pod, or a template of claims for its pods. */
interface Claim {
  readonly volume: string;
  readonly path: Path;
  /** The name, or the pattern of the names if each pod has its own. */
  readonly name: string | RegExp;
  readonly spec: k8s.PersistentVolumeClaimSpec;
}

/** A PersistentVolume that is a directory of its node. */
interface NodeVolume {
  readonly name: string;
  readonly hostPath: string;
  readonly spec: k8s.PersistentVolumeSpec;
}

/** The directories of the node behind the claims of a workload. */
export function claimedPaths(workload: Workload, model: AppModel): readonly ClaimedPath[] {
  const volumes = model.once(nodeVolumes);
  return volumes.all.length === 0 ? [] : claimsOf(workload, model).flatMap(claim => behind(claim, workload.namespace, volumes));
}

function behind(claim: Claim, namespace: string | undefined, volumes: NodeVolumes): ClaimedPath[] {
  const found = (certain: boolean) => ({ name, hostPath }: NodeVolume): ClaimedPath =>
    ({ volume: claim.volume, path: claim.path, hostPath, persistentVolume: name, certain });
  const { volumeName } = claim.spec;
  if (volumeName) { return volumes.byName.get(volumeName)?.map(found(true)) ?? []; }
  const reserved = volumes.reservedFor(claim.name, namespace);
  if (reserved.length > 0) { return reserved.map(found(true)); }
  return volumes.ofClass(claim.spec.storageClassName).filter(volume => fits(volume, claim.spec)).slice(0, 1).map(found(false));
}

function fits({ name, spec }: NodeVolume, claim: k8s.PersistentVolumeClaimSpec): boolean {
  const modes = texts(spec.accessModes);
  // The selector's label requirements are ignored: a selector is a deliberate choice.
  return name !== '' && texts(claim.accessModes).every(mode => modes.includes(mode)) && (claim.volumeMode ?? 'Filesystem') === (spec.volumeMode ?? 'Filesystem');
}

/** The PersistentVolumes of an app that are directories of their node. */
class NodeVolumes {
  public readonly byName = new Map<string, NodeVolume[]>();
  private readonly byClaim = new Map<string, NodeVolume[]>();
  private readonly byClass = new Map<string, NodeVolume[]>();

  public constructor(public readonly all: readonly NodeVolume[]) {
    const worstFirst = [...all].sort((a, b) => rankOf(a) - rankOf(b));
    for (const volume of worstFirst) {
      add(this.byName, volume.name, volume);
      const { claimRef, storageClassName } = volume.spec;
      if (claimRef?.name) { add(this.byClaim, keyOf(claimRef.namespace ?? undefined, claimRef.name), volume); } else { add(this.byClass, storageClassName ?? '', volume); }
    }
  }

  public reservedFor(claim: string | RegExp, namespace: string | undefined): readonly NodeVolume[] {
    if (typeof claim === 'string') { return this.byClaim.get(keyOf(namespace, claim)) ?? []; }
    return this.all.filter(({ spec: { claimRef } }) => claimRef?.namespace === namespace && claim.test(claimRef?.name ?? ''));
  }

  /** The volumes that a claim of the class may bind to; a claim without a class gets the cluster's default. */
  public ofClass(name: string | null | undefined): readonly NodeVolume[] {
    return typeof name === 'string' ? this.byClass.get(name) ?? [] : [];
  }
}

/** Any matching volume may be bound; the most severe one is reported. */
function rankOf({ hostPath }: NodeVolume): number {
  return HOST_PATH_KINDS.indexOf(hostPathKind(hostPath));
}

function nodeVolumes(model: AppModel): NodeVolumes {
  return new NodeVolumes(model.objectsOf('', 'PersistentVolume').flatMap(({ name, manifest: { spec } }) => {
    const hostPath = spec?.hostPath?.path ?? spec?.local?.path;
    return spec && hostPath ? [{ name, hostPath, spec }] : [];
  }));
}

function claimsOf({ object, namespace, podPath, pod }: Workload, model: AppModel): Claim[] {
  const declared = model.once(declaredClaims);
  const ofVolumes = items(pod.spec?.volumes).flatMap(({ name, persistentVolumeClaim, ephemeral }, index): Claim[] => {
    const path = [...podPath, 'spec', 'volumes', index];
    const claimName = persistentVolumeClaim?.claimName;
    if (claimName) {
      const specs = declared.get(keyOf(namespace, claimName)) ?? [{}];
      return specs.map(spec => ({ volume: name ?? '', path: [...path, 'persistentVolumeClaim'], name: claimName, spec }));
    }
    const spec = ephemeral?.volumeClaimTemplate?.spec;
    return spec ? [{ volume: name ?? '', path: [...path, 'ephemeral'], name: new RegExp(`-${escaped(name ?? '')}$`), spec }] : [];
  });
  return [...ofVolumes, ...templateClaims(object)];
}

function templateClaims({ apiVersion, kind, name, manifest }: ManifestObject): Claim[] {
  if (kind !== 'StatefulSet' || !apiVersion.startsWith('apps/')) { return []; }
  const { spec } = manifest as k8s.StatefulSet;
  return items(spec?.volumeClaimTemplates).flatMap((template, index) => {
    const volume = template.metadata?.name ?? '';
    const path = ['spec', 'volumeClaimTemplates', index];
    return [{ volume, path, name: new RegExp(`^${escaped(volume)}-${escaped(name)}-\\d+$`), spec: template.spec ?? {} }];
  });
}

function declaredClaims(model: AppModel): Map<string, k8s.PersistentVolumeClaimSpec[]> {
  const found = new Map<string, k8s.PersistentVolumeClaimSpec[]>();
  for (const object of model.objectsOf('', 'PersistentVolumeClaim')) {
    add(found, keyOf(model.namespaceOf(object), object.name), object.manifest.spec ?? {});
  }
  return found;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const found = map.get(key);
  if (found) { found.push(value); } else { map.set(key, [value]); }
}

function keyOf(namespace: string | undefined, name: string): string {
  return JSON.stringify([namespace ?? null, name]);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
