import { ManifestObject } from '../../manifest/manifest-object';
import { Path } from '../../manifest/path';
import { AppModel } from '../../model/app-model';
import { Container, Workload } from '../../model/workload';
import { field } from '../../objects/plain-object';

/** A variable of a container. */
export interface Variable {
  readonly name: string;
  /** From the container. */
  readonly path: Path;
  /** The value, where it is written. */
  readonly value?: string;
  /** The key of the Secret or ConfigMap it is taken from. */
  readonly key?: string;
}

/** A list of variables that the app does not show. */
export interface HiddenVariables {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  readonly path: Path;
}

/** A volume that a container mounts. */
export interface Mount {
  readonly mountPath: string;
  readonly path: Path;
  /** The volume as data. */
  readonly volume: unknown;
}

/** Where containers get variables and files from; only by name, whatever the values are. */
export class CredentialSources {
  private objects: Map<string, ManifestObject> | undefined;

  public constructor(private readonly model: AppModel) {}

  /** The variables of a container, and the lists of them that the app does not show. */
  public variables(workload: Workload, container: Container): { readonly known: readonly Variable[]; readonly hidden: readonly HiddenVariables[] } {
    const known: Variable[] = [];
    const hidden: HiddenVariables[] = [];
    listOf(field(container.manifest, 'envFrom')).forEach((source, index) => {
      for (const [reference, kind] of [['secretRef', 'Secret'], ['configMapRef', 'ConfigMap']] as const) {
        const name = field(source, reference, 'name');
        if (typeof name !== 'string') { continue; }
        const path = ['envFrom', index];
        const object = this.find(kind, workload.namespace, name);
        if (!object) { hidden.push({ kind, name, path }); continue; }
        const prefix = field(source, 'prefix');
        for (const key of keysOf(object)) { known.push({ name: `${typeof prefix === 'string' ? prefix : ''}${key}`, key, path }); }
      }
    });
    listOf(field(container.manifest, 'env')).forEach((variable, index) => {
      const [name, value] = [field(variable, 'name'), field(variable, 'value')];
      // Every client takes an empty variable for one that is not there.
      if (typeof name !== 'string' || value === '') { return; }
      const key = field(variable, 'valueFrom', 'secretKeyRef', 'key') ?? field(variable, 'valueFrom', 'configMapKeyRef', 'key');
      known.push({
        name,
        path: ['env', index],
        ...typeof value === 'string' ? { value } : {},
        ...typeof key === 'string' ? { key } : {},
      });
    });
    return { known, hidden };
  }

  private find(kind: string, namespace: string | undefined, name: string): ManifestObject | undefined {
    this.objects ??= new Map(['Secret', 'ConfigMap'].flatMap(one => this.model.objectsOf('', one).map(object =>
      [keyOf(one, this.model.namespaceOf(object), object.name), object] as const)));
    return this.objects.get(keyOf(kind, namespace, name));
  }
}

/** What a container mounts. */
export function mountsOf({ pod }: Workload, container: Container): Mount[] {
  const volumes = new Map(listOf(field(pod.spec, 'volumes')).map(volume => [field(volume, 'name'), volume]));
  return listOf(field(container.manifest, 'volumeMounts')).flatMap((mount, index) => {
    const mountPath = field(mount, 'mountPath');
    return typeof mountPath !== 'string' ? [] : [{
      mountPath: mountPath.replace(/\/+$/, ''), path: ['volumeMounts', index], volume: volumes.get(field(mount, 'name')),
    }];
  });
}

/** Whether files of a volume come from a Secret; `undefined` where they come from somewhere that does not show it. */
export function holdsSecret(volume: unknown): boolean | undefined {
  if (field(volume, 'secret') !== undefined) { return true; }
  const sources = field(volume, 'projected', 'sources');
  if (Array.isArray(sources)) { return sources.some(source => field(source, 'secret') !== undefined); }
  return field(volume, 'configMap') === undefined && field(volume, 'downwardAPI') === undefined ? undefined : false;
}

function keysOf({ manifest }: ManifestObject): string[] {
  return ['data', 'stringData'].flatMap(name => Object.keys(field(manifest, name) ?? {}));
}

function keyOf(kind: string, namespace: string | undefined, name: string): string {
  return JSON.stringify([kind, namespace ?? null, name]);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
