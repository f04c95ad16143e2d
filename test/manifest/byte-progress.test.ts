import { ByteProgress } from '../../src/manifest/byte-progress';
import { readManifests } from '../../src/manifest/read-manifests';
import { CLEAN, useDirectory } from '../_run-tool';

const directory = useDirectory();

function read(...paths: string[]) {
  const steps: (readonly [number, number | undefined])[] = [];
  const { errors } = readManifests(paths, { progress: (done, total) => steps.push([done, total]) });
  return { steps, errors, last: steps.at(-1) };
}

test('the total is the bytes of all files, and all are read at the end', () => {
  directory.write('apps/a.yaml', CLEAN);
  directory.write('apps/b.yaml', `${CLEAN}# ä\n`);
  const total = 2 * CLEAN.length + '# ä\n'.length + 1;
  const { steps, last } = read('apps');
  expect(last).toEqual([total, total]);
  expect(new Set(steps.map(([, each]) => each))).toEqual(new Set([total]));
  expect(steps.map(([done]) => done)).toEqual(steps.map(([done]) => done).sort((a, b) => a - b));
});

test.each([
  ['documents', (number: number) => Array.from({ length: number }, (_, index) => CLEAN.replace('settings', `settings-${index}`)).join('---\n')],
  ['items of one list', (number: number) => `apiVersion: v1\nkind: List\nitems:\n${Array.from({ length: number }, (_, index) =>
    `- { apiVersion: v1, kind: ConfigMap, metadata: { name: settings-${index} } }\n`).join('')}`],
  ['JSON values', (number: number) => Array.from({ length: number }, (_, index) =>
    JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `settings-${index}` } })).join('\n')],
])('one large file of many %s is reported in many steps', (_, text) => {
  directory.write('large.yaml', text(2000));
  const { steps, errors, last: [done, total] = [0, 0] } = read('large.yaml');
  expect(errors).toEqual([]);
  expect(steps.filter(([at]) => at > 0.1 * done && at < 0.9 * done).length).toBeGreaterThan(3);
  expect([done, total]).toEqual([text(2000).length, text(2000).length]);
});

test('an unreadable file counts as 0', () => {
  directory.write('a.yaml', CLEAN);
  expect(read('missing.yaml', 'a.yaml').last).toEqual([CLEAN.length, CLEAN.length]);
});

test('standard input has no total before its end, and is part of it afterwards', () => {
  directory.write('a.yaml', CLEAN);
  const steps: unknown[] = [];
  const progress = new ByteProgress(['-', 'a.yaml'], (done, total) => steps.push([done, total]));
  progress.next();
  progress.receive(1000);
  progress.receive(3000);
  progress.reach(0.5, 3000);
  progress.next();
  progress.reach(1, CLEAN.length);
  expect(steps).toEqual([[1000, undefined], [3000, undefined], [1500, 3000 + CLEAN.length], [3000 + CLEAN.length, 3000 + CLEAN.length]]);
});
