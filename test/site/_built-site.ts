import { existsSync, readdirSync, statSync } from 'fs';
import { join } from 'path';
import { packageJson } from '../../src/text/package-json';

const ROOT = join(__dirname, '../..');

/** The output folder of the site. */
export const SITE = join(ROOT, 'site', 'dist');

/** The base path of the site: the name of the repository, as GitHub Pages serves it. */
export const BASE = new URL(packageJson().homepage).pathname;

/** The files of the site with an extension, relative to it. */
export function builtFiles(extension: string): string[] {
  return readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith(extension)).sort();
}

/** The file that GitHub Pages serves for a path below the base; undefined for an error page. */
export function servedFile(path: string): string | undefined {
  const file = join(SITE, decodeURIComponent(path));
  return [file, `${file}.html`, join(file, 'index.html')].find(each => existsSync(each) && statSync(each).isFile());
}
