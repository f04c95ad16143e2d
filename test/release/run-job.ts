import { spawnSync } from 'child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { actions, ActionRun } from './actions';
import { Context, holds, interpolate } from './expressions';
import { Job, Step } from './workflow';

/** The shared state of all jobs of a workflow run. */
export interface Run extends Omit<ActionRun, 'inputs' | 'workspace'> {
  readonly folder: string;
  readonly known: Context['known'];
  readonly env: NodeJS.ProcessEnv;
  readonly outputs: Context['needs'];
  /** Scripts that replace those of the steps with these names. */
  readonly instead?: Readonly<Record<string, string>>;
}

/** A failed step with its output. */
export class StepFailure extends Error {
  constructor(readonly step: string, readonly output: string) {
    super(`step '${step}' failed`);
  }
}

const SHELLS: Record<string, string[]> = {
  default: ['-e'],
  bash: ['--noprofile', '--norc', '-eo', 'pipefail'],
};

function mapValues<T>(record: Readonly<Record<string, T>> = {}, change: (value: T) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function readOutputs(file: string): Record<string, string> {
  return Object.fromEntries(readFileSync(file, 'utf8').split('\n').filter(line => line.includes('='))
    .map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

function runScript(script: string, step: Step, name: string, files: string, workspace: string, env: NodeJS.ProcessEnv): Record<string, string> {
  const [scriptFile, outputFile, logFile] = ['script', 'output', 'log'].map(extension => `${files}.${extension}`);
  writeFileSync(scriptFile, script);
  writeFileSync(outputFile, '');
  const log = openSync(logFile, 'w');
  const { status } = spawnSync('bash', [...SHELLS[step.shell ?? 'default'], scriptFile], {
    cwd: join(workspace, step['working-directory'] ?? '.'),
    env: { ...env, GITHUB_OUTPUT: outputFile },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  // This includes steps with continue-on-error, whose failure GitHub would hide.
  if (status !== 0) throw new StepFailure(name, readFileSync(logFile, 'utf8'));
  return readOutputs(outputFile);
}

/** Runs the steps of a job in a separate folder. Returns the names of the steps that ran, and the outputs of the job. */
export function runJob(id: string, job: Job, run: Run): { ran: string[]; outputs: Record<string, string> } {
  const workspace = join(run.folder, id, 'workspace');
  mkdirSync(workspace, { recursive: true });
  const context: Context = { known: run.known, steps: {}, needs: run.outputs };
  const ran: string[] = [];
  job.steps.forEach((step, index) => {
    const name = step.name ?? step.uses ?? step.run!;
    if (step.id) context.steps[step.id] = {};
    if (step.if && !holds(step.if, context)) return;
    const env = { ...run.env, ...mapValues({ ...job.env, ...step.env }, value => interpolate(value, context)) };
    let outputs;
    if (step.uses) {
      const action = actions[step.uses.split('@')[0]];
      if (!action) throw new Error(`this test does not know the action ${step.uses}; add it to actions.ts`);
      outputs = action({ ...run, workspace, inputs: mapValues(step.with, value => interpolate(String(value), context)) });
    } else {
      const script = run.instead?.[name] ?? interpolate(step.run!, context);
      outputs = runScript(script, step, name, join(run.folder, id, String(index)), workspace, env);
    }
    if (step.id) context.steps[step.id] = outputs;
    ran.push(name);
  });
  return { ran, outputs: mapValues(job.outputs, value => interpolate(value, context)) };
}
