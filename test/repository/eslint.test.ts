import { spawnSync } from 'child_process';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');

/** The rules that a file with this text breaks, when ESLint starts in a folder with an empty environment. */
function brokenRules(file: string, text: string, folder: string): string[] {
  const { ESLINT_USE_FLAT_CONFIG, ...env } = process.env;
  const eslint = join(ROOT, 'node_modules', 'eslint', 'bin', 'eslint.js');
  const { stdout, stderr } = spawnSync(process.execPath, [eslint, '--stdin', '--stdin-filename', join(ROOT, file), '--format', 'json'], {
    cwd: folder, env, input: text, encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const [{ messages }] = JSON.parse(stdout);
  return messages.map(({ ruleId, line }: { ruleId: string; line: number }) => `${line} ${ruleId}`);
}

test('the rules of the project apply to a folder that never loads cdk8s', () => {
  expect(brokenRules('src/kubernetes/names.ts', `import { App } from 'cdk8s';
import { marked } from 'marked';
import { missing } from './missing';
import { AppModel } from "../model/app-model";
import { quantityOf } from './quantity';
void Promise.resolve(App);
Promise.resolve([marked, missing, AppModel, quantityOf]);
`, ROOT)).toEqual([
    '1 no-restricted-imports',
    '2 import/no-extraneous-dependencies',
    '3 import/no-unresolved',
    '4 import/no-restricted-paths',
    '4 @stylistic/quotes',
    '5 import/order',
    '7 @typescript-eslint/no-floating-promises',
  ]);
});

test.each(['src/kubernetes/names.ts', 'src/model/app-model.ts', 'src/cli/run.ts', 'test/readme.test.ts'])('%s may not be part of an import cycle', file => {
  const eslint = join(ROOT, 'node_modules', 'eslint', 'bin', 'eslint.js');
  const { stdout } = spawnSync(process.execPath, [eslint, '--print-config', file], { cwd: ROOT, encoding: 'utf8' });
  // ESLint detects cycles only between existing files.
  expect(JSON.parse(stdout).rules['import/no-cycle'][0]).toBe(2);
});

test('a folder that extends cdk8s may load it, but no later folder, wherever an editor starts ESLint', () => {
  expect(brokenRules('src/constructs/secure-pod.ts', `import { App } from 'cdk8s';
import { run } from '../cli/run';
export const all = [App, run];
`, join(ROOT, 'src'))).toEqual(['2 import/no-restricted-paths']);
});

test('a file whose name starts with _ may be imported in its folder, in subfolders, and in their tests', () => {
  expect(brokenRules('src/rules/pods/image-without-version.ts', `export * from '../_text';
export * from './_volumes';
export * from '../rbac/_holders';
export type { Rule } from '../rule';
export type Marked = import('../../model/_texts').Text;
`, ROOT).filter(rule => rule.endsWith('private-files'))).toEqual(['3 own/private-files', '5 own/private-files']);
  expect(brokenRules('test/rules/pods/image-without-version.test.ts', `export * from '../_found';
export * from '../../../src/rules/pods/_volumes';
export * from '../../../src/rules/rbac/_holders';
export * from '../../model/_objects';
`, ROOT).filter(rule => rule.endsWith('private-files'))).toEqual(['3 own/private-files', '4 own/private-files']);
});

test('mutually dependent types are in one file', () => {
  expect(brokenRules('src/audit/baseline-entry.ts', `import { Finding } from './finding';
import type { Severity } from '../rules/severity';
export type Both = [Finding, Severity];
`, ROOT)).toEqual(['1 import/no-cycle', '2 no-restricted-syntax']);
});

test('a module keeps no state, also in folders that extend cdk8s', () => {
  expect(brokenRules('src/constructs/resource-defaults.ts', `export const known = new WeakMap<object, string>();
`, ROOT)).toEqual(['1 no-restricted-syntax']);
});
