import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { KNOWN_MINORS } from '../../src/kubernetes/kubernetes-version';
import { VERSIONS } from '../../testbed/kubernetes/versions';

const ROOT = join(__dirname, '../..');
const tested = readdirSync(join(ROOT, 'testbed/kubernetes')).filter(name => name.endsWith('.mod') && name !== 'go.mod').sort();
const minorOf = (version: string): number => Number(version.split('.')[1]);

test('there is one version of each known minor', () => {
  expect(VERSIONS.map(minorOf)).toEqual(KNOWN_MINORS);
});

test('servers of the oldest and of the newest minor are tested', () => {
  expect(tested.map(minorOf)).toEqual(expect.arrayContaining([KNOWN_MINORS[0], KNOWN_MINORS[KNOWN_MINORS.length - 1]]));
});

test.each(tested)('%s builds the known version', name => {
  const [, version] = /^\tk8s\.io\/kubernetes (\S+)$/m.exec(readFileSync(join(ROOT, 'testbed/kubernetes', name), 'utf8'))!;
  expect(VERSIONS).toContain(version);
  expect(name).toBe(`1.${minorOf(version)}.mod`);
});

test('the built-in roles are generated from these versions', () => {
  const [first] = readFileSync(join(ROOT, 'src/kubernetes/rbac/built-in-roles-data.ts'), 'utf8').split('\n');
  expect(first).toContain(`from Kubernetes ${VERSIONS.join(', ')}.`);
});
