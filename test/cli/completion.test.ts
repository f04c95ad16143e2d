import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { runTool } from '../_run-tool';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'completion-'));
  writeFileSync(join(directory, 'app.yaml'), '');
});

afterAll(() => rmSync(directory, { recursive: true }));

/** The proposals of bash for a command line whose last word is incomplete. */
async function proposals(...words: readonly string[]): Promise<string[]> {
  const { code, stdout } = await runTool(['completion', 'bash']);
  expect(code).toBe(0);
  const line = ['least-privilege', ...words].map(word => `'${word}'`).join(' ');
  const script = `${stdout}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length}; _least_privilege; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['--norc', '-c', script], { cwd: directory, encoding: 'utf8' }).split('\n').filter(word => word !== '');
}

test.each([
  [['au'], ['audit']],
  [['audit', '--pack', 'ess'], ['essential']],
  [['audit', '--fail-on', 'c'], ['critical']],
  [['audit', '-o', 'sa'], ['sarif']],
  [['audit', '--group'], ['--group-by']],
  [['audit', '--show', ''], ['summary', 'lines']],
  [['paths', '--show', ''], ['proof']],
  [['report', 'merge', '-o', 'j'], ['json']],
  [['audit', 'app'], ['app.yaml']],
  [['--color', 'audit', '--write-b'], ['--write-baseline']],
  [['explain', 'read-sec'], ['read-secrets']],
  [['explain', 'app-'], ['app-armor-unconfined']],
  [['report', 'me'], ['merge']],
  [['can'], ['can-i']],
  [['who-can', '--sub'], ['--subresource']],
  [['can-i', 'get', 'pods', 'app'], ['app.yaml']],
  [['help', 'rul'], ['rules']],
  [['completion', 'z'], ['zsh']],
])('bash: %j becomes %j', async (words, expected) => {
  expect(await proposals(...words)).toEqual(expected);
});

test.each([
  ['audit'], ['access'], ['acceptances'], ['diff', 'app.yaml'], ['paths'], ['rules'], ['can-i', 'get', 'pods', '--as', 'shop/web'], ['who-can', 'get', 'pods'],
])('bash: the formats of %s are those that the command accepts', async (...words) => {
  const { stderr } = await runTool([...words, '--output', 'none']);
  const formats = /\(formats: (.*)\)|is (text or json)/.exec(stderr)!;
  expect(await proposals(words[0], '-o', '')).toEqual((formats[1] ?? formats[2]).split(/, | or /));
});

test('zsh runs the completion of bash', async () => {
  const [bash, zsh] = [await runTool(['completion', 'bash']), await runTool(['completion', 'zsh'])];
  expect(zsh.stdout).toBe(`autoload -U +X bashcompinit && bashcompinit\n${bash.stdout}`);
});

test('fish: commands, options with their values, and rules', async () => {
  const { stdout } = await runTool(['completion', 'fish']);
  const lines = stdout.split('\n');
  expect(lines).toContain("complete -c least-privilege -n __fish_use_subcommand -f -a audit -d 'Check manifests and write reports'");
  expect(stdout).toMatch(/^complete .*audit' -s o -l output -x -a 'text compact .*' -d 'write a report/m);
  expect(stdout).toMatch(/^complete .*explain' -f -a '.*read-secrets/m);
  // Each description is one word to the shell.
  for (const line of lines) { expect((line.replace(/\\'/g, '').match(/'/g) ?? []).length % 2).toBe(0); }
});

test('another shell is refused', async () => {
  expect(await runTool(['completion', 'powershell'])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('the shell is bash, zsh or fish') });
});
