import { DataPath } from '../data-path';

/** An object, or a list of them, in a custom resource whose controller creates it, or compares it with the cluster. */
export interface EmbeddedObject {
  /** As data or as text. */
  readonly value: unknown;
  /** The name of its context, without positions. */
  readonly key: string;
  readonly home: DataPath;
  /** Whether the controller creates it. */
  readonly isApplied: boolean;
  /** Whether it is in the namespace of the custom resource if it names none. */
  readonly inOwnNamespace: boolean;
  /** The path in the custom resource of a field of the object. */
  placeOf(path: DataPath): DataPath;
}
