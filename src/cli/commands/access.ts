import { Command } from 'commander';
import { collect } from './collect';
import { addContextOptions } from './context-options';
import { addColorOptions } from '../color-options';
import { Io } from '../io';
import { ModelFlags } from '../read-model';

/** The flags of the command, as written. */
export interface AccessFlags extends ModelFlags {
  readonly output?: readonly string[];
  readonly workload?: readonly string[];
  readonly serviceAccount?: readonly string[];
  readonly namespaceOnly?: readonly string[];
  readonly matrix?: boolean;
  readonly verbs?: string;
  readonly compare?: string;
  readonly includeDefaults?: boolean;
  readonly color?: boolean;
}

/** `least-privilege access`: the permissions of workloads. */
export function accessCommand(io: Io, exit: (code: number) => void): Command {
  const command = new Command('access')
    .summary('Show what each workload holds and may do')
    .description('Show the access of each workload: its ServiceAccount, its tokens, its permissions and what they reach, and its cloud identities. '
      + 'With --matrix, show resources x verbs of accounts; with --compare, the difference between two accounts.')
    .argument('[path...]', 'manifests: files, directories, or - for standard input (default: dist/, the cdk8s output directory)')
    .optionsGroup('Filters:')
    .option('--workload <kind/name>', 'only this workload, as in Deployment/web (repeatable)', collect)
    .option('--service-account <namespace/name>', 'only this account and the workloads that hold a token of it (repeatable)', collect)
    .option('--namespace-only <name>', 'only what is in this namespace (repeatable)', collect)
    .option('--include-defaults', 'also show what every account may do by default')
    .optionsGroup('Other views:')
    .option('--matrix', 'show resources x verbs for each account')
    .option('--verbs <verbs>', 'the verbs of the matrix, comma-separated, or all (default: list,create,update,delete)')
    .option('--compare <namespace/name>', 'compare the account of --service-account with this one, in both directions');
  addContextOptions(command)
    .optionsGroup('Output:')
    .option('-o, --output <format[=file]>', 'write in one of the formats below; to standard output without a file (repeatable; default: text)', collect)
    .optionsGroup('Other options:')
    .option('--config <file>', 'the configuration file (default: least-privilege.yaml here or in a parent directory)')
    .option('--no-config', 'ignore configuration files')
    .option('--custom-rules <file>', 'a JavaScript file with the custom rules that the configuration names, which is executed (repeatable)', collect)
    .addHelpText('after', () => [
      '',
      'Formats:',
      ...formatLines(),
      '',
      'Examples:',
      '  least-privilege access                                    all workloads in dist/',
      '  least-privilege access --workload Deployment/web manifests/',
      '  least-privilege access --matrix --service-account shop/web manifests/',
      '  least-privilege access --service-account shop/web --compare test/web manifests/',
      '  helm template . | least-privilege access --namespace shop -',
      '',
      'Exit codes:',
      '  0  shown',
      '  2  invalid options, or input that cannot be read (the rest is still shown)',
    ].join('\n'));
  return addColorOptions(command).action(async (paths: string[], flags: AccessFlags) => {
    // Loaded on demand: other commands show no access.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { showAccess } = require('../show-access') as typeof import('../show-access');
    exit(await showAccess(paths, flags, io));
  });
}

function formatLines(): string[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { OVERVIEW_FORMATS, MATRIX_FORMATS } = require('../../report/access/access-formats') as typeof import('../../report/access/access-formats');
  const formats = [...OVERVIEW_FORMATS.values()];
  const width = Math.max(...formats.map(({ name }) => name.length));
  return formats.map(({ name, description }) => `  ${name.padEnd(width)}  ${description}${MATRIX_FORMATS.has(name) ? '' : ' (not with --matrix or --compare)'}`);
}
