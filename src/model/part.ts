import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';

/**
 * A part of an object that is evaluated as an object of its own: a pod of a custom
 * resource, or an object that it makes a controller write. What is found in it is
 * reported of its owner.
 */
export interface Part {
  readonly owner: ManifestObject;
  /** What distinguishes it from the other parts; empty where there is only one. */
  readonly key: string;
  /** What belongs to this part alone; what stands elsewhere in the owner may belong to several. */
  readonly home: Path;
  /** Where it stands in the owner, if it is the template of a pod to which nothing is added and that takes every field. */
  readonly template?: Path;
  /** Whether its pods run in namespaces that nothing shows. */
  readonly runsAnywhere?: true;
  /** Where a field of the part stands in the owner. */
  placeOf(path: Path): Path;
  /** Whether a field is not set in the part, but may be set by what nothing shows: a controller, or an object that refers to this one. */
  isUnknown(path: Path): boolean;
}

/** What in a custom resource cannot be checked. */
export interface UncheckedContainers {
  readonly object: ManifestObject;
  readonly path: Path;
  /** Content that names the place, without positions. */
  readonly key: string;
  /**
   * `containers` that are part of no pod that can be recognized, `field` of a pod or
   * an object that is of another type than it has there, `workload` that is referred
   * to and not shown, `object` that a controller may write, or `objects` that it
   * writes and that are not shown or cannot be read.
   */
  readonly what: 'containers' | 'field' | 'workload' | 'object' | 'objects';
  /** The kind and name of the workload. */
  readonly name?: string;
}
