import { relative, sep } from 'path';

/**
 * Matches the paths that a glob names.
 *
 * @param from The directory that the glob is relative to.
 */
export function globMatcher(pattern: string, from: string): (path: string) => boolean {
  const matches = matcherOf(pattern);
  return path => matches(stepsOf(from, path).join('/'));
}

/** Matches the paths that a glob names, and all below them. */
export function treeMatcher(pattern: string, from: string): (path: string) => boolean {
  const matches = matcherOf(pattern);
  return path => stepsOf(from, path).some((_, index, steps) => matches(steps.slice(0, index + 1).join('/')));
}

/**
 * Matches the paths that a glob names relative to any directory, and all below them. A
 * path that contains glob characters also matches literally.
 */
export function matcherAnywhere(pattern: string): (path: string) => boolean {
  const plain = plainGlob(pattern).replace(/^\/+/, '');
  const matches = matcherOf(`**/${plain}`);
  return path => {
    const steps = path.split(sep).join('/').split('/').filter(step => step !== '');
    return `/${steps.join('/')}/`.includes(`/${plain}/`) || steps.some((_, index) => matches(steps.slice(0, index + 1).join('/')));
  };
}

/** Removes a leading `./` and a trailing slash or `**`, because a directory includes all below it. */
export function plainGlob(pattern: string): string {
  return pattern.replace(/^(?:\.\/)+/, '').replace(/(?:\/+(?:\*\*)?)+$/, '');
}

function matcherOf(pattern: string): (path: string) => boolean {
  // Loaded on demand: most runs have no globs.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const picomatch = require('picomatch') as typeof import('picomatch');
  return picomatch(plainGlob(pattern), { dot: true, nonegate: true });
}

function stepsOf(from: string, path: string): string[] {
  return relative(from, path).split(sep);
}
