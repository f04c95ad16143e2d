import { accessSync, constants, statSync } from 'fs';
import { delimiter, isAbsolute, join } from 'path';

/**
 * The first of several programs on the PATH, as an absolute path. Relative PATH entries
 * are skipped: they depend on the working directory, which may be the repository that
 * is audited.
 */
export function findProgram<T extends string>(names: readonly T[], path = ''): { readonly name: T; readonly file: string } | undefined {
  const directories = path.split(delimiter).filter(isAbsolute);
  const extension = process.platform === 'win32' ? '.exe' : '';
  for (const name of names) {
    const file = directories.map(directory => join(directory, name + extension)).find(isProgram);
    if (file !== undefined) { return { name, file }; }
  }
  return undefined;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
