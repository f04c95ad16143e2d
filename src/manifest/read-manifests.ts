import { basename } from 'path';
import { ByteProgress, ReportBytes } from './byte-progress';
import { decode } from './decode';
import { DISK, Files } from './files';
import { FoundFile, manifestFiles, reasonOf } from './manifest-files';
import { IsExcluded } from './manifest-names';
import { ManifestObject, Manifests, ReadError } from './manifest-object';
import { ReadFailure } from './read-failure';
import { readText, TextContents } from './read-text';
import { SourceFile } from './source-file';
import { readStandardInput } from './standard-input';

const STANDARD_INPUT = '-';
/** A file that cdk8s writes next to its manifests. */
const CONSTRUCT_METADATA = 'construct-metadata.json';

/** Options for reading manifests. */
export interface ReadOptions {
  /** Whether the caller listed the files of a directory itself; those of other tools are then skipped. */
  readonly areListed?: boolean;
  /**
   * The paths in a directory to skip.
   *
   * @default - directories of other tools
   */
  readonly isExcluded?: IsExcluded;
  /**
   * The source of the files.
   *
   * @default - the file system
   */
  readonly files?: Files;
  /**
   * Renders a directory whose files are not applied as they are.
   *
   * @default - such a directory is an error
   */
  readonly rendered?: (directory: FoundFile) => RenderedText;
  /** Called periodically while files are read. */
  readonly progress?: ReportBytes;
}

/** The manifests that a tool rendered, with their name in messages, or the reason why there are none. */
export type RenderedText = { readonly name: string; readonly bytes: Buffer } | { readonly error: string };

/**
 * Reads manifests as Kubernetes does: the named files, the `.yaml`, `.yml` and `.json`
 * files of directories and their subdirectories, and standard input for `-`. Files of
 * other tools in a directory are skipped and listed. Directories such as node_modules,
 * or those that the options exclude, are not read unless they are named. An unreadable
 * file, or a path with nothing to read, is an error.
 */
export function readManifests(paths: readonly string[], options: ReadOptions = {}): Manifests {
  const objects: ManifestObject[] = [];
  const errors: ReadError[] = [];
  const ignored: string[] = [];
  const excluded: string[] = [];

  const { files: source = DISK } = options;
  const seen = new Set<string>();
  const inputs = [...new Set(paths)].map(path => {
    const found = path === STANDARD_INPUT ? [{ path }] : [...manifestFiles(path, seen, options.isExcluded, source)];
    excluded.push(...found.filter(({ isExcluded }) => isExcluded).map(directory => source.nameOf(directory.path)));
    return { path, files: found.filter(({ isExcluded }) => !isExcluded) };
  });
  const progress = options.progress && new ByteProgress(inputs.flatMap(({ files }) => files.map(file => file.path)), options.progress);
  for (const { path, files } of inputs) {
    let foreign = 0;
    for (const found of files) {
      const file: FoundFile = options.areListed ? { ...found, isInDirectory: true } : found;
      progress?.next();
      const contents = readFile(file, source, options.rendered, progress);
      if (file.isInDirectory && !contents.isManifest) {
        foreign++;
        if (basename(file.path) !== CONSTRUCT_METADATA) { ignored.push(source.nameOf(file.path)); }
      } else {
        // Not spread: the number of objects may exceed the stack.
        contents.objects.forEach(object => objects.push(object));
        contents.errors.forEach(error => errors.push(error));
      }
      progress?.reach(1);
    }
    if (files.length > 0 && foreign === files.length && !options.areListed) {
      errors.push(...failure(source.nameOf(path), `none of its ${files.length} .yaml, .yml and .json files contains a Kubernetes object`).errors);
    }
  }
  return { objects, errors, ignored, excluded };
}

function failure(file: string, message: string): TextContents {
  return { objects: [], errors: [{ file, line: 1, column: 1, message }], isManifest: true };
}

function readFile(file: FoundFile, files: Files, rendered: ReadOptions['rendered'], progress?: ByteProgress): TextContents {
  const { path, error, isInDirectory } = file;
  const name = path === STANDARD_INPUT ? '<stdin>' : files.nameOf(path);
  if (file.renderer !== undefined && rendered !== undefined) {
    const text = rendered(file);
    return 'error' in text ? failure(name, text.error) : readBytes(text.bytes, text.name, false, progress);
  }
  if (error !== undefined) { return failure(name, error); }
  let bytes: Buffer;
  try {
    bytes = path === STANDARD_INPUT ? readStandardInput(progress && (length => progress.receive(length))) : files.read(path);
  } catch (reason) {
    return failure(name, reasonOf(reason));
  }
  return readBytes(bytes, name, isInDirectory ?? false, progress);
}

function readBytes(bytes: Buffer, name: string, isInDirectory: boolean, progress?: ByteProgress): TextContents {
  try {
    const text = decode(bytes);
    const contents = readText(text, name, progress && (offset => progress.reach(offset / text.length, bytes.length)));
    const isEmpty = !contents.isManifest && contents.errors.length === 0;
    return isEmpty && !isInDirectory ? failure(name, 'contains no Kubernetes object') : contents;
  } catch (reason) {
    if (!(reason instanceof ReadFailure)) { return failure(name, reasonOf(reason)); }
    const position = new SourceFile(name, bytes.toString()).position(reason.offset);
    return { objects: [], errors: [{ ...position, message: reason.message }], isManifest: true };
  }
}
