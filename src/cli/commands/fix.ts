import { Command } from 'commander';
import { collect } from './collect';
import { addContextOptions } from './context-options';
import { FixFlags } from '../fix-paths';
import { Io } from '../io';

/** `least-privilege fix`: writes what can't break a program. */
export function fixCommand(io: Io, exit: (code: number) => void): Command {
  const command = new Command('fix')
    .description('Write the fixes into YAML files that can\'t break a working program: those that the aspect Hardening makes by itself. '
      + 'Comments and layout stay, and so does what the configuration or an annotation accepts. Links, JSON and templates are refused, and then nothing is written.')
    .argument('[path...]', 'the files and directories to write into (default: dist/)')
    .option('--dry-run', 'print the changes as a unified diff, and write nothing')
    .option('--fail-on <severity>', 'exit with 1 while findings of this severity and above are left (default: medium)');
  return addContextOptions(command)
    .optionsGroup('Other options:')
    .option('--custom-rules <file>', 'a JavaScript file with the custom rules that the configuration names, which is run (repeatable)', collect)
    .option('--config <file>', 'the configuration (default: least-privilege.yaml here or in a directory above)')
    .option('--no-config', 'use no configuration')
    .addHelpText('after', [
      '',
      'Examples:',
      '  least-privilege fix --dry-run manifests/           show what would change',
      '  least-privilege fix --context ../platform manifests/',
      '',
      'Exit codes:',
      '  0  no findings at or above --fail-on are left',
      '  1  some are left; least-privilege audit lists them',
      '  2  wrong options, or a file that can\'t be read or is not written into',
    ].join('\n'))
    .action(async (paths: string[], flags: FixFlags) => {
      // It loads cdk8s, which no other command needs.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { fixPaths } = require('../fix-paths') as typeof import('../fix-paths');
      exit(await fixPaths(paths, flags, io));
    });
}
