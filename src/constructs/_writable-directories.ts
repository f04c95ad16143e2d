import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { toQuantity } from './container-resources';
import { WritableDirectory } from './writable-directory';
import { explainDnsLabel } from '../kubernetes/names';
import { explainMountPath, normalizedMountPath, RESERVED_VOLUME_PREFIX } from '../kubernetes/service-account-token';
import { safeText } from '../text/safe-text';

/** A writable directory of one container. */
export interface ContainerDirectory {
  readonly container: string;
  readonly path: string;
  readonly volumeName: string;
  /** The source of its size and medium. */
  readonly directory: WritableDirectory;
}

const TEMPORARY: WritableDirectory = { path: '/tmp' };
const DEFAULT_SIZE = Size.mebibytes(64);
const LONGEST_VOLUME_NAME = 63;

/** Refuses settings that are invalid regardless of the containers. */
export function checkWritableDirectories(directories: readonly WritableDirectory[]): void {
  for (const { path, volumeName, containers } of directories) {
    const problem = explainMountPath(path);
    if (problem) { throw new Error(safeText(`the writable directory is ${JSON.stringify(path)}, but ${problem}; write '/var/cache', for example`)); }
    if (containers?.length === 0) {
      throw new Error(safeText(`the writable directory '${path}' has an empty list of containers; name one, or leave the list out for all containers`));
    }
    if (volumeName !== undefined) { checkVolumeName(volumeName); }
  }
}

/** Refuses a volume name that Kubernetes refuses or uses itself. */
export function checkVolumeName(name: string): void {
  const problem = explainVolumeName(name);
  if (problem) { throw new Error(safeText(problem)); }
}

/** Why a volume name is refused, or `undefined` if it is valid. */
export function explainVolumeName(name: string): string | undefined {
  if (name.startsWith(RESERVED_VOLUME_PREFIX)) {
    return `a volume must not be named '${name}', because Kubernetes takes a volume named ${RESERVED_VOLUME_PREFIX}* for its own token volume and mounts it into every container; choose another name`;
  }
  const problem = explainDnsLabel(name);
  return problem && `the name of a volume is ${JSON.stringify(name)}, but ${problem}`;
}

/**
 * The writable directories of each container: the requested ones, and `/tmp` unless
 * something else is mounted there.
 */
export function writableDirectories(
  directories: readonly WritableDirectory[], containers: readonly kplus.Container[],
  { withTemporary, othersIn }: { withTemporary(container: string): boolean; othersIn(container: string): readonly { readonly path: string }[] },
): ContainerDirectory[] {
  const found: ContainerDirectory[] = [];
  for (const { name, mounts } of containers) {
    const own = directories.filter(directory => directory.containers?.includes(name) ?? true);
    const isTaken = [...own, ...mounts, ...othersIn(name)].some(({ path }) => normalizedMountPath(path) === TEMPORARY.path);
    if (!isTaken && withTemporary(name)) { own.push(TEMPORARY); }
    for (const directory of own) {
      found.push({ container: name, path: directory.path, volumeName: directory.volumeName ?? generatedName(directory.path, name), directory });
    }
  }
  return found;
}

/** The volume of a writable directory. */
export function volumeOf({ volumeName, directory: { medium, sizeLimit } }: ContainerDirectory): kplus.k8s.Volume {
  return { name: volumeName, emptyDir: { medium: medium || undefined, sizeLimit: toQuantity(sizeLimit ?? DEFAULT_SIZE) } };
}

function generatedName(path: string, container: string): string {
  const name = `${path.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '').toLowerCase()}-${container}`;
  return name.slice(0, LONGEST_VOLUME_NAME).replace(/-+$/, '');
}
