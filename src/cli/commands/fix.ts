import { Command } from 'commander';
import { collect } from './collect';
import { FixFlags } from '../fix-paths';
import { Io } from '../io';

/** `least-privilege fix`: writes what can't break a program. */
export function fixCommand(io: Io, exit: (code: number) => void): Command {
  return new Command('fix')
    .description('Write the fixes into YAML files that can\'t break a working program: those that the aspect Hardening makes by itself. '
      + 'Comments and layout stay. Links, JSON and templates are refused, and then nothing is written.')
    .argument('[path...]', 'the files and directories to write into (default: dist/)')
    .option('--dry-run', 'print the changes as a unified diff, and write nothing')
    .option('--context <path>', 'manifests that give facts but are not written, such as the bindings of another repository (repeatable)', collect)
    .option('--exclude <pattern>', 'files and directories that are not written into where they are found in a directory (repeatable)', collect)
    .option('--custom-rules <file>', 'a JavaScript file with the custom rules that the configuration names, which is run (repeatable)', collect)
    .option('--complete', 'there is nothing in the cluster but this, the context, and what every cluster has')
    .addHelpText('after', [
      '',
      'Examples:',
      '  least-privilege fix --dry-run manifests/           show what would change',
      '  least-privilege fix --context ../platform manifests/',
      '',
      'Exit codes:',
      '  0  no findings of medium severity and above are left',
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
