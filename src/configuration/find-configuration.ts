import { existsSync, readFileSync, statSync } from 'fs';
import { dirname, join, resolve } from 'path';
import { InputError } from '../audit/input-error';
import { printable } from '../text/printable';

/** The name of the configuration file. */
export const CONFIGURATION_FILE = 'least-privilege.yaml';

/** Likely misspellings. They are errors, because an ignored file would be worse. */
const MISSPELT = ['least-privilege.yml', 'least-privilege.json'];

/** The configuration file of a directory, and notes on the search for the report. */
export interface FoundConfiguration {
  readonly file?: string;
  /** One sentence for each file above that is not read, although a reader may expect it. */
  readonly notes: readonly string[];
}

/**
 * The configuration file that applies in a directory: its own or that of the nearest
 * parent directory. The search ends at the root of a Git repository, because files
 * outside of it must not have an effect, or at the root of the file system.
 *
 * @throws InputError if a directory contains a file with a misspelled name
 */
export function findConfiguration(directory: string): string | undefined {
  return searchConfiguration(directory).file;
}

/**
 * The same, with notes on the files above that are not read because of a nearer file or
 * a `.git` that does not belong to a repository: either can be added to hide the file above.
 *
 * @throws InputError as `findConfiguration` does
 */
export function searchConfiguration(directory: string): FoundConfiguration {
  let found: string | undefined;
  let end: string | undefined;
  const notes: string[] = [];
  for (let current = directory; ; current = join(current, '..')) {
    const file = join(current, CONFIGURATION_FILE);
    const reason = found === undefined ? end : `${found} is nearer`;
    if (existsSync(file)) {
      if (reason === undefined) { found = file; } else { notes.push(printable(`the configuration ${file} is not read, because ${reason}`)); }
    }
    const misspelt = MISSPELT.map(name => join(current, name)).find(name => existsSync(name));
    if (misspelt !== undefined && reason === undefined && found === undefined) {
      throw new InputError(printable(`${misspelt} is not read; rename it to ${CONFIGURATION_FILE}`));
    }
    const git = join(current, '.git');
    if (existsSync(git)) {
      if (isOfRepository(git)) { return { file: found, notes }; }
      end ??= found === undefined ? `the search ends at ${git}, although that is not a Git repository` : undefined;
    }
    if (dirname(resolve(current)) === resolve(current)) { return { file: found, notes }; }
  }
}

/** The root of the Git repository that contains a directory; the directory itself if none does. */
export function repositoryRoot(directory: string): string {
  for (let current = resolve(directory); ; current = dirname(current)) {
    const git = join(current, '.git');
    if (existsSync(git) && isOfRepository(git)) { return current; }
    if (dirname(current) === current) { return resolve(directory); }
  }
}

/** Whether a `.git` is a repository, or a link to one, as in worktrees and submodules. */
function isOfRepository(git: string): boolean {
  const found = statSync(git);
  return found.isDirectory() ? existsSync(join(git, 'HEAD')) : found.isFile() && readFileSync(git, 'utf8').startsWith('gitdir:');
}
