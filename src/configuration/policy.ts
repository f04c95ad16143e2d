import { installedFile, isInstalled } from './installed-file';
import { Layer } from './layer';
import { readLayers } from './read-layers';
import { Rule } from '../rules/rule';

/**
 * Reads a policy: a file, or an installed package as in `npm:@acme/policy`. Packages
 * are found where this tool is installed, never in the working directory, because the
 * authors of audited manifests must not choose the policy.
 *
 * @param customRules Rules that it may name besides the built-in ones.
 * @throws InputError if it cannot be read or contains invalid settings
 */
export function readPolicy(reference: string, customRules: readonly Rule[] = []): Layer[] {
  return readLayers(isInstalled(reference) ? installedFile(reference, __dirname) : reference, customRules, __dirname);
}
