import { ChildProcess, spawn, spawnSync } from 'child_process';

/** A program to run, without a shell. */
export interface Program {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly env: { readonly [name: string]: string };
  readonly timeoutSeconds: number;
  /** Ends the program before the timeout. */
  readonly signal: AbortSignal;
}

/** The output of a program that succeeded, or its problem. */
export type Ran = { readonly stdout: Buffer; readonly stderr: string } | { readonly problem: string; readonly stderr: string };

/** The maximum size of rendered manifests: a template can produce endless output. */
const MAX_OUTPUT_MEBIBYTES = 64;
const BYTES_PER_MEBIBYTE = 1_048_576;

/** The maximum length of an error that is kept; longer ones are not read. */
const MAX_STDERR = 16_384;

/**
 * Runs a program with limits on time and output. When it ends or is ended, every
 * process in its process group ends too.
 */
export async function runProgram({ file, arguments: args, env, timeoutSeconds, signal }: Program): Promise<Ran> {
  return new Promise(resolve => {
    const ofStdout: Buffer[] = [];
    const ofStderr: Buffer[] = [];
    let [length, stderrLength] = [0, 0];
    let problem: string | undefined;
    const child = spawn(file, args, { env, shell: false, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32', windowsHide: true });
    const stop = (reason: string): void => {
      problem ??= reason;
      killTree(child);
    };
    const interrupt = (): void => stop('was interrupted');
    const timer = setTimeout(() => stop(`did not finish within ${timeoutSeconds} s; --render-timeout sets another limit`), timeoutSeconds * 1000);
    signal.addEventListener('abort', interrupt);
    const done = (ran: Ran): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', interrupt);
      resolve(ran);
    };
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > MAX_OUTPUT_MEBIBYTES * BYTES_PER_MEBIBYTE) { stop(`wrote more than ${MAX_OUTPUT_MEBIBYTES} MiB`); } else { ofStdout.push(chunk); }
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderrLength < MAX_STDERR) { ofStderr.push(chunk.subarray(0, MAX_STDERR - stderrLength)); }
      stderrLength += chunk.length;
    });
    child.on('error', error => done({ problem: `cannot be started: ${error.message}`, stderr: '' }));
    // Background processes may keep its pipes open.
    child.on('exit', () => killTree(child));
    child.on('close', (code, endedBy) => {
      const stderr = Buffer.concat(ofStderr).toString();
      problem ??= endedBy === null ? undefined : `was ended by ${endedBy}`;
      problem ??= code === 0 ? undefined : `failed with exit code ${code}`;
      done(problem === undefined ? { stdout: Buffer.concat(ofStdout), stderr } : { problem, stderr });
    });
    if (signal.aborted) { interrupt(); }
  });
}

function killTree({ pid }: ChildProcess): void {
  if (pid === undefined) { return; }
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The process group no longer exists.
  }
}
