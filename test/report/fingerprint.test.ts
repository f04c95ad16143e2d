import { finding, objectOf } from './_result';
import { Finding } from '../../src/audit/finding';
import { sha256 } from '../../src/audit/sha256';
import { fingerprints, uuidOf } from '../../src/report/fingerprint';

const printsOf = (...findings: Finding[]) => { const prints = fingerprints(findings); return findings.map(each => prints.get(each)!); };
const pod = objectOf('Pod', 'web');

test('depends on the rule, the key and the object', () => {
  const [original, same] = [printsOf(finding(pod))[0], printsOf(finding(objectOf('Pod', 'web'), { message: 'other', severity: 'low', path: ['spec'] }))[0]];
  expect(same).toBe(original);
  const others = printsOf(
    finding(pod, { rule: 'other' }), finding(pod, { key: 'other' }), finding(objectOf('Pod', 'other')), finding(objectOf('Job', 'web')), finding(objectOf('Pod', 'web', { namespace: 'other' })),
  );
  expect(new Set([original, ...others]).size).toBe(6);
});

test('differs for identical findings, by their order', () => {
  const [first, second, third] = printsOf(finding(pod), finding(pod), finding(pod));
  expect(new Set([first, second, third]).size).toBe(3);
  expect(printsOf(finding(pod), finding(pod))).toEqual([first, second]);
});

test('SHA-256 matches the standard', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test.each([
  ['0'.repeat(64), '00000000-0000-8000-8000-000000000000'],
  ['f'.repeat(64), 'ffffffff-ffff-8fff-bfff-ffffffffffff'],
  ['0123456789abcdef5123456789abcdef', '01234567-89ab-8def-9123-456789abcdef'],
])('%s is the UUID of version 8 and of the variant of RFC 9562 %s', (print, uuid) => {
  expect(uuidOf(print)).toBe(uuid);
});
