import { Command } from 'commander';
import { AuditFlags } from './audit';
import { collect } from './collect';
import { addContextOptions } from './context-options';
import { once } from './once';
import { addColorOptions } from '../color-options';
import { Io } from '../io';

/** `least-privilege acceptances`: what is accepted, why, and until when. */
export function acceptancesCommand(io: Io, exit: (code: number) => void): Command {
  const command = new Command('acceptances')
    .summary('List accepted findings with reason, owner and last day')
    .description('List the findings accepted by annotations, configuration exceptions and the baseline, with reason, owner and last day: oldest first, '
      + 'then those that expire soonest. Acceptances that have no effect, such as expired ones, are also listed.')
    .argument('[path...]', 'manifests, as for least-privilege audit (default: dist/, the cdk8s output directory)')
    .optionsGroup('Rules:')
    .option('--pack <name>', 'the rules and their severities: recommended, essential, restricted, cis, pod-security-baseline or pod-security-restricted; of several packs, the worst severity of each rule counts (repeatable; default: recommended)', collect)
    .option('--rule <id=severity>', 'override the severity of a rule: off, low, medium, high or critical (repeatable)', collect)
    .option('--custom-rules <file>', 'a JavaScript file with custom rules, which is executed (repeatable)', collect)
    .option('--unknown <severity>', 'the severity of findings that depend on objects outside the input: low, as-known or fail (default: low)');
  addContextOptions(command)
    .optionsGroup('Acceptances:')
    .option('--acceptances <key=value>', 'set a requirement for acceptances, as in inline=false or maximumDays=90 (repeatable)', collect)
    .option('--baseline <file>', 'also list the findings that this file accepts')
    .optionsGroup('Output:')
    .option('-o, --output <format[=file]>', 'write the list as text or json; to standard output without a file (repeatable; default: text)', collect)
    .optionsGroup('Other options:')
    .option('--config <file>', 'the configuration file (default: least-privilege.yaml here or in a parent directory)')
    .option('--no-config', 'ignore configuration files')
    .option('--policy <file|npm:package>', 'the minimum requirements, which configuration, options and annotations can only tighten', once)
    .addHelpText('after', [
      '',
      'Examples:',
      '  least-privilege acceptances                          list the acceptances in dist/',
      '  least-privilege acceptances --baseline baseline.json also list those of a baseline',
      '  least-privilege acceptances manifests/ --output json=acceptances.json',
      '',
      'Exit codes:',
      '  0  listed; least-privilege audit reports invalid acceptances',
      '  2  invalid options, or input that cannot be read or checked (the rest is still listed)',
    ].join('\n'));
  return addColorOptions(command).action(async (paths: string[], flags: AuditFlags) => {
    // Loaded on demand: other commands list nothing.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { listAcceptancesOf } = require('../list-acceptances-of') as typeof import('../list-acceptances-of');
    exit(await listAcceptancesOf(paths, flags, io));
  });
}
