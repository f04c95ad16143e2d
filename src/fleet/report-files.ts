import { isUtf8 } from 'buffer';
import { readdirSync, readFileSync, realpathSync, statSync } from 'fs';
import { posix } from 'path';
import { readReport } from './read-report';
import { Report, UnreadableReport } from './report';
import { InputError } from '../audit/input-error';
import { reasonOf } from '../manifest/manifest-files';
import { readStandardInput } from '../manifest/standard-input';
import { printable } from '../text/printable';

/** The path that stands for standard input, and its name in reports. */
const STANDARD_INPUT = '-';
const STANDARD_INPUT_NAME = '<stdin>';

/** A report to read, or the reason why it cannot be read. */
type FoundFile = { readonly path: string; readonly error?: string };

/**
 * Reads the reports at the given paths one after the other: files, all `.json` files in
 * directories and their subdirectories, sorted, and `-` for standard input. A file that
 * several paths lead to is read once.
 *
 * @param visit is called with each report; only one is held in memory at a time
 * @returns the inputs that could not be read
 */
export function readReports(
  paths: readonly string[], visit: (report: Report) => void, progress: (done: number, total: number) => void = () => {},
): UnreadableReport[] {
  const seen = new Set<string>();
  const files = paths.flatMap(path => find(path, seen));
  const unreadable: UnreadableReport[] = [];
  files.forEach(({ path, error }, index) => {
    const file = path === STANDARD_INPUT ? STANDARD_INPUT_NAME : path;
    let report;
    try {
      if (error !== undefined) { throw new InputError(`${printable(file)}: ${error}`); }
      report = readReport(textOf(path, file), file);
    } catch (failure) {
      if (!(failure instanceof InputError)) { throw failure; }
      unreadable.push({ file, message: failure.message });
    }
    if (report) { visit(report); }
    progress(index + 1, files.length);
  });
  return unreadable;
}

function find(path: string, seen: Set<string>): FoundFile[] {
  if (path === STANDARD_INPUT) { return isNew(path, seen) ? [{ path }] : []; }
  try {
    const real = realpathSync(path);
    if (!statSync(real).isDirectory()) { return isNew(real, seen) ? [{ path }] : []; }
    const files = filesIn(path, seen);
    return files ?? [{ path, error: 'no .json files in this directory; name one with reports that least-privilege audit --output json=FILE wrote' }];
  } catch (error) {
    return [{ path, error: reasonOf(error) }];
  }
}

/** Undefined if the directory contains no reports; empty if all of them were read before. */
function filesIn(directory: string, seen: Set<string>): FoundFile[] | undefined {
  if (!isNew(realpathSync(directory), seen)) { return []; }
  const found = readdirSync(directory, { withFileTypes: true }).sort((a, b) => a.name < b.name ? -1 : 1).map(entry => {
    const path = posix.join(directory, entry.name);
    try {
      const stats = statSync(path);
      if (stats.isDirectory()) { return filesIn(path, seen); }
      if (!entry.name.endsWith('.json')) { return undefined; }
      // Reading from a pipe may never end.
      if (!stats.isFile()) { return [{ path, error: 'a pipe, socket or device is not read from a directory; pass its path to read it' }]; }
      return isNew(realpathSync(path), seen) ? [{ path }] : [];
    } catch (error) {
      return [{ path, error: reasonOf(error) }];
    }
  });
  return found.every(files => files === undefined) ? undefined : found.flatMap(files => files ?? []);
}

function isNew(path: string, seen: Set<string>): boolean {
  const size = seen.size;
  return seen.add(path).size > size;
}

function textOf(path: string, file: string): string {
  let bytes;
  try {
    bytes = path === STANDARD_INPUT ? readStandardInput() : readFileSync(path);
    if (isUtf8(bytes)) { return bytes.toString('utf8'); }
  } catch (error) {
    throw new InputError(printable(`${file}: ${reasonOf(error)}`));
  }
  throw new InputError(printable(`${file} is not UTF-8; write it with least-privilege audit --output json=FILE, not through a shell that changes the encoding`));
}
