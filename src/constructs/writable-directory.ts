import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/**
 * A writable directory for containers with a read-only root file system. Each
 * container gets a separate one, which is empty at start and deleted with the
 * pod.
 */
export interface WritableDirectory {
  /** The directory, as in `/var/cache/nginx`. */
  readonly path: string;

  /**
   * The size limit; the pod is evicted above it.
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
   * The storage medium. Memory counts against the memory limit of the
   * container.
   *
   * @default EmptyDirMedium.DEFAULT
   */
  readonly medium?: kplus.EmptyDirMedium;

  /**
   * The name of the volume. Only for a directory of one container.
   *
   * @default - the path and the name of the container
   */
  readonly volumeName?: string;
}
