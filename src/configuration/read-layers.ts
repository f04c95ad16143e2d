import { dirname, isAbsolute, join } from 'path';
import { installedFile, isInstalled } from './installed-file';
import { Layer } from './layer';
import { readLayer } from './read-configuration';
import { realPath } from './real-path';
import { InputError } from '../audit/input-error';
import { Rule } from '../rules/rule';
import { printable } from '../text/printable';

/**
 * A configuration file behind the files that it extends: later layers count over
 * earlier ones.
 *
 * @param customRules Rules that they may name besides those of this library.
 * @param packagesOf Where the packages that a file extends are installed; beside the file unless given.
 * @throws InputError if one can't be read, contains invalid settings, or extends itself
 */
export function readLayers(file: string, customRules: readonly Rule[] = [], packagesOf?: string): Layer[] {
  return read(file, []);

  function read(current: string, above: readonly string[]): Layer[] {
    const layer = readLayer(current, customRules);
    const real = realPath(current);
    const chain = [...above, real];
    if (above.includes(real)) {
      throw new InputError(printable(`${chain.slice(above.indexOf(real)).join(' extends ')}; remove one of them from extends`));
    }
    const { extends: bases = [] } = layer.configuration;
    const files = (typeof bases === 'string' ? [bases] : bases).map(base => {
      if (isInstalled(base)) { return installedFile(base, packagesOf ?? dirname(real)); }
      return isAbsolute(base) ? base : join(dirname(current), base);
    });
    return [...files.flatMap(base => read(base, chain)), layer];
  }
}
