import { readFileSync, statSync } from 'fs';
import { UsedFile } from '../audit/provenance';
import { sha256 } from '../audit/sha256';
import { FoundFile, manifestFiles } from '../manifest/manifest-files';
import { IsExcluded } from '../manifest/manifest-names';

/** The path that stands for standard input. */
const STANDARD_INPUT = '-';

/** A file, or all manifests of a directory, with a digest; without one if it cannot be read, which is reported elsewhere. */
export function digestOf(path: string, isExcluded: IsExcluded): UsedFile {
  if (path === STANDARD_INPUT) { return { file: path }; }
  try {
    const files = [...manifestFiles(path, new Set(), isExcluded)].filter(isReadable).map(({ path: file }) => file);
    const digests = files.map(file => ({ file, digest: sha256(readFileSync(file)) }));
    if (digests.length === 0) { return { file: path }; }
    if (files[0] === path) { return { file: path, sha256: digests[0].digest }; }
    return { file: path, sha256: sha256(digests.map(({ file, digest }) => `${digest}  ${file.slice(path.length)}\n`).join('')) };
  } catch {
    return { file: path };
  }
}

/** A pipe can be read only once. */
function isReadable({ path, error, isExcluded }: FoundFile): boolean {
  return error === undefined && !isExcluded && statSync(path).isFile();
}
