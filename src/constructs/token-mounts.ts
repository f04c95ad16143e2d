import { checkVolumeName } from './_writable-directories';
import { BoundToken } from './bound-token';
import { explainMountPath } from '../kubernetes/service-account-token';
import { safeText } from '../text/safe-text';

/** Tells the containers of `apiAccess` where their token is. */
export const TOKEN_PATH_VARIABLE = 'KUBERNETES_TOKEN_PATH';

/** A bound token in a workload. */
export interface TokenMount {
  readonly token: BoundToken;
  /** The containers that get it; the only regular container when unset, none of the manifest when empty. */
  readonly containers?: readonly string[];
  readonly path: string;
  readonly volumeName: string;
  /** The environment variable that tells a container where the token's file is. */
  readonly environmentVariable?: string;
}

/** Checks the parts of a token mount that do not depend on the containers. */
export function tokenMount(
  token: BoundToken, options: { containers?: string[]; mountPath?: string; volumeName?: string }, environmentVariable?: string,
): TokenMount {
  if (options.containers?.length === 0) {
    throw new Error("mountToken names no container; write { containers: ['app'] } with the containers that need the token, or addTokenVolume() for a webhook that mounts it");
  }
  const path = options.mountPath ?? token._defaultMountPath;
  const problem = explainMountPath(path);
  if (problem) { throw new Error(safeText(`the mount path of a token is ${JSON.stringify(path)}, but ${problem}; write '/var/run/secrets/tokens', for example`)); }
  const volumeName = options.volumeName ?? token._defaultVolumeName;
  checkVolumeName(volumeName);
  return { token, containers: options.containers && [...options.containers], path, volumeName, environmentVariable };
}

/** A token in a volume that only a webhook mounts. */
export function unmountedToken(token: BoundToken, volumeName: string): TokenMount {
  checkVolumeName(volumeName);
  return { token, containers: [], path: token._defaultMountPath, volumeName };
}
