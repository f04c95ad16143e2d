import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { Readable } from 'stream';
import { run } from '../src/cli/run';

/** What a run of the tool left behind. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a run sees the world. */
export interface World {
  readonly env?: { readonly [name: string]: string };
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** What the user of a terminal writes, each as a line; there is no standard input without it. */
  readonly answers?: readonly string[];
  /** What writing to standard output fails with. */
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

/** A directory to work in, for each test a new one; the working directory of the process too. */
export function useDirectory(): { write(path: string, content: string): void } {
  const before = process.cwd();
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'least-privilege-'));
    // Where the search for a configuration ends.
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

/** An app without any finding. */
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
