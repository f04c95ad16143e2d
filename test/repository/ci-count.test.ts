import { spawnSync } from 'child_process';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');
const hasBash = spawnSync('bash', ['-c', 'true']).status === 0;

/** The result of a run with these checks. */
function run(...checks: string[]) {
  const { status, stdout } = spawnSync('bash', ['-u'], { cwd: ROOT, encoding: 'utf8', input: ['. .ci/count.sh', ...checks, 'report'].join('\n') });
  return { status, last: stdout.trimEnd().split('\n').pop(), stdout };
}

const JEST = "check_each '^Tests: ' jest printf";

(hasBash ? describe : describe.skip)('.ci/run', () => {
  test.each([
    ['a command that succeeds', ['check ok true'], '1 passed, 0 failed', 0],
    ['a command that fails', ['check ok true', 'check bad false'], '1 passed, 1 failed', 1],
    ['a command that ends with 77', ['check ok true', "check none bash -c 'exit 77'"], '1 passed, 0 failed, 1 skipped', 0],
    ['tests of jest', [`${JEST} 'Tests:       2 skipped, 40 passed, 42 total\\n'`], '40 passed, 0 failed, 2 skipped', 0],
    ['tests of jest in colour', [`${JEST} '\\033[1mTests: \\033[22m 1 failed, 3 passed\\n'`], '3 passed, 1 failed', 1],
    ['a command that failed before it counted', ["check_each '^Tests: ' jest false"], '0 passed, 1 failed', 1],
    ['a command that succeeded and counted nothing', ["check_each '^Tests: ' jest true"], '0 passed, 1 failed', 1],
    ['a command that failed after it counted', ["check_each '^Tests: ' jest bash -c 'echo \"Tests: 3 passed\"; exit 1'"], '3 passed, 1 failed', 1],
    ['only the last of several counts', [`${JEST} 'Tests: 1 passed\\nTests: 5 passed\\n'`], '5 passed, 0 failed', 0],
    ['a skipped command of many checks', ["check_each '^Tests: ' none bash -c 'exit 77'"], '0 passed, 0 failed, 1 skipped', 0],
  ])('counts %s', (_, checks, last, status) => {
    expect(run(...checks)).toMatchObject({ last, status });
  });

  test('names each check with its result and its seconds, once it is done and at the end', () => {
    const { stdout } = run('check good true', 'check bad false');
    expect(stdout).toMatch(/=== passed after \d+ s: good\n[\s\S]*=== FAILED after \d+ s: bad\n[\s\S]*=== Where the time went, 0 min \d+ s in all\n +\d+ s {2}passed: good\n +\d+ s {2}FAILED: bad\n/);
  });
});
