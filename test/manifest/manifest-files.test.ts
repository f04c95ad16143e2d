import { execFileSync } from 'child_process';
import { symlinkSync } from 'fs';
import { join } from 'path';
import { directoryOf } from './_files';
import { manifestFiles } from '../../src/manifest/manifest-files';

function found(directory: string, path = '.', seen = new Set<string>()): string[] {
  return [...manifestFiles(join(directory, path), seen)].map(file =>
    `${file.path.slice(directory.length + 1) || '.'}${file.isInDirectory ? ' in a directory' : ''}${file.error === undefined ? '' : `: ${file.error}`}`);
}

test('a directory: all files with manifest extensions below it, sorted', () => {
  const directory = directoryOf({ 'b.yaml': '', 'a/z.yml': '', 'a/b/c.json': '', 'B.yaml': '', '.x/d.yaml': '', 'a.txt': '', 'yaml': '', 'README.md': '' });
  expect(found(directory)).toEqual(['.x/d.yaml', 'B.yaml', 'a/b/c.json', 'a/z.yml', 'b.yaml'].map(name => `${name} in a directory`));
});

test('a named file, with any extension', () => {
  expect(found(directoryOf({ 'a.txt': '' }), 'a.txt')).toEqual(['a.txt']);
});

test('a missing path is an error', () => {
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

test('links are followed, including cycles', () => {
  const directory = directoryOf({ 'data/a.yaml': '', 'data/b.txt': '' });
  const other = directoryOf({ 'c.yaml': '' });
  symlinkSync(directory, join(directory, 'data/circle'));
  symlinkSync('data/a.yaml', join(directory, 'a.yaml'));
  symlinkSync('data/b.txt', join(directory, 'b.yaml'));
  symlinkSync(other, join(directory, 'other'));
  expect(found(directory)).toEqual(['a.yaml in a directory', 'b.yaml in a directory', 'other/c.yaml in a directory']);
});

(process.platform === 'win32' ? test.skip : test)('a pipe in a directory is an error, because it may never get a writer', () => {
  const directory = directoryOf({ 'a.yaml': '' });
  execFileSync('mkfifo', [join(directory, 'b.yaml')]);
  expect(found(directory)).toEqual(['a.yaml in a directory', 'b.yaml: a pipe, socket or device in a directory is not read; pass its path to read it']);
  expect(found(directory, 'b.yaml')).toEqual(['b.yaml']);
});

test('a broken link is an error', () => {
  const directory = directoryOf({ 'a.yaml': '' });
  symlinkSync('nowhere', join(directory, 'b.yaml'));
  symlinkSync('c.yaml', join(directory, 'c.yaml'));
  expect(found(directory)).toEqual(['a.yaml in a directory', 'b.yaml: no such file or directory', 'c.yaml: a symbolic link that points to itself']);
});

describe('a directory that a tool has to render is an error, and not read', () => {
  test.each<[string, { [file: string]: string }, string]>([
    ['a chart with a template action', { 'Chart.yaml': 'name: x', 'templates/a.yaml': 'name: {{ .Release.Name }}' }, 'helm template'],
    ['a chart with a template action in a helper', { 'Chart.yaml': 'name: x', 'templates/a.yaml': 'a: 1', 'templates/_b.tpl': '{{ define "b" }}' }, 'helm template'],
    ['a chart with a template of another extension, which Helm applies', { 'Chart.yaml': 'name: x', 'templates/a.yaml': 'a: 1', 'templates/b.tpl': 'b: 1' }, 'helm template'],
    ['a chart with a template in an excluded directory', { 'Chart.yaml': 'name: x', 'templates/a.yaml': 'a: 1', 'templates/node_modules/b.yaml': 'b: 1' }, 'helm template'],
    ['a chart with dependencies', { 'Chart.yaml': 'dependencies: [{name: redis}]', 'templates/a.yaml': 'a: 1' }, 'helm template'],
    ['a chart with bundled charts', { 'Chart.yaml': 'name: x', 'charts/redis.tgz': '', 'templates/a.yaml': 'a: 1' }, 'helm template'],
    ['a chart that cannot be read', { 'Chart.yaml': 'name: [', 'templates/a.yaml': 'a: 1' }, 'helm template'],
    ['a kustomization with patches', { 'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: p.yaml}]', 'a.yaml': '', 'p.yaml': '' }, 'that changes manifests (patches); run "kustomize build"'],
    ['a kustomization with a namespace', { 'kustomization.yml': 'resources: [a.yaml]\nnamespace: x', 'a.yaml': '' }, 'that changes manifests (namespace); run "kustomize build"'],
    ['a generator', { 'Kustomization': 'configMapGenerator: [{name: x}]', 'a.yaml': '' }, 'kustomize build'],
    ['an unknown field', { 'kustomization.yaml': 'transformEverything: true' }, 'kustomize build'],
    ['a component', { 'kustomization.yaml': 'kind: Component\nresources: []' }, 'kustomize build'],
    ['a kustomization with a URL', { 'kustomization.yaml': 'resources: ["https://example.com/a.yaml"]' }, 'https://example.com/a.yaml'],
    ['a kustomization with another repository', { 'kustomization.yaml': 'resources: ["github.com/acme/app?ref=v1"]' }, 'github.com/acme/app'],
    ['a kustomization with another repository that is also the name of a directory', { 'kustomization.yaml': 'resources: [GitHub.com/acme/app]', 'GitHub.com/acme/app/a.yaml': '' }, 'GitHub.com/acme/app'],
    ['a kustomization with another repository over SSH', { 'kustomization.yaml': 'resources: ["git@example.com:acme/app"]', 'git@example.com:acme/app/a.yaml': '' }, 'git@example.com'],
    ['a kustomization with a missing resource', { 'kustomization.yaml': 'resources: [missing.yaml]' }, 'missing.yaml'],
    ['a kustomization that cannot be read', { 'kustomization.yaml': 'resources: [' }, 'kustomize build'],
  ])('%s', (_, files, message) => {
    const directory = directoryOf({ ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`x/${name}`, text])), 'b.yaml': '' });
    expect(found(directory)).toEqual(['b.yaml in a directory', expect.stringMatching(/^x: (?:Kustomize input|a Helm chart)/)]);
    expect(found(directory)[1]).toContain(message);
  });

  test.each(['Chart.yaml', 'kustomization.yaml', 'kustomization.yml', 'Kustomization'])('%s passed by name', marker => {
    expect(found(directoryOf({ [marker]: '' }), marker)).toEqual([expect.stringMatching(/run "(?:helm template|kustomize build)"/)]);
  });
});

test('the templates and definitions of a chart without template actions are read', () => {
  const directory = directoryOf({ 'Chart.yaml': 'apiVersion: v2\nname: x', 'README.md': '{{', 'templates/a.k8s.yaml': 'kind: Pod', 'templates/_b.tpl': '', 'templates/NOTES.txt': '', 'templates/.gitkeep': '', 'crds/b.yaml': 'x: "{{"' });
  expect(found(directory)).toEqual(['crds/b.yaml in a directory', 'templates/a.k8s.yaml in a directory']);
});

test('a kustomization that only lists resources: everything below it, and listed resources elsewhere', () => {
  const directory = directoryOf({
    'app/kustomization.yaml': 'resources: [web.yaml, ../base, ../job.txt]',
    'app/web.yaml': '',
    'app/unlisted.yaml': '',
    'base/kustomization.yaml': 'resources:\n- role.yaml',
    'base/role.yaml': '',
    'job.txt': '',
    'other.yaml': '',
  });
  // A file that is not listed may be applied without Kustomize.
  expect(found(directory, 'app')).toEqual(['app/unlisted.yaml in a directory', 'app/web.yaml in a directory', 'base/role.yaml in a directory', 'job.txt']);
});

test('directories of other tools are listed, and read if they are named', () => {
  const directory = directoryOf({ 'a.yaml': '', 'node_modules/b.yaml': '', 'x/.git/c.json': '', 'x/d.yaml': '' });
  const excluded = [...manifestFiles(directory, new Set())].filter(({ isExcluded }) => isExcluded);
  expect(excluded.map(({ path }) => path.slice(directory.length + 1))).toEqual(['node_modules', 'x/.git']);
  expect(found(directory, 'node_modules')).toEqual(['node_modules/b.yaml in a directory']);
});
