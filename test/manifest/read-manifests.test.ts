import { existsSync, mkdirSync } from 'fs';
import { join } from 'path';
import { directoryOf } from './_files';
import { readManifests } from '../../src/manifest/read-manifests';

function secret(name: string): string {
  return `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}}\n`;
}

/** The files read, with paths relative to the directory. */
function read(directory: string, ...paths: string[]) {
  const { objects, errors, ignored } = readManifests(paths.map(path => join(directory, path)));
  const relative = (path?: string) => path?.slice(directory.length + 1) || '.';
  return {
    objects: objects.map(({ name, origin }) => `${relative(origin.file)} ${name}`),
    errors: errors.map(({ file, line, column, message }) => `${relative(file)}:${line}:${column} ${message}`),
    ignored: ignored?.map(relative),
  };
}

test('files and directories, in the given order', () => {
  const directory = directoryOf({ 'a.txt': secret('a'), 'd/c.json': '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"c"}}', 'd/b.yaml': secret('b') });
  expect(read(directory, 'd', 'a.txt')).toEqual({ objects: ['d/b.yaml b', 'd/c.json c', 'a.txt a'], errors: [], ignored: [] });
});

test('a path that is passed twice is read once', () => {
  expect(read(directoryOf({ 'a.yaml': secret('a') }), 'a.yaml', '.', 'a.yaml').objects).toEqual(['a.yaml a']);
});

test('files of other tools in a directory are skipped and listed', () => {
  const directory = directoryOf({
    'values.yaml': 'replicas: 1',
    'package.json': '{"name": "x"}',
    'list.yaml': '- a',
    'empty.yaml': '',
    'construct-metadata.json': '{"version": "1.0.0", "resources": {}}',
    'app.k8s.yaml': secret('a'),
  });
  expect(read(directory, '.')).toEqual({ objects: ['app.k8s.yaml a'], errors: [], ignored: ['empty.yaml', 'list.yaml', 'package.json', 'values.yaml'] });
});

test('files that the caller listed are read like those of a directory', () => {
  const directory = directoryOf({ 'empty.yaml': '', 'values.yaml': 'replicas: 1', 'broken.yaml': 'kind: [', 'app.yaml': secret('a') });
  const paths = ['empty.yaml', 'values.yaml', 'broken.yaml', 'app.yaml', 'gone.yaml'].map(name => join(directory, name));
  const { objects, errors, ignored } = readManifests(paths, { areListed: true });
  expect(objects.map(({ name }) => name)).toEqual(['a']);
  expect(errors.map(({ file }) => file)).toEqual([paths[2], paths[4]]);
  expect(ignored).toEqual([paths[0], paths[1]]);
});

test.each<[string, string, string]>([
  ['values of a chart', 'replicas: 1', 'not a Kubernetes object: apiVersion is missing, kind is missing'],
  ['nothing', '', 'contains no Kubernetes object'],
  ['a comment', '# x\n---\n', 'contains no Kubernetes object'],
])('a named file must be a manifest: %s', (_, text, message) => {
  expect(read(directoryOf({ 'a.yaml': text }), 'a.yaml')).toEqual({ objects: [], errors: [`a.yaml:1:1 ${message}`], ignored: [] });
});

test.each<[string, string]>([
  ['only a kind', 'kind: Secret'],
  ['an unreadable file', 'a: ['],
  ['a list of objects', `[{${secret('a').trim().replaceAll('\n', ', ')}}]`],
])('in a directory, an attempt at a manifest is an error: %s', (_, text) => {
  const { errors, ignored } = read(directoryOf({ 'a.yaml': text, 'b.yaml': secret('b') }), '.');
  expect(errors).toEqual([expect.stringContaining('a.yaml:1:')]);
  expect(ignored).toEqual([]);
});

test('a document that is not an object in a manifest is an error', () => {
  expect(read(directoryOf({ 'a.yaml': `${secret('a')}---\nreplicas: 1\n` }), '.')).toMatchObject({
    objects: ['a.yaml a'], errors: ['a.yaml:5:1 not a Kubernetes object: apiVersion is missing, kind is missing'],
  });
});

test('an empty List is not an error', () => {
  expect(read(directoryOf({ 'a.yaml': 'apiVersion: v1\nkind: List\nitems: []' }), 'a.yaml')).toEqual({ objects: [], errors: [], ignored: [] });
});

test.each<[string, { [path: string]: string }, string, string]>([
  ['a missing path', {}, 'x', 'x:1:1 no such file or directory'],
  ['a directory without files', {}, '.', '.:1:1 no .yaml, .yml or .json files in this directory'],
  ['a directory without manifests', { 'a.yaml': 'x: 1', 'b.yaml': '' }, '.', '.:1:1 none of its 2 .yaml, .yml and .json files contains a Kubernetes object'],
])('never counts as clean: %s', (_, files, path, error) => {
  expect(read(directoryOf(files), path)).toMatchObject({ objects: [], errors: [error] });
});

test('invalid UTF-8 is an error with its position', () => {
  const directory = directoryOf({ 'a.yaml': Buffer.from([0x61, 0x0A, 0xE4, 0x0A]), 'b.yaml': Buffer.from('a: 1', 'utf16le') });
  expect(read(directory, '.').errors).toEqual([
    'a.yaml:2:1 not UTF-8 from here on; save the file as UTF-8',
    'b.yaml:1:1 encoded as UTF-16; save the file as UTF-8 (in PowerShell: Out-File -Encoding utf8)',
  ]);
});

test('a byte order mark does not count in the first column', () => {
  const { objects: [{ origin }] } = readManifests([join(directoryOf({ 'a.yaml': `\uFEFF${secret('a')}` }), 'a.yaml')]);
  expect(origin.position(['apiVersion'])).toMatchObject({ line: 1, column: 1 });
});

test('a directory with the name of a manifest is a directory', () => {
  const directory = directoryOf({ 'a.yaml/b.yaml': secret('b') });
  mkdirSync(join(directory, 'c.yaml'));
  expect(read(directory, '.')).toMatchObject({ objects: ['a.yaml/b.yaml b'], errors: [] });
});

const realWorld = join(__dirname, '../../../shared/fixtures/real-world');
(existsSync(realWorld) ? test : test.skip).each([['kube-prometheus', 131], ['ingress-nginx', 19]])('%s is read as a whole', (name, count) => {
  const { objects, errors, ignored } = readManifests([join(realWorld, name)]);
  expect(errors).toEqual([]);
  expect(ignored).toEqual([]);
  expect(objects).toHaveLength(count);
  for (const { origin } of objects) { expect(origin.position(['metadata', 'name'])?.line).toBeGreaterThan(1); }
});
