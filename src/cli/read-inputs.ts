import { existsSync } from 'fs';
import { Io } from './io';
import { ReadingProgress } from './reading-progress';
import { AuditError } from '../audit/finding';
import { Files } from '../manifest/files';
import { IsExcluded } from '../manifest/manifest-names';
import { ManifestObject } from '../manifest/manifest-object';
import { readManifests, ReadOptions } from '../manifest/read-manifests';

/** Where cdk8s writes. */
const DEFAULT_PATH = 'dist/';

/** What was read from the paths of a command. */
export interface Inputs {
  readonly objects: readonly ManifestObject[];
  readonly context: readonly ManifestObject[];
  readonly errors: readonly AuditError[];
  /** The files without Kubernetes objects. */
  readonly ignored: readonly string[];
  readonly excluded: readonly string[];
}

/**
 * Reads the manifests of a command, with a progress bar where that takes long.
 *
 * @param command The command as users write it, for the message about a missing `dist/`.
 * @param files Where the paths are, if not on the disk, where the context always is.
 */
export function readInputs(
  paths: readonly string[], context: readonly string[], isExcluded: IsExcluded, io: Io, command = 'least-privilege audit', files?: Files,
): Inputs {
  const progress = new ReadingProgress(io.stderr);
  const options: ReadOptions = { isExcluded, progress: (done, total) => progress.update(done, total) };
  try {
    const read = readManifests(paths.length === 0 ? [DEFAULT_PATH] : paths, { ...options, files });
    const known = readManifests(context, options);
    const errors = paths.length === 0 && !existsSync(DEFAULT_PATH)
      ? [{ message: `${DEFAULT_PATH} does not exist; run cdk8s synth first, or name what to read, as in ${command} manifests/` }]
      : read.errors;
    return {
      objects: read.objects,
      context: known.objects,
      errors: [...errors, ...known.errors],
      ignored: [...read.ignored ?? [], ...known.ignored ?? []],
      excluded: [...read.excluded ?? [], ...known.excluded ?? []],
    };
  } finally {
    progress.stop();
  }
}
