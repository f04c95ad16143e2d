import { Command } from 'commander';
import { AuditFlags } from './audit';
import { collect } from './collect';
import { addContextOptions } from './context-options';
import { once } from './once';
import { addColorOptions } from '../color-options';
import { Io } from '../io';

/** `least-privilege acceptances`: what is accepted, why, and how long still. */
export function acceptancesCommand(io: Io, exit: (code: number) => void): Command {
  const command = new Command('acceptances')
    .description('List what annotations, exceptions of the configuration and the baseline accept: why, by whom and until when; the oldest first, then what ends soonest. '
      + 'Expired and stale acceptances, and others that accept nothing, are listed too.')
    .argument('[path...]', 'manifests, as for least-privilege audit (default: dist/, where cdk8s writes)')
    .optionsGroup('Rules:')
    .option('--pack <name>', 'the rules and their severities; of several packs, the worst severity of each rule counts (repeatable; default: recommended)', collect)
    .option('--rule <id=severity>', 'override the severity of a rule: off, low, medium, high or critical (repeatable)', collect)
    .option('--unknown <severity>', 'what findings count as that depend on what the input does not show: low, as-known or fail (default: low)');
  addContextOptions(command)
    .optionsGroup('Acceptances:')
    .option('--acceptances <key=value>', 'set a key of acceptances, as in inline=false or maximumDays=90 (repeatable)', collect)
    .option('--baseline <file>', 'list what this file accepts too')
    .optionsGroup('The list:')
    .option('-o, --output <format[=file]>', 'write the list as text or json; to standard output without a file (repeatable; default: text)', collect)
    .optionsGroup('Other options:')
    .option('--config <file>', 'the configuration (default: least-privilege.yaml here or in a directory above)')
    .option('--no-config', 'use no configuration')
    .option('--policy <file|npm:package>', 'the least that counts, whatever configuration, options and manifests say', once)
    .addHelpText('after', [
      '',
      'Examples:',
      '  least-privilege acceptances                          list what is accepted in dist/',
      '  least-privilege acceptances --baseline baseline.json list what a baseline accepts too',
      '  least-privilege acceptances manifests/ --output json=acceptances.json',
      '',
      'Exit codes:',
      '  0  listed, whatever the state of the acceptances; least-privilege audit reports those that are wrong',
      '  2  wrong options, or input that can\'t be read or judged (what is known is listed all the same)',
    ].join('\n'));
  return addColorOptions(command).action(async (paths: string[], flags: AuditFlags) => {
    // Loaded by who needs it: other commands list nothing.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { listAcceptancesOf } = require('../list-acceptances-of') as typeof import('../list-acceptances-of');
    exit(await listAcceptancesOf(paths, flags, io));
  });
}
