import { readdirSync, readFileSync, realpathSync, statSync } from 'fs';

/** Where manifests are read from. What is not there, or can't be read, throws as `fs` does. */
export interface Files {
  /** What a path is, where links lead. */
  kindOf(path: string): 'file' | 'directory' | 'other';
  /** The names in a directory. */
  namesIn(directory: string): readonly string[];
  read(path: string): Buffer;
  /** The path without links. */
  realPath(path: string): string;
  /** Where it is, or would be, on the disk: what is excluded is excluded by that. */
  workingPath(path: string): string;
  /** How messages name it. */
  nameOf(path: string): string;
}

/** Those of the file system. */
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
