import { dirname, isAbsolute, join } from 'path';
import { installedFile, isInstalled } from './installed-file';
import { Layer } from './layer';
import { readLayer } from './read-configuration';
import { realPath } from './real-path';
import { InputError } from '../audit/input-error';
import { Rule } from '../rules/rule';
import { printable } from '../text/printable';

/**
 * Reads a configuration file, preceded by the files that it extends: later layers take
 * precedence.
 *
 * @param customRules Rules that they may name besides the built-in ones.
 * @param packagesOf Where the packages that a file extends are installed; by default, the directory of the file.
 * @throws InputError if one cannot be read, contains invalid settings, or extends itself
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
