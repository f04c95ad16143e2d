import { dirname, join, resolve } from 'path';
import { globMatcher, plainGlob } from './glob';
import { Layer, layerWith } from './layer';
import { configurationSchema } from './schema';
import { IsExcluded, isOfOtherTool } from '../manifest/manifest-names';

/** A pattern of paths to skip. */
export interface ExcludedPattern {
  readonly pattern: string;
  /** The directory that it is relative to. */
  readonly from: string;
  /** Its location in messages. */
  readonly place: string;
}

/** The patterns of the last file that sets any, since lists are replaced. */
export function excludedByConfiguration(layers: readonly Layer[]): ExcludedPattern[] {
  const layer = layerWith(layers, ['exclude']);
  return patternsOf(layer, dirname(layer?.used?.file ?? ''));
}

/** The patterns of a policy. They are relative to the working directory, because a policy applies to many repositories. */
export function excludedByPolicy(policy: readonly Layer[]): ExcludedPattern[] {
  return patternsOf(layerWith(policy, ['exclude']), '');
}

function patternsOf(layer: Layer | undefined, from: string): ExcludedPattern[] {
  return (layer?.configuration.exclude ?? []).map((pattern, index) => ({ pattern, from, place: layer!.place(['exclude', index]) }));
}

/** Whether a pattern is valid for the key `exclude`. */
export function isExclusionPattern(pattern: string): boolean {
  return new RegExp(configurationSchema().properties.exclude.items.pattern).test(pattern);
}

/** Whether two patterns name the same paths. */
export function isSamePattern(a: ExcludedPattern, b: ExcludedPattern): boolean {
  return resolve(join(a.from, plainGlob(a.pattern))) === resolve(join(b.from, plainGlob(b.pattern)));
}

/**
 * Returns the function that decides whether a path found in a directory is skipped.
 *
 * @param readsOtherTools Whether directories of other tools are read unless a pattern matches them.
 */
export function exclusion(patterns: readonly ExcludedPattern[], readsOtherTools: boolean): IsExcluded {
  const isLeftOut: IsExcluded = readsOtherTools ? () => false : isOfOtherTool;
  if (patterns.length === 0) { return isLeftOut; }
  const matchers = patterns.map(({ pattern, from }) => globMatcher(pattern, from));
  return (path, isDirectory) => isLeftOut(path, isDirectory) || matchers.some(matches => matches(path));
}
