import { dirname, join, resolve } from 'path';
import { globMatcher, plainGlob } from './glob';
import { Layer, layerWith } from './layer';
import { configurationSchema } from './schema';
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

/** The patterns of a policy. It is independent of a repository; they match from the working directory on. */
export function excludedByPolicy(policy: readonly Layer[]): ExcludedPattern[] {
  return patternsOf(layerWith(policy, ['exclude']), '');
}

function patternsOf(layer: Layer | undefined, from: string): ExcludedPattern[] {
  return (layer?.configuration.exclude ?? []).map((pattern, index) => ({ pattern, from, place: layer!.place(['exclude', index]) }));
}

/** Whether a pattern is one that the key `exclude` takes. */
export function isExclusionPattern(pattern: string): boolean {
  return new RegExp(configurationSchema().properties.exclude.items.pattern).test(pattern);
}

/** Whether two patterns name the same paths. */
export function isSamePattern(a: ExcludedPattern, b: ExcludedPattern): boolean {
  return resolve(join(a.from, plainGlob(a.pattern))) === resolve(join(b.from, plainGlob(b.pattern)));
}

/**
 * Whether a path in a directory is not read: one that a pattern names.
 *
 * @param readsOtherTools Whether directories of other tools are read where no pattern names them.
 */
export function exclusion(patterns: readonly ExcludedPattern[], readsOtherTools: boolean): IsExcluded {
  const isLeftOut: IsExcluded = readsOtherTools ? () => false : isOfOtherTool;
  if (patterns.length === 0) { return isLeftOut; }
  const matchers = patterns.map(({ pattern, from }) => globMatcher(pattern, from));
  return (path, isDirectory) => isLeftOut(path, isDirectory) || matchers.some(matches => matches(path));
}
