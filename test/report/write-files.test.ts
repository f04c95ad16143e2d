import fs, { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'fs';
import { InputError } from '../../src/audit/input-error';
import { writeFiles } from '../../src/report/write-files';
import { safeText } from '../../src/text/safe-text';
import { useDirectory } from '../_run-tool';

useDirectory();
afterEach(() => jest.restoreAllMocks());

test('all files are written, on request also into new directories', () => {
  writeFiles([{ path: 'a.txt', content: safeText('one') }, { path: 'new/deep/b.txt', content: safeText('two') }], { makeDirectories: true });
  expect([readFileSync('a.txt', 'utf8'), readFileSync('new/deep/b.txt', 'utf8')]).toEqual(['one', 'two']);
});

test('a missing directory is not created, and nothing is written', () => {
  expect(() => writeFiles([{ path: 'a.txt', content: safeText('one') }, { path: 'new/deep/b.txt', content: safeText('two') }])).toThrow(
    new InputError('can\'t write new/deep/b.txt: the directory new/deep does not exist; create it first'));
  expect(readdirSync('.')).toEqual(['.git']);
});

test.each([['the first', ['directory', 'a.txt']], ['the last', ['a.txt', 'directory']]])('if %s cannot be written, none is, and the old files stay', (_, paths) => {
  mkdirSync('directory');
  writeFileSync('a.txt', 'old');
  expect(() => writeFiles(paths.map(path => ({ path, content: safeText('new') })))).toThrow(new InputError('can\'t write directory: it is a directory'));
  expect(readFileSync('a.txt', 'utf8')).toBe('old');
  expect(readdirSync('.').sort()).toEqual(['.git', 'a.txt', 'directory']);
});

/** Simulates a run that is killed before it moves its files into place. */
function runThatIsKilled(content: string): void {
  const killed = jest.spyOn(fs, 'renameSync').mockImplementation(() => { throw new Error('killed'); });
  const nothingIsRemoved = jest.spyOn(fs, 'rmSync').mockImplementation(() => {});
  expect(() => writeFiles([{ path: 'a.txt', content: safeText(content) }])).toThrow('killed');
  killed.mockRestore();
  nothingIsRemoved.mockRestore();
}

test('leftovers of a killed run do not fail the next one, even with the same process id', () => {
  writeFileSync('a.txt', 'old');
  runThatIsKilled('half');
  expect(readFileSync('a.txt', 'utf8')).toBe('old');
  const left = readdirSync('.').filter(name => name.startsWith('.least-privilege-'));
  expect(left).toHaveLength(1);

  writeFiles([{ path: 'a.txt', content: safeText('new') }]);
  expect(readFileSync('a.txt', 'utf8')).toBe('new');
  // It may belong to an active run in another container.
  expect(readdirSync('.').filter(name => name.startsWith('.least-privilege-'))).toEqual(left);
});

test('concurrent runs write to separate temporary files', () => {
  const opened: unknown[] = [];
  const write = fs.writeFileSync;
  jest.spyOn(fs, 'writeFileSync').mockImplementation((path, content, options) => {
    opened.push(path);
    // The other run starts while this one writes.
    if (opened.length === 1) { writeFiles([{ path: 'a.txt', content: safeText('two') }]); }
    write(path, content, options);
  });
  writeFiles([{ path: 'a.txt', content: safeText('one') }]);
  expect(new Set(opened).size).toBe(2);
  expect(readFileSync('a.txt', 'utf8')).toBe('one');
  expect(readdirSync('.').sort()).toEqual(['.git', 'a.txt']);
});

test('the longest file name is written', () => {
  const path = 'x'.repeat(255);
  writeFiles([{ path, content: safeText('one') }]);
  expect(readFileSync(path, 'utf8')).toBe('one');
});

test('a report written to a symbolic link keeps the link', () => {
  mkdirSync('real');
  writeFileSync('real/a.txt', 'old');
  symlinkSync('real/a.txt', 'link');
  writeFiles([{ path: 'link', content: safeText('new') }]);
  expect([readFileSync('real/a.txt', 'utf8'), lstatSync('link').isSymbolicLink()]).toEqual(['new', true]);
});
