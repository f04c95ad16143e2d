/** Directories of other tools, which hold many files of others and no manifests that anybody applies. */
const EXCLUDED: ReadonlySet<string> = new Set([
  '.git', '.hg', '.svn', 'node_modules', '.yarn', '.pnpm-store', '.venv', '__pycache__', '.tox', '.gradle', '.terraform', '.cache',
]);

const EXTENSION = /\.(?:yaml|yml|json)$/;

/** Whether a directory is not read where it is found in another. */
export function isOfOtherTool(name: string): boolean {
  return EXCLUDED.has(name);
}

/** Whether a file is read where it is found in a directory. */
export function isManifestName(name: string): boolean {
  return EXTENSION.test(name);
}
