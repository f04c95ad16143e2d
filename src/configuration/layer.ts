import { Configuration } from './configuration';
import { UsedFile } from '../audit/provenance';
import { ManifestObject } from '../manifest/manifest-object';
import { formatPath, Path } from '../manifest/path';

/** One place where something is configured: a file, the command line or a program. */
export interface Layer {
  readonly configuration: Configuration;
  /** The file; unset for the others. */
  readonly used?: UsedFile;
  /** What a finding about it is reported on. */
  readonly object: ManifestObject;
  /** How a message names one of its keys, and where it is set. */
  place(path: Path): string;
}

/** A layer of the command line or a program, which names its keys itself. */
export function layerOf(name: string, configuration: Configuration, place: (path: Path) => string): Layer {
  return { configuration, object: configurationObject(name, { position: () => undefined }), place };
}

/** Configuration as findings name objects. It is not an object of Kubernetes. */
export function configurationObject(name: string, origin: ManifestObject['origin']): ManifestObject {
  return { apiVersion: 'cdk8s-least-privilege/v1', kind: 'Configuration', name, manifest: {}, origin };
}

/** The last of some layers that sets a key, which is the one that counts. */
export function layerWith(layers: readonly Layer[], path: Path): Layer | undefined {
  return layers.filter(({ configuration }) => valueAt(configuration, path) !== undefined).at(-1);
}

/** How a message names the key that counts, and where. */
export function placeIn(layers: readonly Layer[], path: Path): string {
  return layerWith(layers, path)?.place(path) ?? formatPath(path);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? (at as { [step: string]: unknown })[step] : undefined, value);
}
