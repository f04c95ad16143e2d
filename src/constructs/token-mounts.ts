import { checkVolumeName } from './_writable-directories';
import { BoundToken } from './bound-token';
import { TokenMountOptions } from './token-mount-options';
import { freeVolumeName } from '../kubernetes/free-volume-name';
import { explainMountPath } from '../kubernetes/service-account-token';
import { safeText } from '../text/safe-text';

/** The environment variable with the token path for the containers of `apiAccess`. */
export const TOKEN_PATH_VARIABLE = 'KUBERNETES_TOKEN_PATH';

/** A bound token in a workload. */
export interface TokenMount {
  readonly token: BoundToken;
  /** The containers that get it. If unset, the only regular container; if empty, none of the manifest. */
  readonly containers?: readonly string[];
  readonly path: string;
  readonly volumeName: string;
  /** The environment variable with the path of the token. */
  readonly environmentVariable?: string;
}

/**
 * Checks the parts of a token mount that do not depend on the containers.
 *
 * @param taken The names of the other volumes.
 */
export function tokenMount(
  token: BoundToken, options: Partial<TokenMountOptions>, taken: readonly unknown[], environmentVariable?: string,
): TokenMount {
  const path = options.mountPath ?? token._defaultMountPath;
  const problem = explainMountPath(path);
  if (problem) { throw new Error(safeText(`the mount path of a token is ${JSON.stringify(path)}, but ${problem}; write '/var/run/secrets/tokens', for example`)); }
  const volumeName = options.volumeName ?? freeVolumeName(token._defaultVolumeName, taken);
  checkVolumeName(volumeName);
  return { token, containers: options.containers && [...options.containers], path, volumeName, environmentVariable };
}

/** A token in a volume for a webhook to mount. */
export function unmountedToken(token: BoundToken, volumeName: string): TokenMount {
  checkVolumeName(volumeName);
  return { token, containers: [], path: token._defaultMountPath, volumeName };
}
