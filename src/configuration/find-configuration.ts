import { existsSync } from 'fs';
import { dirname, join, resolve } from 'path';
import { InputError } from '../audit/input-error';
import { printable } from '../text/printable';

/** The name of the configuration file. */
export const CONFIGURATION_FILE = 'least-privilege.yaml';

/** Names that look right and are not; a file that nobody reads is worse than an error. */
const MISSPELT = ['least-privilege.yml', 'least-privilege.json'];

/**
 * The configuration file that counts in a directory: its own or that of the
 * nearest directory above. The search ends where a Git repository begins, so that
 * a file which happens to lie outside changes nothing, or else at the root.
 *
 * @throws InputError if a directory holds a file of nearly that name
 */
export function findConfiguration(directory: string): string | undefined {
  for (let current = directory; ; current = join(current, '..')) {
    const file = join(current, CONFIGURATION_FILE);
    if (existsSync(file)) { return file; }
    const misspelt = MISSPELT.map(name => join(current, name)).find(name => existsSync(name));
    if (misspelt !== undefined) { throw new InputError(printable(`${misspelt} is not read; rename it to ${CONFIGURATION_FILE}`)); }
    if (existsSync(join(current, '.git')) || dirname(resolve(current)) === resolve(current)) { return undefined; }
  }
}
