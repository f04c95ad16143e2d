import { ApiAccess } from './api-access';
import { Relaxation } from './relaxation';
import { WritableDirectory } from './writable-directory';

/** What every hardened workload takes besides the properties of its cdk8s-plus parent. */
export interface SecureWorkloadProps {
  /**
   * Which containers call the Kubernetes API; only these get a token.
   *
   * @default - no container does, and none gets a token
   */
  readonly apiAccess?: ApiAccess;

  /**
   * Directories that containers may write to; their root file system is
   * read-only.
   *
   * @default - `/tmp` in each container, its own and limited to 64 Mi
   */
  readonly writableDirectories?: WritableDirectory[];

  /**
   * What is weaker than the default, each with its reason. It is the only way: a
   * property of cdk8s-plus that weakens is refused without its relaxation.
   *
   * @default - nothing
   */
  readonly relaxations?: Relaxation[];
}
