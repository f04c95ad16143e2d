import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { buildSync } from 'esbuild';
import { CLEAN } from '../_run-tool';

// Node.js itself loads ES modules, so the tool runs as a program, from one file as in the package.

const ROOT = join(__dirname, '..', '..');

let directory = '';

const RULE = `{
  id: 'team-name', summary: 'A ConfigMap has a name', why: 'It must be found.', references: [],
  fix: { construct: 'metadata: { name }', yaml: 'name: other' },
  subject: 'object',
  *check({ name }) { yield { path: ['metadata', 'name'], key: name, message: 'it is named ' + name }; },
}`;

const PROGRAM = `
  import { auditPaths } from './src/cli/audit-paths';
  const [, , file, ...paths] = process.argv;
  auditPaths(paths, { customRules: [file], config: false, show: 'lines' }, process).then(
    code => { process.exitCode = code; },
    error => { console.error(error.name + ': ' + error.message); process.exitCode = 2; },
  );`;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'least-privilege-'));
  mkdirSync(join(directory, 'lib', 'cli'), { recursive: true });
  mkdirSync(join(directory, '.git'));
  symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
  writeFileSync(join(directory, 'package.json'), readFileSync(join(ROOT, 'package.json')));
  // Like lib/cli/bundle.js in the build.
  buildSync({
    stdin: { contents: PROGRAM, resolveDir: ROOT },
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    outfile: join(directory, 'lib', 'cli', 'bundle.js'),
    logLevel: 'warning',
  });
  writeFileSync(join(directory, 'app.yaml'), CLEAN);
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

function audit(file: string, text: string, manifest = 'app.yaml') {
  writeFileSync(join(directory, file), text);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join('lib', 'cli', 'bundle.js'), file, manifest], { cwd: directory, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test.each([
  ['team-rules.mjs', `export default [${RULE}];`],
  ['named.mjs', `export const rules = [${RULE}];`],
  ['imports.mjs', `import { basename } from 'path'; export const rules = [${RULE}].filter(() => basename('a/b') === 'b');`],
  ['without-type.js', `export default [${RULE}];`],
  ['common.cjs', `module.exports = [${RULE}];`],
  ['common.js', `exports.rules = [${RULE}];`],
])('%s', (file, text) => {
  const { status, stdout, stderr } = audit(file, text);
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toContain('it is named settings');
});

test.each([
  ['await.mjs', `await null; export default [${RULE}];`, 'it uses top-level await, or imports a module that does; move the await into a function'],
  ['syntax.mjs', 'export default [{,];', 'it is not JavaScript: SyntaxError: Unexpected token \',\' (node --check syntax.mjs shows where)'],
  ['syntax.cjs', 'module.exports = [\n  {,\n];', 'line 2: it is not JavaScript: SyntaxError: Unexpected token \',\' (node --check syntax.cjs shows where)'],
  ['import.mjs', 'import \'no-such-package\'; export default [];', 'it failed to load: Error: Cannot find package \'no-such-package\' imported from'],
  ['throws.mjs', 'throw new RangeError(\'not today\');', 'it failed to load: RangeError: not today'],
  ['nothing.mjs', 'export const team = [];', 'it exports no rules'],
])('%s is reported as bad input in one line', (file, text, message) => {
  const { status, stdout, stderr } = audit(file, text);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`InputError: --custom-rules ${file}: ${message}`);
  expect(stderr.trim()).not.toContain('\n');
});

test('the file in the documentation is valid', () => {
  const [, example] = /```javascript\n(\/\/ team-rules\.mjs\n[\s\S]*?)```/.exec(readFileSync(join(ROOT, 'docs', 'custom-rules.md'), 'utf8'))!;
  writeFileSync(join(directory, 'pod.yaml'), 'apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: web }\nspec: { containers: [{ name: app, image: docker.io/app }, { name: own, image: registry.example.com/own }] }\n');
  const { stdout, stderr } = audit('example.mjs', example, 'pod.yaml');
  expect(stderr).toBe('');
  expect(stdout).toContain("the container 'app' runs docker.io/app");
  expect(stdout).not.toContain("the container 'own' runs");
});
