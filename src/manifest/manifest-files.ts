import { posix } from 'path';
import { DISK, Files } from './files';
import { IsExcluded, isManifestName, isOfOtherTool } from './manifest-names';
import { explainMarker, renderedDirectory, Renderer } from './rendered-directory';

/** A file to read. */
export interface FoundFile {
  readonly path: string;
  /** Why it can't be read. */
  readonly error?: string;
  /** What makes manifests of the directory, where it can't be read for that reason. */
  readonly renderer?: Renderer;
  /** Whether it was found in a directory, and may be the file of another tool. */
  readonly isInDirectory?: true;
  /** Whether it was found in a directory and is not read: a file, or a directory with all below it. */
  readonly isExcluded?: true;
}

/**
 * The files to read for a path: itself, or all of a directory, sorted. A file that
 * links lead to twice is read once.
 *
 * @param seen the real paths of what was found before; added to
 * @param isExcluded what is not read where it is found in a directory
 */
export function* manifestFiles(path: string, seen: Set<string>, isExcluded: IsExcluded = isOfOtherTool, files: Files = DISK): Iterable<FoundFile> {
  try {
    if (files.kindOf(path) === 'directory') {
      const counts = { files: 0, excluded: 0 };
      yield* filesIn(path, { seen, isExcluded, files }, counts);
      if (counts.files === 0) {
        const excluded = counts.excluded === 0 ? '' : ` except ${counts.excluded} excluded ${counts.excluded === 1 ? 'path' : 'paths'}; name a path explicitly to read it`;
        yield { path, error: `no .yaml, .yml or .json files in this directory${excluded}` };
      }
      return;
    }
  } catch (error) {
    yield { path, error: reasonOf(error) };
    return;
  }
  const renderedBy = explainMarker(posix.basename(path));
  if (renderedBy !== undefined) {
    yield { path, error: renderedBy };
  } else if (isNew(path, seen, files)) {
    yield { path };
  }
}

/** What holds for all of a directory. */
interface Search {
  readonly seen: Set<string>;
  readonly isExcluded: IsExcluded;
  readonly files: Files;
}

/** @param counts all the files there are, those that were found before included, and the paths that are excluded */
function* filesIn(directory: string, search: Search, counts: { files: number; excluded: number }): Iterable<FoundFile> {
  const { seen, isExcluded, files } = search;
  if (!isNew(directory, seen, files)) {
    counts.files++;
    return;
  }
  const names = [...files.namesIn(directory)].sort();
  const rendered = renderedDirectory(directory, names, files);
  if (rendered?.error !== undefined) {
    counts.files++;
    yield { path: directory, error: rendered.error, renderer: rendered.renderer };
    return;
  }
  for (const name of names) {
    const path = posix.join(directory, name);
    if (name === rendered?.marker) { continue; }
    try {
      const kind = files.kindOf(path);
      const isDirectory = kind === 'directory';
      if ((isDirectory || isManifestName(name)) && isExcluded(files.workingPath(path), isDirectory)) {
        counts.excluded++;
        yield { path, isExcluded: true };
      } else if (isDirectory) {
        yield* filesIn(path, search, counts);
      } else if (isManifestName(name)) {
        counts.files++;
        if (kind !== 'file') {
          // Nobody may ever write into a pipe that lies about.
          yield { path, error: 'a pipe, socket or device in a directory is not read; pass its path to read it' };
        } else if (isNew(path, seen, files)) {
          yield { path, isInDirectory: true };
        }
      }
    } catch (error) {
      counts.files++;
      yield { path, error: reasonOf(error) };
    }
  }
  // Those below it are read already, whatever they are called.
  for (const resource of rendered?.resources ?? []) {
    counts.files++;
    yield* manifestFiles(resource, seen, isExcluded, files);
  }
}

function isNew(path: string, seen: Set<string>, files: Files): boolean {
  const real = files.realPath(path);
  if (seen.has(real)) { return false; }
  seen.add(real);
  return true;
}

/** What went wrong with a file, for people. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT': return 'no such file or directory';
    case 'EACCES':
    case 'EPERM': return 'permission denied';
    case 'ELOOP': return 'a symbolic link that points to itself';
    default: return `cannot be read: ${message}`;
  }
}
