import { isAbsolute, join, relative, resolve, sep } from 'path';
import { repositoryRoot } from './find-configuration';
import { matcherAnywhere } from './glob';
import { realPath } from './real-path';
import { ForeignManifests } from '../audit/foreign-manifests';

/** The name of standard input in reports. */
const STANDARD_INPUT = '<stdin>';

/**
 * Returns the function that decides whether patterns match a file. A pattern is a file, a
 * directory with all below it, or a glob, relative to any directory. `-` is standard input.
 */
function foreignFiles(patterns: readonly string[]): (file: string) => boolean {
  if (patterns.length === 0) { return () => false; }
  const matchers = patterns.filter(pattern => pattern !== '-').map(matcherAnywhere);
  const root = repositoryRoot('.');
  const inRepository = relative(root, resolve('.'));
  const realRoot = realPath(root);
  const known = new Map<string, boolean>();
  return file => {
    if (file === STANDARD_INPUT) { return patterns.includes('-'); }
    let isForeign = known.get(file);
    if (isForeign === undefined) {
      // A user may audit a directory from within, which leaves its name out of the path.
      const whole = isAbsolute(file) ? file : join(inRepository, file);
      // A link gives a foreign file another name.
      const real = placeBelow(realRoot, realPath(file));
      isForeign = [file, whole, real].some(path => matchers.some(matches => matches(path)));
      known.set(file, isForeign);
    }
    return isForeign;
  };
}

/** A path relative to a directory; unchanged if it is outside. */
function placeBelow(directory: string, path: string): string {
  const below = relative(directory, path);
  return below.split(sep)[0] === '..' || isAbsolute(below) ? path : below;
}

/** The manifests in files that match patterns. No line of their annotations is the user's. */
export function inFiles(patterns: readonly string[]): ForeignManifests {
  const isForeign = foreignFiles(patterns);
  return ({ origin: { file } }) => file !== undefined && isForeign(file) ? () => false : undefined;
}
