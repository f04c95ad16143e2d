import { checkVolumeName } from './_writable-directories';
import { explainMountPath } from '../kubernetes/service-account-token';
import { safeText } from '../text/safe-text';

/** A volume that cdk8s-plus does not manage, and its mount paths in containers. */
export interface MountedVolume {
  readonly name: string;
  readonly mountPaths: { readonly [container: string]: string };
  readonly readOnly?: boolean;
}

/**
 * Refuses settings that are invalid regardless of the containers.
 *
 * @param noun The term for such a volume in messages.
 */
export function checkMountedVolumes(noun: string, volumes: readonly MountedVolume[]): void {
  for (const { name, mountPaths } of volumes) {
    checkVolumeName(name);
    if (Object.keys(mountPaths).length === 0) {
      throw new Error(safeText(`no container mounts the ${noun} '${name}'; write mountPaths: { app: '/data' } with the containers that do`));
    }
    for (const path of Object.values(mountPaths)) {
      const problem = explainMountPath(path);
      if (problem) { throw new Error(safeText(`the ${noun} '${name}' is mounted at ${JSON.stringify(path)}, but ${problem}; write '/data', for example`)); }
    }
  }
}
