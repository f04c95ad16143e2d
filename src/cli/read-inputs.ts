import { existsSync } from 'fs';
import { Io } from './io';
import { Progress } from './progress';
import { RenderedInputs, RenderSettings } from './rendering/render-inputs';
import { AuditError } from '../audit/finding';
import { UsedRendering } from '../audit/provenance';
import { Files } from '../manifest/files';
import { IsExcluded } from '../manifest/manifest-names';
import { ManifestObject } from '../manifest/manifest-object';
import { readManifests, ReadOptions } from '../manifest/read-manifests';

/** The output directory of cdk8s. */
const DEFAULT_PATH = 'dist/';

/** The manifests at the paths of a command. */
export interface Inputs {
  readonly objects: readonly ManifestObject[];
  readonly context: readonly ManifestObject[];
  readonly errors: readonly AuditError[];
  /** The files without Kubernetes objects. */
  readonly ignored: readonly string[];
  readonly excluded: readonly string[];
  /** The directories that a program rendered. */
  readonly rendered: readonly UsedRendering[];
}

/** Without --render, directories that need rendering are errors. */
const NO_RENDERINGS: RenderedInputs = { rendered: ({ error }) => ({ error: `${error}, or add --render` }), used: [] };

/**
 * Reads the manifests of a command, with a progress bar if reading takes long.
 *
 * @param rendering How to render directories that need it; unset if they are errors.
 * @param command The command as users write it, for the message about a missing `dist/`.
 * @param files The source of the paths if not the disk; the context is always on the disk.
 */
export async function readInputs(
  paths: readonly string[], context: readonly string[], isExcluded: IsExcluded, rendering: RenderSettings | undefined, io: Io,
  command = 'least-privilege audit', files?: Files,
): Promise<Inputs> {
  const named = paths.length === 0 ? [DEFAULT_PATH] : paths;
  const { rendered, used } = rendering === undefined
    ? NO_RENDERINGS
    : await loadRenderer().renderInputs([...files === undefined ? named : [], ...context], isExcluded, rendering, io);
  const progress = new Progress({ name: 'Reading', unit: 'bytes' }, io.stderr);
  const options: ReadOptions = { isExcluded, rendered, progress: (done, total) => progress.update(done, total) };
  try {
    // Files outside the disk cannot be rendered, and their total size is unknown in advance.
    const read = readManifests(named, files === undefined ? options : { isExcluded, files });
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
      rendered: used,
    };
  } finally {
    progress.stop();
  }
}

/** Loaded on demand: most runs render nothing. */
function loadRenderer(): typeof import('./rendering/render-inputs') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./rendering/render-inputs');
}
