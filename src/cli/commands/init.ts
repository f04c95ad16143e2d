import { Command } from 'commander';
import { Io } from '../io';

/** The flags of the command, as written. */
export interface InitFlags {
  readonly yes?: boolean;
  readonly pack?: string;
  readonly ci?: string;
  /** `false` with --no-baseline. */
  readonly baseline: boolean;
  readonly force?: boolean;
}

/** `least-privilege init`: sets up a repository. */
export function initCommand(io: Io, exit: (code: number) => void): Command {
  return new Command('init')
    .summary('Write a first configuration, a baseline and a CI file')
    .description('Write least-privilege.yaml, a baseline of the current findings, and a CI file, after prompting on a terminal. Either all files are written or none.')
    .argument('[path...]', 'the manifests to audit (default: dist/, the cdk8s output directory)')
    .option('-y, --yes', 'use the defaults without prompting')
    .option('--pack <name>', 'the rules and their severities; least-privilege rules lists the packs (default: recommended)')
    .option('--ci <system>', 'write a CI file: github, gitlab or none (default: what the repository has)')
    .option('--no-baseline', 'write no baseline; manifests need not exist yet')
    .option('--force', 'replace existing files')
    .addHelpText('after', [
      '',
      'Examples:',
      '  least-privilege init                        prompt for what to write',
      '  least-privilege init --yes                  use the defaults',
      '  least-privilege init manifests/ --yes --ci github --pack essential',
      '',
      'Exit codes: 0 written, 2 nothing was written: a file exists, manifests cannot be read, or invalid options.',
    ].join('\n'))
    .action(async (paths: string[], flags: InitFlags) => {
      // Loads the audit, which other commands do not need.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { initProject } = require('../init-project') as typeof import('../init-project');
      exit(await initProject(paths, flags, io));
    });
}
