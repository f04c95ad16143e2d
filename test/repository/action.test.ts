import { execFileSync } from 'child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, join } from 'path';
import { parse } from 'yaml';

const ACTION = parse(readFileSync(join(__dirname, '../../action.yml'), 'utf8'));
const [STEP] = ACTION.runs.steps;

/** The arguments of npx for some inputs of the action. */
function argumentsFor(inputs: { readonly [name: string]: string }): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'action-'));
  try {
    const npx = join(directory, 'npx');
    writeFileSync(npx, '#!/bin/sh\nprintf \'%s\\n\' "$@"\n');
    chmodSync(npx, 0o755);
    const env = Object.fromEntries(Object.entries(STEP.env as { [name: string]: string }).map(([name, value]) => {
      const input = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value)![1];
      return [name, inputs[input] ?? ACTION.inputs[input].default];
    }));
    return execFileSync('bash', ['--norc', '-c', STEP.run], {
      encoding: 'utf8', env: { ...env, GITHUB_STEP_SUMMARY: 'summary.md', PATH: `${directory}${delimiter}${process.env.PATH}` },
    }).trimEnd().split('\n');
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const REPORTS = ['--output', 'github', '--output', 'markdown=summary.md'];

test('audits dist/ with the installed version', () => {
  expect(argumentsFor({})).toEqual(['--no-install', 'least-privilege', 'audit', ...REPORTS, '--', 'dist/']);
});

test('accepts paths, a version, a policy, more arguments and a file for code scanning', () => {
  expect(argumentsFor({
    paths: 'manifests\nother folder\n', version: '0.1.0', policy: 'npm:@acme/policy', arguments: '--fail-on\nhigh', sarif: 'report.sarif',
  })).toEqual([
    '--yes', 'cdk8s-least-privilege@0.1.0', 'audit', ...REPORTS, '--fail-on', 'high', '--policy', 'npm:@acme/policy', '--output', 'sarif=report.sarif', '--', 'manifests', 'other folder',
  ]);
});

test('inputs are not executed', () => {
  const text = '$(echo run) `echo run` "; echo run';
  expect(argumentsFor({ paths: text, policy: text, arguments: text })).toEqual([
    '--no-install', 'least-privilege', 'audit', ...REPORTS, text, '--policy', text, '--', text,
  ]);
});

test('a failed audit fails the step', () => {
  expect(STEP.run).toContain('set -euo pipefail');
  expect(STEP).not.toHaveProperty('continue-on-error');
});
