import { isAbsolute, join, relative, resolve, sep } from 'path';
import { repositoryRoot } from './find-configuration';
import { matcherAnywhere } from './glob';
import { realPath } from './real-path';
import { ForeignManifests } from '../audit/foreign-manifests';

/** What standard input is called in reports. */
const STANDARD_INPUT = '<stdin>';

/**
 * Whether a file is one that patterns name. A pattern is a file, a directory with all
 * below it, or a glob; it matches from any directory on. `-` is standard input.
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
      // A user who audits a directory from within does not name it.
      const whole = isAbsolute(file) ? file : join(inRepository, file);
      // A link gives a foreign file another name.
      const real = placeBelow(realRoot, realPath(file));
      isForeign = [file, whole, real].some(path => matchers.some(matches => matches(path)));
      known.set(file, isForeign);
    }
    return isForeign;
  };
}

/** A path below a directory; outside of it, the whole path. */
function placeBelow(directory: string, path: string): string {
  const below = relative(directory, path);
  return below.split(sep)[0] === '..' || isAbsolute(below) ? path : below;
}

/** The manifests in files that patterns name, none of whose lines is one's own. */
export function inFiles(patterns: readonly string[]): ForeignManifests {
  const isForeign = foreignFiles(patterns);
  return ({ origin: { file } }) => file !== undefined && isForeign(file) ? () => false : undefined;
}
