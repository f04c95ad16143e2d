import { readdirSync, realpathSync, statSync } from 'fs';
import { posix } from 'path';
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
export function* manifestFiles(path: string, seen: Set<string>, isExcluded: IsExcluded = isOfOtherTool): Iterable<FoundFile> {
  try {
    if (statSync(path).isDirectory()) {
      const files = { count: 0, excluded: 0 };
      yield* filesIn(path, seen, isExcluded, files);
      if (files.count === 0) {
        const excluded = files.excluded === 0 ? '' : ` except ${files.excluded} excluded ${files.excluded === 1 ? 'path' : 'paths'}; name a path explicitly to read it`;
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
  } else if (isNew(path, seen)) {
    yield { path };
  }
}

/** @param files counts all there are, those that were found before included, and the paths that are excluded */
function* filesIn(directory: string, seen: Set<string>, isExcluded: IsExcluded, files: { count: number; excluded: number }): Iterable<FoundFile> {
  if (!isNew(directory, seen)) {
    files.count++;
    return;
  }
  const names = readdirSync(directory).sort();
  const rendered = renderedDirectory(directory, names);
  if (rendered?.error !== undefined) {
    files.count++;
    yield { path: directory, error: rendered.error, renderer: rendered.renderer };
    return;
  }
  for (const name of names) {
    const path = posix.join(directory, name);
    if (name === rendered?.marker) { continue; }
    try {
      const found = statSync(path);
      const isDirectory = found.isDirectory();
      if ((isDirectory || isManifestName(name)) && isExcluded(path, isDirectory)) {
        files.excluded++;
        yield { path, isExcluded: true };
      } else if (isDirectory) {
        yield* filesIn(path, seen, isExcluded, files);
      } else if (isManifestName(name)) {
        files.count++;
        if (!found.isFile()) {
          // Nobody may ever write into a pipe that lies about.
          yield { path, error: 'a pipe, socket or device in a directory is not read; pass its path to read it' };
        } else if (isNew(path, seen)) {
          yield { path, isInDirectory: true };
        }
      }
    } catch (error) {
      files.count++;
      yield { path, error: reasonOf(error) };
    }
  }
  // Those below it are read already, whatever they are called.
  for (const resource of rendered?.resources ?? []) {
    files.count++;
    yield* manifestFiles(resource, seen, isExcluded);
  }
}

function isNew(path: string, seen: Set<string>): boolean {
  const real = realpathSync(path);
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
