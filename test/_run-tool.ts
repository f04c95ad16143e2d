import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { Readable } from 'stream';
import { run } from '../src/cli/run';

/** The outcome of a run of the tool. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment of a run. */
export interface World {
  readonly env?: { readonly [name: string]: string };
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** The answers of a user at a terminal, one a line; without them there is no standard input. */
  readonly answers?: readonly string[];
  /** The error code of writes to standard output. */
  readonly failure?: string;
}

/** Runs the tool in this process. */
export async function runTool(args: readonly string[], { env = {}, isTTY = false, columns, answers, failure }: World = {}): Promise<Outcome> {
  const text = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr', code?: string) => ({
    isTTY,
    columns,
    write(chunk: string, done?: (error?: Error | null) => void) {
      if (code === undefined) { text[name] += chunk; }
      done?.(code === undefined ? undefined : Object.assign(new Error(`write ${code}`), { code }));
    },
  });
  const stdin = answers && Object.assign(Readable.from(answers.map(answer => `${answer}\n`)), { isTTY });
  const code = await run(args, { stdin, stdout: stream('stdout', failure), stderr: stream('stderr'), env });
  return { code, ...text };
}

/** A new directory for each test, which is also the working directory of the process. */
export function useDirectory(): { write(path: string, content: string): void } {
  const before = process.cwd();
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'least-privilege-'));
    // The search for a configuration ends here.
    mkdirSync(join(directory, '.git'));
    process.chdir(directory);
  });
  afterEach(() => {
    process.chdir(before);
    rmSync(directory, { recursive: true, force: true });
  });
  return {
    write(path, content) {
      mkdirSync(join(directory, dirname(path)), { recursive: true });
      writeFileSync(join(directory, path), content);
    },
  };
}

/** An app without findings. */
export const CLEAN = `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: production
`;

/** An app with one finding, of severity medium. */
export const ONE_FINDING = `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: production
  annotations:
    cdk8s-least-privilege/accept.read-secretz: restores backups each night
`;

export const UNREADABLE = 'kind: [\n';
