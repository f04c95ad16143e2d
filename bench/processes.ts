import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { compare, Comparison, milliseconds } from './compare';
import { generateManifests } from './generate';

const COMMAND = resolve('lib/cli/main.js');
/** A program that only parses the same text with the same parser. */
const PARSE_ONLY = "require('js-yaml').loadAll(require('fs').readFileSync(process.argv[1], 'utf8'))";
const PRINT_MEMORY = "process.on('exit', () => require('fs').writeSync(2, 'kB ' + process.resourceUsage().maxRSS + '\\n'))";

/** The cost of the command line tool as a whole process. */
export function measureProcesses(): void {
  const directory = mkdtempSync(join(tmpdir(), 'least-privilege-bench-'));
  try {
    const write = (name: string, count: number, defects: boolean): string => {
      const file = join(directory, name);
      writeFileSync(file, generateManifests(count, defects));
      return file;
    };
    const small = write('small.yaml', 10_000, false);
    const large = write('large.yaml', 40_000, false);
    const defective = write('defective.yaml', 10_000, true);
    const memoryOfStart = megabytes(['-e', '0']);
    const time = (title: string, ours: readonly string[], other: readonly string[], rounds: number, budget: Comparison['budget']): void => compare({
      title, ours: () => milliseconds(() => run(ours)), other: () => milliseconds(() => run(other)), unit: 'ms', rounds, budget,
    });

    time('least-privilege audit of 10,000 objects without a finding against only parsing them, whole process',
      audit(small), ['-e', PARSE_ONLY, small], 10, { ratio: 1.5 });
    time('the same of 40,000 objects without a finding', audit(large), ['-e', PARSE_ONLY, large], 6, { ratio: 1.5 });
    time('the same of 10,000 objects with two findings for each of 2,500 workloads, as JSON',
      [...audit(defective), '--output', 'json'], ['-e', PARSE_ONLY, defective], 6, { ratio: 2.3 });
    time('the same as text', audit(defective), ['-e', PARSE_ONLY, defective], 6, { ratio: 2.6 });
    time('least-privilege audit of 40,000 objects against 10,000, time', audit(large), audit(small), 6, { ratio: 4.4 });
    compare({
      title: 'least-privilege audit of 40,000 objects against 10,000, memory above that of an idle process',
      ours: () => megabytes(audit(large)) - memoryOfStart,
      other: () => megabytes(audit(small)) - memoryOfStart,
      unit: 'MB',
      rounds: 4,
      budget: { ratio: 4.4 },
    });
    for (const command of ['access', 'paths']) {
      time(`least-privilege ${command} of 40,000 objects against audit`, ask(command, large), audit(large), 4, { ratio: 1.5 });
    }
    time('least-privilege --version against an idle process', [COMMAND, '--version'], ['-e', '0'], 20, { difference: 60 });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function audit(file: string): string[] {
  return ask('audit', file);
}

function ask(command: string, file: string): string[] {
  return [COMMAND, command, '--no-config', file];
}

/** Runs node and returns its standard error. */
function run(args: readonly string[]): string {
  const { status, stderr, error } = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  // 1 means findings.
  if (error || (status !== 0 && status !== 1)) { throw error ?? new Error(`node ${args.join(' ')} exits with ${status}: ${stderr}`); }
  return stderr;
}

/** The peak memory of node. */
function megabytes(args: readonly string[]): number {
  const directory = mkdtempSync(join(tmpdir(), 'least-privilege-bench-'));
  try {
    const preload = join(directory, 'memory.js');
    writeFileSync(preload, PRINT_MEMORY);
    return Number(/kB (\d+)/.exec(run(['--require', preload, ...args]))![1]) / 1024;
  } finally {
    rmSync(directory, { recursive: true });
  }
}
