import { DataPath } from '../../objects/data-path';

/** An object, or a list of them, in a custom resource whose controller writes it, or compares it with what is in the cluster. */
export interface EmbeddedObject {
  /** As data, or as text. */
  readonly value: unknown;
  /** Names what it stands in, without positions. */
  readonly key: string;
  readonly home: DataPath;
  /** Whether it is written. */
  readonly isApplied: boolean;
  /** Whether it is in the namespace of the custom resource where it names none. */
  readonly inOwnNamespace: boolean;
  /** Where a field of it stands in the custom resource. */
  placeOf(path: DataPath): DataPath;
}
