import { join } from 'path';
import { filePath, uriOf, uriOfParts } from '../../src/report/file-path';

test.each([
  ['dist/app.yaml', 'dist/app.yaml'],
  ['./dist/../app.yaml', 'app.yaml'],
  [join(process.cwd(), 'app.yaml'), 'app.yaml'],
  ['.', '.'],
  ['..app.yaml', '..app.yaml'],
  ['../app.yaml', join(process.cwd(), '..', 'app.yaml')],
  ['/elsewhere/app.yaml', '/elsewhere/app.yaml'],
  ['<stdin>', undefined],
])('%j is %j', (file, path) => {
  expect(filePath(file)).toBe(path);
});

test.each([
  ['dist/app.yaml', 'dist/app.yaml'],
  ['a:b/c d.yaml', 'a%3Ab/c%20d.yaml'],
  ['/a b/c%d.yaml', 'file:///a%20b/c%25d.yaml'],
])('%j as a URI is %s', (path, uri) => {
  expect(uriOf(path)).toBe(uri);
});

test('names may contain any characters', () => {
  expect(uriOfParts(['Pod', 'a/b', '\ud800?'])).toBe('Pod/a%2Fb/%5Cud800%3F');
});
