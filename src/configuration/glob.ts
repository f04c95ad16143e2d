import { relative, sep } from 'path';

/**
 * Whether a path is one that a glob names.
 *
 * @param from The directory from which on the glob matches.
 */
export function globMatcher(pattern: string, from: string): (path: string) => boolean {
  const matches = matcherOf(pattern);
  return path => matches(stepsOf(from, path).join('/'));
}

/** Whether a path is one that a glob names, or lies below one. */
export function treeMatcher(pattern: string, from: string): (path: string) => boolean {
  const matches = matcherOf(pattern);
  return path => stepsOf(from, path).some((_, index, steps) => matches(steps.slice(0, index + 1).join('/')));
}

/**
 * Whether a path is one that a glob names from any directory on, or lies below one. A
 * path with characters of globs in its name is named by itself too.
 */
export function matcherAnywhere(pattern: string): (path: string) => boolean {
  const plain = plainGlob(pattern).replace(/^\/+/, '');
  const matches = matcherOf(`**/${plain}`);
  return path => {
    const steps = path.split(sep).join('/').split('/').filter(step => step !== '');
    return `/${steps.join('/')}/`.includes(`/${plain}/`) || steps.some((_, index) => matches(steps.slice(0, index + 1).join('/')));
  };
}

/** A directory stands for all below it, with or without a trailing slash or wildcard. */
export function plainGlob(pattern: string): string {
  return pattern.replace(/^(?:\.\/)+/, '').replace(/(?:\/+(?:\*\*)?)+$/, '');
}

function matcherOf(pattern: string): (path: string) => boolean {
  // Most runs need none.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const picomatch = require('picomatch') as typeof import('picomatch');
  return picomatch(plainGlob(pattern), { dot: true, nonegate: true });
}

function stepsOf(from: string, path: string): string[] {
  return relative(from, path).split(sep);
}
