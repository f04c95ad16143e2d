import { isAbsolute, relative, resolve, sep } from 'path';
import { pathToFileURL } from 'url';
import { printable } from '../text/printable';

/** How the reader of manifests calls standard input. */
const STANDARD_INPUT = '<stdin>';

/**
 * A file as a CI finds it in its checkout: relative to the working directory,
 * or absolute outside of it. Unset for standard input.
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

/** A relative reference made of names. */
export function uriOfParts(parts: readonly string[]): string {
  // Half a character can't be encoded.
  return parts.map(part => encodeURIComponent(printable(part))).join('/');
}
