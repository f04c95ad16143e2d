import { isAbsolute, join, relative, resolve } from 'path';
import { repositoryRoot } from './find-configuration';
import { matcherAnywhere } from './glob';
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
  const inRepository = relative(repositoryRoot('.'), resolve('.'));
  return file => {
    if (file === STANDARD_INPUT) { return patterns.includes('-'); }
    // Whoever audits a directory from within does not name it.
    const whole = isAbsolute(file) ? file : join(inRepository, file);
    return matchers.some(matches => matches(file) || matches(whole));
  };
}

/** The manifests in files that patterns name, none of whose lines is one's own. */
export function inFiles(patterns: readonly string[]): ForeignManifests {
  const isForeign = foreignFiles(patterns);
  return ({ origin: { file } }) => file !== undefined && isForeign(file) ? () => false : undefined;
}
