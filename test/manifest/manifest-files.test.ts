import { execFileSync } from 'child_process';
import { symlinkSync } from 'fs';
import { join } from 'path';
import { directoryOf } from './_files';
import { manifestFiles } from '../../src/manifest/manifest-files';

function found(directory: string, path = '.', seen = new Set<string>()): string[] {
  return [...manifestFiles(join(directory, path), seen)].map(file =>
    `${file.path.slice(directory.length + 1) || '.'}${file.isInDirectory ? ' in a directory' : ''}${file.error === undefined ? '' : `: ${file.error}`}`);
}

test('a directory: all below it with the extensions of manifests, sorted', () => {
  const directory = directoryOf({ 'b.yaml': '', 'a/z.yml': '', 'a/b/c.json': '', 'B.yaml': '', '.x/d.yaml': '', 'a.txt': '', 'yaml': '', 'README.md': '' });
  expect(found(directory)).toEqual(['.x/d.yaml', 'B.yaml', 'a/b/c.json', 'a/z.yml', 'b.yaml'].map(name => `${name} in a directory`));
});

test('a file that is named, whatever its extension', () => {
  expect(found(directoryOf({ 'a.txt': '' }), 'a.txt')).toEqual(['a.txt']);
});

test('what is not there is an error', () => {
  expect(found(directoryOf({}), 'x.yaml')).toEqual(['x.yaml: no such file or directory']);
});

test('a directory without manifests is an error', () => {
  expect(found(directoryOf({ 'a/b.txt': '' }))).toEqual(['.: no .yaml, .yml or .json files in this directory']);
});

test('nothing is read twice', () => {
  const directory = directoryOf({ 'a.yaml': '' });
  const seen = new Set<string>();
  expect(found(directory, '.', seen)).toEqual(['a.yaml in a directory']);
  expect(found(directory, '.', seen)).toEqual([]);
  expect(found(directory, 'a.yaml', seen)).toEqual([]);
});

test('links are followed, in circles too', () => {
  const directory = directoryOf({ 'data/a.yaml': '', 'data/b.txt': '' });
  const other = directoryOf({ 'c.yaml': '' });
  symlinkSync(directory, join(directory, 'data/circle'));
  symlinkSync('data/a.yaml', join(directory, 'a.yaml'));
  symlinkSync('data/b.txt', join(directory, 'b.yaml'));
  symlinkSync(other, join(directory, 'other'));
  expect(found(directory)).toEqual(['a.yaml in a directory', 'b.yaml in a directory', 'other/c.yaml in a directory']);
});

(process.platform === 'win32' ? test.skip : test)('a pipe in a directory is an error, since nobody may ever write into it', () => {
  const directory = directoryOf({ 'a.yaml': '' });
  execFileSync('mkfifo', [join(directory, 'b.yaml')]);
  expect(found(directory)).toEqual(['a.yaml in a directory', 'b.yaml: a pipe, socket or device is not read from a directory; pass its path to read it']);
  expect(found(directory, 'b.yaml')).toEqual(['b.yaml']);
});

test('a link that leads nowhere is an error', () => {
  const directory = directoryOf({ 'a.yaml': '' });
  symlinkSync('nowhere', join(directory, 'b.yaml'));
  symlinkSync('c.yaml', join(directory, 'c.yaml'));
  expect(found(directory)).toEqual(['a.yaml in a directory', 'b.yaml: no such file or directory', 'c.yaml: a symbolic link that points to itself']);
});

test.each<[string, string, string]>([
  ['Chart.yaml', 'templates/a.yaml', 'helm template'],
  ['kustomization.yaml', 'patch.yaml', 'kustomize build'],
  ['kustomization.yml', 'patch.yaml', 'kustomize build'],
  ['Kustomization', 'patch.yaml', 'kustomize build'],
])('%s: what a tool has to render first is an error, and not read', (marker, other, command) => {
  const directory = directoryOf({ [`x/${marker}`]: '', [`x/${other}`]: '', 'b.yaml': '' });
  expect(found(directory)).toEqual(['b.yaml in a directory', expect.stringMatching(new RegExp(`^x: .*run "${command}"`))]);
  expect(found(directory, `x/${marker}`)).toEqual([expect.stringContaining(`run "${command}"`)]);
});
