import { lstatSync, readdirSync, realpathSync } from 'fs';
import { join, posix, sep } from 'path';
import { quote } from '../../audit/quote';

/**
 * Why `helm template` is not run on a chart; `undefined` if it may run. Helm follows
 * links, and a chart could expose any file of the machine in a manifest or in an error.
 */
export function explainChart(directory: string): string | undefined {
  const root = realpathSync(directory);
  const link = linksBelow(directory).find(path => !isInside(root, path));
  return link === undefined
    ? undefined
    : `${quote(posix.relative(directory, link))} is a symbolic link out of the chart, which --render does not follow; replace it with its target`;
}

function linksBelow(directory: string): string[] {
  return readdirSync(directory).flatMap(name => {
    const path = posix.join(directory, name);
    const found = lstatSync(path);
    if (found.isSymbolicLink()) { return [path]; }
    return found.isDirectory() ? linksBelow(path) : [];
  });
}

function isInside(root: string, link: string): boolean {
  try {
    return realpathSync(link).startsWith(join(root, sep));
  } catch {
    return false;
  }
}
