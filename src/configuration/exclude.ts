import { dirname, join, relative, resolve, sep } from 'path';
import type { Matcher } from 'picomatch';
import { Layer, layerWith } from './layer';
import { IsExcluded, isOfOtherTool } from '../manifest/manifest-names';

/** A pattern of paths that are not read. */
export interface ExcludedPattern {
  readonly pattern: string;
  /** The directory from which on it matches. */
  readonly from: string;
  /** How a message names it. */
  readonly place: string;
}

/** The patterns of a configuration; those of the last file that has any, since lists are replaced. */
export function excludedByConfiguration(layers: readonly Layer[]): ExcludedPattern[] {
  const layer = layerWith(layers, ['exclude']);
  return patternsOf(layer, dirname(layer?.used?.file ?? ''));
}

/** The patterns of a policy. It knows no repository, so that they match from the working directory on. */
export function excludedByPolicy(policy: readonly Layer[]): ExcludedPattern[] {
  return patternsOf(layerWith(policy, ['exclude']), '');
}

function patternsOf(layer: Layer | undefined, from: string): ExcludedPattern[] {
  return (layer?.configuration.exclude ?? []).map((pattern, index) => ({ pattern, from, place: layer!.place(['exclude', index]) }));
}

/** Whether two patterns name the same paths. */
export function isSamePattern(a: ExcludedPattern, b: ExcludedPattern): boolean {
  return resolve(join(a.from, plain(a.pattern))) === resolve(join(b.from, plain(b.pattern)));
}

/**
 * Whether a path in a directory is not read: one that a pattern names.
 *
 * @param readsOtherTools Whether directories of other tools are read where no pattern names them.
 */
export function exclusion(patterns: readonly ExcludedPattern[], readsOtherTools: boolean): IsExcluded {
  const isLeftOut: IsExcluded = readsOtherTools ? () => false : isOfOtherTool;
  if (patterns.length === 0) { return isLeftOut; }
  const matchers = patterns.map(({ pattern, from }) => ({ from, matches: matcherOf(plain(pattern)) }));
  return (path, isDirectory) => isLeftOut(path, isDirectory) || matchers.some(({ from, matches }) => matches(relative(from, path).split(sep).join('/')));
}

/** A directory is left out with all below it, so that its slash and what stands for all below it mean nothing. */
function plain(pattern: string): string {
  return pattern.replace(/^(?:\.\/)+/, '').replace(/(?:\/+(?:\*\*)?)+$/, '');
}

function matcherOf(pattern: string): Matcher {
  // Most runs exclude nothing.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('picomatch') as typeof import('picomatch'))(pattern, { dot: true, nonegate: true });
}
