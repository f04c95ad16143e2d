import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';

const directories: string[] = [];
afterAll(() => directories.forEach(directory => rmSync(directory, { recursive: true })));

/** A directory of files, which is deleted after the tests of the file. */
export function directoryOf(files: { readonly [path: string]: string | Buffer }): string {
  const directory = mkdtempSync(join(tmpdir(), 'manifests-'));
  directories.push(directory);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  return directory;
}
