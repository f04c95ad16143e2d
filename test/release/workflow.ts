import { readFileSync } from 'fs';
import { parse } from 'yaml';

export interface Step {
  readonly 'id'?: string;
  readonly 'name'?: string;
  readonly 'if'?: string;
  readonly 'uses'?: string;
  readonly 'with'?: Record<string, unknown>;
  readonly 'run'?: string;
  readonly 'shell'?: string;
  readonly 'env'?: Record<string, string>;
  readonly 'working-directory'?: string;
}

export interface Job {
  readonly needs?: string | string[];
  readonly if?: string;
  readonly env?: Record<string, string>;
  readonly outputs?: Record<string, string>;
  readonly permissions?: Record<string, string>;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly jobs: Readonly<Record<string, Job>>;
}

export function readWorkflow(file: string): Workflow {
  return parse(readFileSync(file, 'utf8'));
}

export function needsOf(job: Job): string[] {
  return [job.needs ?? []].flat();
}
