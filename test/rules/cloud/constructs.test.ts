import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { found as check } from '../_found';
import { rulesOf } from '../_rules-of';

const ROOT = join(__dirname, '..', '..', '..');
const GOLDEN = [
  join(ROOT, 'test', 'constructs', '__golden__'),
  ...['cloud-identity', 'secure-namespace', 'quick-start', 'vault', 'dedicated-accounts', 'operator'].map(name => join(ROOT, 'examples', name, 'golden')),
];
const manifests = GOLDEN.flatMap(folder => readdirSync(folder).filter(file => file.endsWith('.yaml')).map(file => join(folder, file)));
const rules = rulesOf('cloud', 'network');

test.each(manifests)('output of the constructs has no findings: %s', file => {
  const yaml = readFileSync(file, 'utf8');
  // Most of them do not show whether there are network policies elsewhere.
  expect(rules.flatMap(rule => check(rule, yaml)).filter(({ unknown }) => !unknown)).toEqual([]);
});

test.each(manifests.filter(file => file.includes('secure-namespace')))('a SecureNamespace certainly blocks the metadata endpoints: %s', file => {
  const yaml = readFileSync(file, 'utf8');
  expect(rulesOf('network').flatMap(rule => check(rule, yaml, { complete: true }))).toEqual([]);
});

describe.each(rules)('$id', ({ id, summary, why, fix, references }) => {
  test('has complete texts', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(id.length).toBeLessThanOrEqual(56);
    for (const text of [summary, why, fix.construct, fix.yaml]) { expect(text).toMatch(/\S/); }
    expect(references.length).toBeGreaterThan(0);
  });
});
