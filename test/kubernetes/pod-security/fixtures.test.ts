import { existsSync, readdirSync, readFileSync } from 'fs';
import { basename, join } from 'path';
import { parse } from 'yaml';
import { evaluatePodSecurity, PodSecurityLevel } from '../../../src/kubernetes/pod-security';

/** The official fixtures of Kubernetes: the directory is the expected result, the file name the control. */
const FIXTURES = join(__dirname, '../../../../shared/fixtures/pod-security-standards');
const describeFixtures = existsSync(FIXTURES) ? describe : describe.skip;

const VERSIONS = [25, 28, 37];
const LEVELS: PodSecurityLevel[] = ['baseline', 'restricted'];

function files(level: string, version: number, verdict: string): string[] {
  const folder = join(FIXTURES, level, `v1.${version}`, verdict);
  return existsSync(folder) ? readdirSync(folder).sort().map(file => join(folder, file)) : [];
}

const POLICIES = LEVELS.flatMap(level => VERSIONS.map(version => ({
  level, version, passing: files(level, version, 'pass').length, failing: files(level, version, 'fail').length,
})));

describeFixtures.each(POLICIES)('$level v1.$version: $passing files pass, $failing fail', ({ level, version, passing, failing }) => {
  const evaluate = (file: string) => evaluatePodSecurity(parse(readFileSync(file, 'utf8'), { version: '1.1' }), { level, version });

  test('has fixtures', () => {
    expect(passing).toBeGreaterThan(0);
    expect(failing).toBeGreaterThan(0);
  });

  test.each(files(level, version, 'pass').map(file => [basename(file), file]))('%s passes', (_, file) => {
    expect(evaluate(file)).toEqual([]);
  });

  test.each(files(level, version, 'fail').map(file => [basename(file), file]))('%s fails its control', (name, file) => {
    const control = name.replace(/\d+\.yaml$/, '');
    expect(evaluate(file).map(violation => violation.control.toLowerCase())).toContain(control);
  });
});
