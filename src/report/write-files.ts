import { chmodSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'fs';
import { basename, dirname, join } from 'path';
import { InputError } from '../audit/input-error';

/** A file to write, and the whole of what it will hold. */
export interface FileToWrite {
  readonly path: string;
  readonly content: string;
}

/**
 * Writes files all or none: each beside its place first, and into its place when
 * all are written.
 *
 * @throws when one can't be written; then none is changed.
 */
export function writeFiles(files: readonly FileToWrite[]): void {
  const moves: { from: string; to: string }[] = [];
  const devices: FileToWrite[] = [];
  try {
    for (const file of files) {
      attempt(file.path, () => {
        const existing = statSync(file.path, { throwIfNoEntry: false });
        if (existing && !existing.isFile() && !existing.isDirectory()) {
          devices.push(file);
          return;
        }
        // A link stays a link.
        const to = existing ? realpathSync(file.path) : file.path;
        if (existing?.isDirectory()) { throw new Error('it is a directory'); }
        mkdirSync(dirname(to), { recursive: true });
        const from = join(dirname(to), `.${basename(to)}.${process.pid}.tmp`);
        moves.push({ from, to });
        writeFileSync(from, file.content, { flag: 'wx' });
        if (existing) { chmodSync(from, existing.mode); }
      });
    }
    for (const { path, content } of devices) { attempt(path, () => writeFileSync(path, content)); }
    for (const { from, to } of moves) { attempt(to, () => renameSync(from, to)); }
  } finally {
    for (const { from } of moves) { rmSync(from, { force: true }); }
  }
}

function attempt(path: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    throw new InputError(`can't write ${path}: ${(error as Error).message}`);
  }
}
