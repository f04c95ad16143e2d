import { readdirSync } from 'fs';
import { join } from 'path';
import { RULES } from '../../src/rules/registry';
import { Rule } from '../../src/rules/rule';

/** The ids of the rules that have a file in a folder. */
export function idsIn(folder: string): string[] {
  return readdirSync(join(__dirname, '../../src/rules', folder)).filter(file => !file.startsWith('_')).map(file => file.replace(/\.ts$/, ''));
}

/** The rules of a folder, in the order of the registry. */
export function rulesOf(...folders: string[]): Rule[] {
  const ids = new Set(folders.flatMap(idsIn));
  return RULES.filter(({ id }) => ids.has(id));
}
