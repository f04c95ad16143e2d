import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/**
 * A directory that containers may write to although their root file system is
 * read-only. Each container gets its own, empty at the start, gone with the pod.
 */
export interface WritableDirectory {
  /** The directory, as in `/var/cache/nginx`. */
  readonly path: string;

  /**
   * How much it may hold; the pod is evicted above it.
   *
   * @default Size.mebibytes(64)
   */
  readonly sizeLimit?: Size;

  /**
   * The containers that get it.
   *
   * @default - all init and regular containers
   */
  readonly containers?: string[];

  /**
   * Whether it lies on disk or in memory, which then counts against the memory
   * limit of its container.
   *
   * @default EmptyDirMedium.DEFAULT
   */
  readonly medium?: kplus.EmptyDirMedium;

  /**
   * The name of the volume; for a directory of one container only.
   *
   * @default - the path and the name of the container
   */
  readonly volumeName?: string;
}
