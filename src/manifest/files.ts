import { readdirSync, readFileSync, realpathSync, statSync } from 'fs';

/** The source of manifest files. Missing and unreadable files throw as in `fs`. */
export interface Files {
  /** The type of a path, following links. */
  kindOf(path: string): 'file' | 'directory' | 'other';
  /** The names in a directory. */
  namesIn(directory: string): readonly string[];
  read(path: string): Buffer;
  /** The path with links resolved. */
  realPath(path: string): string;
  /** The path on disk where the file is or would be; exclusions apply to it. */
  workingPath(path: string): string;
  /** The name of a path in messages. */
  nameOf(path: string): string;
}

/** The files of the file system. */
export const DISK: Files = {
  kindOf(path) {
    const found = statSync(path);
    return found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other';
  },
  namesIn: directory => readdirSync(directory),
  read: path => readFileSync(path),
  realPath: path => realpathSync(path),
  workingPath: path => path,
  nameOf: path => path,
};
