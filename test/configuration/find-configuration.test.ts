import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import { findConfiguration } from '../../src/configuration/find-configuration';

let root: string;
let deep: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'find-')));
  deep = join(root, 'a/b/c');
  mkdirSync(deep, { recursive: true });
  mkdirSync(join(root, '.git'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string): string {
  writeFileSync(join(root, path), '');
  return join(root, path);
}

test('the nearest file takes precedence', () => {
  expect(findConfiguration(deep)).toBeUndefined();
  const top = write('least-privilege.yaml');
  expect(findConfiguration(deep)).toBe(top);
  const nearer = write('a/least-privilege.yaml');
  expect(findConfiguration(deep)).toBe(nearer);
  const here = write('a/b/c/least-privilege.yaml');
  expect(findConfiguration(deep)).toBe(here);
});

test.each(['a directory', 'a file, as in a worktree'])('files outside of a repository whose .git is %s are not found', what => {
  write('least-privilege.yaml');
  if (what === 'a directory') {
    mkdirSync(join(root, 'a/.git'));
  } else {
    write('a/.git');
  }
  expect(findConfiguration(deep)).toBeUndefined();
  expect(findConfiguration(join(root, 'a'))).toBeUndefined();
  const own = write('a/least-privilege.yaml');
  expect(findConfiguration(deep)).toBe(own);
});

test('a relative directory gives a relative file', () => {
  write('least-privilege.yaml');
  const start = relative(process.cwd(), deep);
  expect(findConfiguration(start)).toBe(join(start, '../../../least-privilege.yaml'));
});

test('the search ends at the root of the file system', () => {
  expect(() => findConfiguration('/')).not.toThrow();
});

test.each(['least-privilege.yml', 'least-privilege.json'])('%s is an error, because it would not be read', name => {
  const file = write(`a/${name}`);
  expect(() => findConfiguration(deep)).toThrow(`${file} is not read; rename it to least-privilege.yaml`);
});
