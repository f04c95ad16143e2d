import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';

/**
 * A part of an object that is evaluated as a separate object: a pod of a custom
 * resource, or an object that its controller creates. Its findings are reported for the
 * owner.
 */
export interface Part {
  readonly owner: ManifestObject;
  /** Distinguishes it from the other parts; empty if there is only one. */
  readonly key: string;
  /** The path that belongs only to this part; other parts of the owner may be shared. */
  readonly home: Path;
  /** The path in the owner, if it is a pod template that accepts every field and to which nothing is added. */
  readonly template?: Path;
  /** Whether its pods run in namespaces that the input does not show. */
  readonly runsAnywhere?: true;
  /** The path in the owner of a field of the part. */
  placeOf(path: Path): Path;
  /** Whether an unset field of the part may be set by something outside of the input: a controller, or an object that refers to this one. */
  isUnknown(path: Path): boolean;
}

/** Content of a custom resource that cannot be checked. */
export interface UncheckedContainers {
  readonly object: ManifestObject;
  readonly path: Path;
  /** A stable name of the place, without positions. */
  readonly key: string;
  /**
   * `containers` outside of any recognized pod, a `field` of a pod or an object with an
   * unexpected type, a `workload` that is referred to but missing, an `object` that a
   * controller may create, or `objects` that it creates and that are missing or cannot be
   * read.
   */
  readonly what: 'containers' | 'field' | 'workload' | 'object' | 'objects';
  /** The kind and name of the workload. */
  readonly name?: string;
}
