import { Path } from './path';
import { UnknownField } from '../objects/check-fields';

/** A position in a file; lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where an object was read or created. */
export interface Origin {
  /** The file it was read from; `<stdin>` for standard input. */
  readonly file?: string;
  /** The chart template that it was rendered from, as `helm template` names it: `web/templates/role.yaml`. */
  readonly template?: string;
  /** The path of the construct that created it. */
  readonly construct?: string;
  /** Set for objects that Include or Helm added to an app: they are changed at their source. */
  readonly isIncluded?: boolean;
  /** The position of a field, or of its nearest parent with a position. Slow: call it only for output. */
  position(path: Path): Position | undefined;
  /** Lines of the file by number, from 1, both inclusive. */
  lines?(from: number, to: number): readonly string[];
}

/** A Kubernetes object as plain data, typed if its kind is known, with its origin. */
export interface ManifestObject<T = unknown> {
  readonly apiVersion: string;
  readonly kind: string;
  /** As written; empty if it is missing, `<generateName>*` if the API server generates it. */
  readonly name: string;
  /** As written. A cluster-scoped object may have one without meaning. */
  readonly namespace?: string;
  /** Plain data, never changed. If the kind is unknown, its shape is too. */
  readonly manifest: T & { readonly [field: string]: unknown };
  readonly origin: Origin;
  /**
   * Paths of values with a wrong type, which were reported as errors. Scalars were
   * replaced with a placeholder, other values removed. All are unknown.
   */
  readonly unreadable?: readonly Path[];
  /** The fields that its kind does not have; unset if there are none, or if the fields of the kind are unknown. */
  readonly unknownFields?: readonly UnknownField[];
}

/** A file or document that could not be read. It never counts as clean. */
export interface ReadError {
  /** The file; for the output of a construct, the path of the construct. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The problem and its remedy. */
  readonly message: string;
}

/** Manifests that were read. */
export interface Manifests {
  readonly objects: readonly ManifestObject[];
  readonly errors: readonly ReadError[];
  /** Files in directories that were skipped because they do not look like Kubernetes objects. */
  readonly ignored?: readonly string[];
  /** Files and directories in directories that were not read: excluded ones, and those of other tools. */
  readonly excluded?: readonly string[];
}
