import { ManifestObject } from '../../manifest/manifest-object';
import { Path } from '../../manifest/path';
import { AppModel } from '../../model/app-model';
import { Container, Workload } from '../../model/workload';
import type * as k8s from '../../objects/kubernetes-types';
import { items } from '../../objects/lists';

/** A variable of a container. */
export interface Variable {
  readonly name: string;
  /** Relative to the container. */
  readonly path: Path;
  /** The value, if it is literal. */
  readonly value?: string;
  /** The key of the Secret or ConfigMap that the value comes from. */
  readonly key?: string;
}

/** A list of variables whose content the app does not show. */
export interface HiddenVariables {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  readonly path: Path;
}

/** A volume that a container mounts. */
export interface Mount {
  readonly mountPath: string;
  readonly path: Path;
  /** The volume; unset if the pod has no volume of that name. */
  readonly volume?: k8s.Volume;
}

/** A file of a ConfigMap of the app that a container mounts. */
export interface MountedFile {
  readonly configMap: string;
  readonly file: string;
  readonly text: string;
  readonly path: Path;
}

/** The variables of a container. */
export interface Variables {
  readonly known: readonly Variable[];
  readonly hidden: readonly HiddenVariables[];
}

type Source = ManifestObject<k8s.Secret | k8s.ConfigMap>;

/** Resolves the variables and files of containers. */
export class CredentialSources {
  private objects: Map<string, Source[]> | undefined;

  public constructor(private readonly model: AppModel) {}

  /** The variables of a container, and the lists of variables whose content the app does not show. */
  public variables(workload: Workload, { manifest }: Container): Variables {
    const known: Variable[] = [];
    const hidden: HiddenVariables[] = [];
    for (const [index, { prefix, secretRef, configMapRef }] of items(manifest.envFrom).entries()) {
      for (const [reference, kind] of [[secretRef, 'Secret'], [configMapRef, 'ConfigMap']] as const) {
        const name = reference?.name;
        if (!name) { continue; }
        const path = ['envFrom', index];
        const objects = this.find(kind, workload.namespace, name);
        if (objects.length === 0) { hidden.push({ kind, name, path }); continue; }
        for (const key of new Set(objects.flatMap(keysOf))) { known.push({ name: `${prefix ?? ''}${key}`, key, path }); }
      }
    }
    for (const [index, { name, value, valueFrom }] of items(manifest.env).entries()) {
      // Every client treats an empty variable as unset.
      if (!name || value === '') { continue; }
      const key = valueFrom?.secretKeyRef?.key ?? valueFrom?.configMapKeyRef?.key;
      known.push({ name, path: ['env', index], ...value ? { value } : {}, ...key ? { key } : {} });
    }
    return { known, hidden };
  }

  /** The files of ConfigMaps that a container mounts, as far as the app shows them. */
  public configFiles(workload: Workload, container: Container): MountedFile[] {
    return mountsOf(workload, container).flatMap(({ path, volume }) => {
      const names = [volume?.configMap?.name, ...items(volume?.projected?.sources).map(({ configMap }) => configMap?.name)];
      return names.flatMap(name => {
        const objects = name ? this.find('ConfigMap', workload.namespace, name) : [];
        return objects.flatMap(object => Object.entries(object.manifest.data ?? {}).map(([file, text]) => ({ configMap: object.name, file, text: text ?? '', path })));
      });
    });
  }

  /** All definitions of an object: any of them may apply. */
  private find(kind: 'Secret' | 'ConfigMap', namespace: string | undefined, name: string): readonly Source[] {
    if (this.objects === undefined) {
      this.objects = new Map();
      for (const one of ['Secret', 'ConfigMap'] as const) {
        for (const object of this.model.objectsOf('', one)) {
          const key = keyOf(one, this.model.namespaceOf(object), object.name);
          const others = this.objects.get(key);
          if (others) { others.push(object); } else { this.objects.set(key, [object]); }
        }
      }
    }
    return this.objects.get(keyOf(kind, namespace, name)) ?? [];
  }
}

/** The volume mounts of a container. */
export function mountsOf({ pod }: Workload, { manifest }: Container): Mount[] {
  const volumes = new Map(items(pod.spec?.volumes).map(volume => [volume.name, volume]));
  return items(manifest.volumeMounts).flatMap(({ name, mountPath }, index) => {
    const volume = volumes.get(name);
    return mountPath ? [{ mountPath: mountPath.replace(/\/+$/, ''), path: ['volumeMounts', index], ...volume ? { volume } : {} }] : [];
  });
}

/** Whether files of a volume come from a Secret; `undefined` if their source does not show it. */
export function holdsSecret(volume: k8s.Volume | undefined): boolean | undefined {
  if (volume?.secret) { return true; }
  if (volume?.projected?.sources) { return items(volume.projected.sources).some(({ secret }) => secret); }
  return volume?.configMap || volume?.downwardAPI ? false : undefined;
}

function keysOf({ manifest }: Source): string[] {
  return [...Object.keys(manifest.data ?? {}), ...'stringData' in manifest ? Object.keys(manifest.stringData ?? {}) : []];
}

function keyOf(kind: string, namespace: string | undefined, name: string): string {
  return JSON.stringify([kind, namespace ?? null, name]);
}
