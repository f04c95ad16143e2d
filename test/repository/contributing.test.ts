import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');
const fileOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const PAGE = fileOf('CONTRIBUTING.md');
const tasks = Object.keys(JSON.parse(fileOf('.projen/tasks.json')).tasks);

test('the commands are tasks of the project', () => {
  const named = [...PAGE.matchAll(/npm run ([a-z:]+)|npx projen (?!leaves)([a-z:-]+)/g)].map(([, ofNpm, ofProjen]) => ofNpm ?? ofProjen);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(name => !tasks.includes(name))).toEqual([]);
});

test('the files and folders exist', () => {
  const named = [...PAGE.matchAll(/`((?:src|test|docs|testbed|examples|bench|\.ci|schema)(?:\/[\w./-]*)?)`/g)].map(([, path]) => path);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter(path => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('the layout lists every folder of src, and the page of the test bed every test file', () => {
  const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);
  expect(folders.filter(name => !PAGE.includes(`\`src/${name}\``))).toEqual([]);
  const files = readdirSync(join(ROOT, 'testbed/tests')).filter(name => name.endsWith('.test.ts')).map(name => name.replace('.test.ts', ''));
  expect(files.filter(name => !new RegExp(`^\\| .*\`${name}\`.* \\|`, 'm').test(fileOf('docs/testbed.md')))).toEqual([]);
});

test('the table of checks matches .ci/run', () => {
  const checks = [...fileOf('.ci/run').matchAll(/^ *check(?:_each "[^"]+")? (['"])(.*?)\1/gm)]
    .map(([, , name]) => name.replace(/\$minor.*$/, 'MINOR'))
    .filter(name => name !== 'Kubernetes of KUBEBUILDER_ASSETS');
  const rows = [...PAGE.split('\n## Checks\n')[1].matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.sort()).toEqual(checks.sort());
});
