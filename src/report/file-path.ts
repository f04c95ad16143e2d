import { isAbsolute, relative, resolve, sep } from 'path';
import { pathToFileURL } from 'url';
import { printable } from '../text/printable';

/** The name that the manifest reader gives to standard input. */
const STANDARD_INPUT = '<stdin>';

/**
 * The path of a file for CI: relative to the working directory, or absolute if
 * outside of it. Unset for standard input.
 */
export function filePath(file: string): string | undefined {
  if (file === STANDARD_INPUT) { return undefined; }
  const absolute = resolve(file);
  const path = relative('', absolute);
  const isOutside = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
  return (isOutside ? absolute : path || '.').split(sep).join('/');
}

/** The URI of such a path: a relative reference, or a `file:` URI. */
export function uriOf(path: string): string {
  return isAbsolute(path) ? pathToFileURL(path).href : uriOfParts(path.split('/'));
}

/** A relative reference from names. */
export function uriOfParts(parts: readonly string[]): string {
  // A lone surrogate cannot be encoded.
  return parts.map(part => encodeURIComponent(printable(part))).join('/');
}
