import { posix } from 'path';
import { DISK, Files } from './files';
import { IsExcluded, isManifestName, isOfOtherTool } from './manifest-names';
import { explainMarker, renderedDirectory, Renderer } from './rendered-directory';

/** A file to read. */
export interface FoundFile {
  readonly path: string;
  /** Why it cannot be read. */
  readonly error?: string;
  /** The tool that renders the directory, if this is the reason that it cannot be read. */
  readonly renderer?: Renderer;
  /** Whether it was found in a directory, and may be the file of another tool. */
  readonly isInDirectory?: true;
  /** Whether it was found in a directory and is excluded: a file, or a directory with its content. */
  readonly isExcluded?: true;
}

/**
 * The files to read for a path: the path itself, or all files of a directory, sorted. A
 * file with several links to it is read once.
 *
 * @param seen the real paths of files found before; new ones are added
 * @param isExcluded which paths in a directory to skip
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

/** The settings of a search in a directory. */
interface Search {
  readonly seen: Set<string>;
  readonly isExcluded: IsExcluded;
  readonly files: Files;
}

/** @param counts all files, including those found before, and the excluded paths */
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
          // A stray pipe may never get a writer, and reading it would block.
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
  // Resources below the directory have already been read, whatever their names.
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

/** The error of a file, for messages. */
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
