import { existsSync } from 'fs';
import { dirname, join, resolve } from 'path';
import { CONFIGURATION_FILE } from './find-configuration';
import { InputError } from '../audit/input-error';
import { quote } from '../audit/quote';
import { printable } from '../text/printable';

/** The prefix of a reference to an installed package. */
const PREFIX = 'npm:';

/** The name of a package, followed by an optional path in it. No segment is `..` or hidden. */
const REFERENCE = /^((?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*)((?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*)$/;

/** Whether a reference names an installed package rather than a file. */
export function isInstalled(reference: string): boolean {
  return reference.startsWith(PREFIX);
}

/**
 * The file that a reference such as `npm:@acme/policy` names: `least-privilege.yaml` of
 * the package, or the path after its name. Nothing is downloaded, and no code of the
 * package runs.
 *
 * @param from The directory where the search for `node_modules` starts; it continues in the directories above.
 * @throws InputError if it is not a valid reference, or the package or file is not installed
 */
export function installedFile(reference: string, from: string): string {
  const [, name, path] = REFERENCE.exec(reference.slice(PREFIX.length)) ?? [];
  if (name === undefined) {
    throw new InputError(`${quote(reference)} does not name a package; write npm:PACKAGE, as in npm:@acme/policy, or npm:PACKAGE/FILE`);
  }
  const file = path === '' ? CONFIGURATION_FILE : path.slice(1);
  for (let directory = resolve(from); ; directory = dirname(directory)) {
    const root = join(directory, 'node_modules', name);
    if (existsSync(root)) {
      if (existsSync(join(root, file))) { return join(root, file); }
      throw new InputError(printable(`${reference} has no file ${file} in ${root}; name its file, as in npm:${name}/FILE`));
    }
    if (directory === dirname(directory)) {
      throw new InputError(printable(`${reference} is not installed in ${from} or a directory above; install it there, or name a file`));
    }
  }
}
