import { ForeignManifests } from '../audit/foreign-manifests';

/** What standard input is called in reports. */
const STANDARD_INPUT = '<stdin>';

/**
 * Whether a file is one that patterns name. A pattern is a file, a directory with all
 * below it, or has `*` for anything but a slash and `**` for anything; it matches from
 * any directory on. `-` is standard input.
 */
function foreignFiles(patterns: readonly string[]): (file: string) => boolean {
  const expressions = patterns.map(pattern => pattern === '-' ? undefined : toExpression(pattern));
  return file => patterns.length > 0 && (file === STANDARD_INPUT ? patterns.includes('-') : expressions.some(expression => expression?.test(`/${file}`)));
}

/** The manifests in files that patterns name, none of whose lines is one's own. */
export function inFiles(patterns: readonly string[]): ForeignManifests {
  const isForeign = foreignFiles(patterns);
  return ({ origin: { file } }) => file !== undefined && isForeign(file) ? () => false : undefined;
}

function toExpression(pattern: string): RegExp {
  const path = pattern.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  const parts = path.split(/(\*\*\/?|\*|\?)/).map(part => {
    switch (part) {
      case '**/': return '(?:.*/)?';
      case '**': return '.*';
      case '*': return '[^/]*';
      case '?': return '[^/]';
      default: return part.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
    }
  });
  return new RegExp(`/${parts.join('')}(?:/.*)?$`, 's');
}
