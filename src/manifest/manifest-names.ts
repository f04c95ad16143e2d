import { basename } from 'path';

/** Directories of other tools, with many third-party files and no manifests to apply. */
const EXCLUDED: ReadonlySet<string> = new Set([
  '.git', '.hg', '.svn', 'node_modules', '.yarn', '.pnpm-store', '.venv', '__pycache__', '.tox', '.gradle', '.terraform', '.cache',
]);

const EXTENSION = /\.(?:yaml|yml|json)$/;

/** Whether a path found in a directory is skipped. A path that is named explicitly is always read. */
export type IsExcluded = (path: string, isDirectory: boolean) => boolean;

/** Whether a path is a directory of another tool, which is skipped by default. */
export function isOfOtherTool(path: string, isDirectory: boolean): boolean {
  return isDirectory && EXCLUDED.has(basename(path));
}

/** Whether a file found in a directory is read. */
export function isManifestName(name: string): boolean {
  return EXTENSION.test(name);
}
