import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { InputError } from '../audit/input-error';
import { printable } from '../text/printable';
import { SafeText } from '../text/safe-text';

/** Options for writing files. */
export interface WriteOptions {
  /** Whether to create missing directories; otherwise they are an error. */
  readonly makeDirectories?: boolean;
}

/** A file to write, with its full content. */
export interface FileToWrite {
  readonly path: string;
  readonly content: SafeText;
}

/**
 * Writes all files or none: each to a temporary file first, then moves all to their paths.
 *
 * @throws if a file cannot be written; then none is changed.
 */
export function writeFiles(files: readonly FileToWrite[], { makeDirectories = false }: WriteOptions = {}): void {
  const moves: { from: string; to: string }[] = [];
  const directories: string[] = [];
  const devices: FileToWrite[] = [];
  try {
    for (const file of files) {
      attempt(file.path, () => {
        const existing = statSync(file.path, { throwIfNoEntry: false });
        if (existing && !existing.isFile() && !existing.isDirectory()) {
          devices.push(file);
          return;
        }
        // Keeps a symbolic link.
        const to = existing ? realpathSync(file.path) : file.path;
        if (existing?.isDirectory()) { throw new Error('it is a directory'); }
        if (makeDirectories) { mkdirSync(dirname(to), { recursive: true }); }
        if (!existsSync(dirname(to))) { throw new Error(`the directory ${dirname(to)} does not exist; create it first`); }
        // A unique directory: leftovers of a killed run and other runs do not conflict.
        const directory = mkdtempSync(join(dirname(to), '.least-privilege-'));
        directories.push(directory);
        const from = join(directory, 'content');
        writeFileSync(from, file.content);
        moves.push({ from, to });
        if (existing) { chmodSync(from, existing.mode); }
      });
    }
    for (const { path, content } of devices) { attempt(path, () => writeFileSync(path, content)); }
    for (const { from, to } of moves) { attempt(to, () => renameSync(from, to)); }
  } finally {
    for (const directory of directories) { rmSync(directory, { recursive: true, force: true }); }
  }
}

function attempt(path: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    throw new InputError(printable(`can't write ${path}: ${(error as Error).message}`));
  }
}
