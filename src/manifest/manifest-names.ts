import { basename } from 'path';

/** Directories of other tools, which hold many files of others and no manifests that anybody applies. */
const EXCLUDED: ReadonlySet<string> = new Set([
  '.git', '.hg', '.svn', 'node_modules', '.yarn', '.pnpm-store', '.venv', '__pycache__', '.tox', '.gradle', '.terraform', '.cache',
]);

const EXTENSION = /\.(?:yaml|yml|json)$/;

/** Whether a path that is found in a directory is not read. One that is named is read in any case. */
export type IsExcluded = (path: string, isDirectory: boolean) => boolean;

/** Whether a path is a directory of another tool, which is not read by default. */
export function isOfOtherTool(path: string, isDirectory: boolean): boolean {
  return isDirectory && EXCLUDED.has(basename(path));
}

/** Whether a file is read where it is found in a directory. */
export function isManifestName(name: string): boolean {
  return EXTENSION.test(name);
}
