import { readFileSync, statSync } from 'fs';
import { extname, resolve } from 'path';
import { checkCustomRules } from '../audit/custom-rules';
import { InputError } from '../audit/input-error';
import { UsedFile } from '../audit/provenance';
import { quote } from '../audit/quote';
import { sha256 } from '../audit/sha256';
import { RULE_DESCRIPTIONS } from '../rules/registry';
import { Rule } from '../rules/rule';
import { printable } from '../text/printable';

/** The content of the files of `--custom-rules`. */
export interface LoadedRules {
  readonly rules: readonly Rule[];
  readonly files: readonly UsedFile[];
}

const JAVASCRIPT = ['.js', '.mjs', '.cjs'];
const TYPESCRIPT = ['.ts', '.mts', '.cts', '.tsx'];

/**
 * Loads the custom rules of JavaScript files, which runs them.
 *
 * @throws InputError that names the file and, if possible, the rule and the property
 */
export function loadCustomRules(files: readonly string[]): LoadedRules {
  const places = new Map(RULE_DESCRIPTIONS.map(({ id }) => [id, 'least-privilege']));
  const loaded = [...new Map(files.map(file => [resolve(file), file])).values()].map(file => {
    const bytes = read(file);
    const rules = rulesOf(load(file), file);
    for (const { id } of rules) {
      const other = places.get(id);
      if (other !== undefined) { refuse(file, `a custom rule can't have the id ${quote(id)}: ${other} has a rule of that id; choose another`); }
      places.set(id, file);
    }
    return { rules, used: { file, sha256: sha256(bytes) } };
  });
  return { rules: loaded.flatMap(({ rules }) => rules), files: loaded.map(({ used }) => used) };
}

function read(file: string): Buffer {
  const extension = extname(file);
  if (TYPESCRIPT.includes(extension)) {
    refuse(file, 'it is TypeScript; compile it first, as with npx tsc or npx esbuild, and name the JavaScript file');
  }
  if (!JAVASCRIPT.includes(extension)) { refuse(file, `custom rules are JavaScript; name a file that ends with ${JAVASCRIPT.join(', ')}`); }
  try {
    if (!statSync(file).isFile()) { refuse(file, 'it is not a file; name a JavaScript file'); }
    return readFileSync(file);
  } catch (error) {
    if (error instanceof InputError) { throw error; }
    refuse(file, `it can't be read (${(error as Error).message})`);
  }
}

/** `require` loads CommonJS and ES modules from Node.js 20.19 and 22.12 on. */
function load(file: string): unknown {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return require(resolve(file));
  } catch (error) {
    refuse(file, explainFailure(error, file));
  }
}

function explainFailure(error: unknown, file: string): string {
  const { code, name, message, stack = '' } = Object(error) as Partial<NodeJS.ErrnoException>;
  switch (code) {
    case 'ERR_REQUIRE_ASYNC_MODULE': return 'it uses top-level await, or imports a module that does; move the await into a function';
    case 'ERR_REQUIRE_ESM': return 'this version of Node.js cannot load it as an ES module; use 20.19, or 22.12 and newer, or write CommonJS in a file that ends with .cjs';
  }
  const text = message === undefined ? String(error) : `${name}: ${message.split('\n')[0]}`;
  if (name !== 'SyntaxError') { return `it failed to load: ${text}`; }
  // The stack of a CommonJS syntax error begins with its location; that of an ES module does not.
  const [, line] = /^[^\n]*:(\d+)\n/.exec(stack) ?? [];
  return `${line === undefined ? '' : `line ${line}: `}it is not JavaScript: ${text} (node --check ${file} shows where)`;
}

/** The rules that a module exports: `module.exports`, `export default` or `export const rules`. */
function rulesOf(module: unknown, file: string): readonly Rule[] {
  const { default: byDefault, rules: byName } = Object(module) as { readonly default?: unknown; readonly rules?: unknown };
  if (byDefault !== undefined && byName !== undefined && byDefault !== byName) {
    refuse(file, 'it exports both default and rules; keep one of them');
  }
  const rules = Array.isArray(module) ? module : byDefault ?? byName;
  if (rules === undefined) { refuse(file, 'it exports no rules; write export default [...], export const rules = [...] or module.exports = [...]'); }
  try {
    checkCustomRules(rules as readonly Rule[], byDefault === undefined && byName !== undefined ? 'rules' : 'the exported list');
  } catch (error) {
    if (error instanceof InputError) { refuse(file, error.message); }
    throw error;
  }
  const list = rules as readonly Rule[];
  if (list.length === 0) { refuse(file, 'it exports an empty list of rules; add one, or leave the file out'); }
  return list;
}

function refuse(file: string, problem: string): never {
  throw new InputError(printable(`--custom-rules ${file}: ${problem}`));
}
