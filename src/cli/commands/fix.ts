import { Command } from 'commander';
import { collect } from './collect';
import { addContextOptions } from './context-options';
import { FixFlags } from '../fix-paths';
import { Io } from '../io';

/** `least-privilege fix`: writes fixes that cannot break a program. */
export function fixCommand(io: Io, exit: (code: number) => void): Command {
  const command = new Command('fix')
    .summary('Apply fixes that cannot break a working program to YAML files')
    .description('Apply to YAML files the fixes that cannot break a working program: those that the aspect Hardening makes by default. '
      + 'Comments and layout stay, and accepted findings are not changed. Links, JSON and templates are errors, and nothing is written then.')
    .argument('[path...]', 'the files and directories to fix (default: dist/)')
    .option('--dry-run', 'print the changes as a unified diff, and write nothing')
    .option('--fail-on <severity>', 'exit with 1 if findings of this severity or higher remain (default: medium)');
  return addContextOptions(command)
    .optionsGroup('Other options:')
    .option('--custom-rules <file>', 'a JavaScript file with the custom rules that the configuration names, which is executed (repeatable)', collect)
    .option('--config <file>', 'the configuration file (default: least-privilege.yaml here or in a parent directory)')
    .option('--no-config', 'ignore configuration files')
    .addHelpText('after', [
      '',
      'Examples:',
      '  least-privilege fix --dry-run manifests/           show what would change',
      '  least-privilege fix --context ../platform manifests/',
      '',
      'Exit codes:',
      '  0  no findings at or above --fail-on remain',
      '  1  some remain; least-privilege audit lists them',
      '  2  invalid options, or a file that cannot be read or fixed',
    ].join('\n'))
    .action(async (paths: string[], flags: FixFlags) => {
      // Loads cdk8s, which no other command needs.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { fixPaths } = require('../fix-paths') as typeof import('../fix-paths');
      exit(await fixPaths(paths, flags, io));
    });
}
