import { Configuration } from './configuration';
import { UsedFile } from '../audit/provenance';
import { ManifestObject } from '../manifest/manifest-object';
import { formatPath, Path } from '../manifest/path';

/** One source of configuration: a file, the command line or a program. */
export interface Layer {
  readonly configuration: Configuration;
  /** The file; unset for other sources. */
  readonly used?: UsedFile;
  /** The object that findings about it are reported on. */
  readonly object: ManifestObject;
  /** One of its keys and where it is set, for messages. */
  place(path: Path): string;
}

/** A layer of the command line or a program, with its own names for keys. */
export function layerOf(name: string, configuration: Configuration, place: (path: Path) => string): Layer {
  return { configuration, object: configurationObject(name, { position: () => undefined }), place };
}

/** The object of findings about configuration. It is not a Kubernetes object. */
export function configurationObject(name: string, origin: ManifestObject['origin']): ManifestObject {
  return { apiVersion: 'cdk8s-least-privilege/v1', kind: 'Configuration', name, manifest: {}, origin };
}

/** The last layer that sets a key, which takes precedence. */
export function layerWith(layers: readonly Layer[], path: Path): Layer | undefined {
  return layers.filter(({ configuration }) => valueAt(configuration, path) !== undefined).at(-1);
}

/** The key that takes precedence and where it is set, for messages. */
export function placeIn(layers: readonly Layer[], path: Path): string {
  return layerWith(layers, path)?.place(path) ?? formatPath(path);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? (at as { [step: string]: unknown })[step] : undefined, value);
}
