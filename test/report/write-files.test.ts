import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { InputError } from '../../src/audit/input-error';
import { writeFiles } from '../../src/report/write-files';
import { useDirectory } from '../cli/_run';

useDirectory();

test('all files are written, in new directories too', () => {
  writeFiles([{ path: 'a.txt', content: 'one' }, { path: 'new/deep/b.txt', content: 'two' }]);
  expect([readFileSync('a.txt', 'utf8'), readFileSync('new/deep/b.txt', 'utf8')]).toEqual(['one', 'two']);
});

test.each([['the first', ['directory', 'a.txt']], ['the last', ['a.txt', 'directory']]])('when %s can\'t be written, none is, and the old ones stay', (_, paths) => {
  mkdirSync('directory');
  writeFileSync('a.txt', 'old');
  expect(() => writeFiles(paths.map(path => ({ path, content: 'new' })))).toThrow(new InputError('can\'t write directory: it is a directory'));
  expect(readFileSync('a.txt', 'utf8')).toBe('old');
  expect(readdirSync('.').sort()).toEqual(['.git', 'a.txt', 'directory']);
});
