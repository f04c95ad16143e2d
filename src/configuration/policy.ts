import { installedFile, isInstalled } from './installed-file';
import { Layer } from './layer';
import { readLayers } from './read-layers';
import { Rule } from '../rules/rule';

/**
 * Reads a policy: a file, or an installed package as in `npm:@acme/policy`. Packages
 * come from where this tool is installed, and never from the working directory: who
 * runs the tool chooses them, not who wrote what it audits.
 *
 * @param customRules Rules that it may name besides those of this library.
 * @throws InputError if it can't be read or contains invalid settings
 */
export function readPolicy(reference: string, customRules: readonly Rule[] = []): Layer[] {
  return readLayers(isInstalled(reference) ? installedFile(reference, __dirname) : reference, customRules, __dirname);
}
