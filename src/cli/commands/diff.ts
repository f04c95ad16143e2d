import { Command, Option } from 'commander';
import { collect } from './collect';
import { addContextOptions } from './context-options';
import { addColorOptions } from '../color-options';
import { DiffFlags } from '../diff-paths';
import { Io } from '../io';

/** `least-privilege diff`: what access a change grants and removes. */
export function diffCommand(io: Io, exit: (code: number) => void): Command {
  const command = new Command('diff')
    .summary('Compare the access that two sets of manifests grant')
    .description('Compare the access that two sets of manifests grant: permissions, escalation paths, tokens, cloud identities, Pod Security exceptions and bindings. '
      + 'Access that the new side adds is marked +, access that it removes -.')
    .argument('<old>', 'a file, a directory, - for standard input, or git:REVISION:PATH')
    .argument('[new]', 'the same (default: dist/, the cdk8s output directory)')
    .addOption(new Option('--fail-on-new [kind]', 'fail if the new side adds access: access (the default; all but binding), path, permission, token, credential, identity, pod-security, interception or binding (repeatable)')
      .preset('access').argParser(collect));
  addContextOptions(command)
    .optionsGroup('Output:')
    .option('-o, --output <format[=file]>', 'write the difference as text, json or markdown; to standard output without a file (repeatable; default: text)', collect)
    .optionsGroup('Other options:')
    .option('--config <file>', 'the configuration file (default: least-privilege.yaml here or in a parent directory)')
    .option('--no-config', 'ignore configuration files')
    .option('--custom-rules <file>', 'a JavaScript file with the custom rules that the configuration names, which is executed (repeatable)', collect)
    .addHelpText('after', [
      '',
      'Configuration and --context apply to both sides. Paths in a git revision are',
      'relative to the root of the repository, or with ./ to this directory, as in',
      'git. Nothing is fetched or rendered there.',
      '',
      'Examples:',
      '  least-privilege diff git:main:dist/ dist/          what this branch changes',
      '  least-privilege diff git:v1.0:dist/ git:v1.1:dist/',
      '  helm template . | least-privilege diff golden.yaml -',
      '  least-privilege diff git:main:dist/ dist/ --output markdown=comment.md',
      '  least-privilege diff golden.yaml dist/ --fail-on-new --fail-on-new=binding',
      '',
      'Exit codes:',
      '  0  compared',
      '  1  compared, and the new side adds access that --fail-on-new names',
      '  2  invalid options, or a side that cannot be read (nothing is compared)',
    ].join('\n'));
  return addColorOptions(command).action(async (old: string, current: string | undefined, flags: DiffFlags) => {
    // Loaded on demand: other commands do not compare.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { diffPaths } = require('../diff-paths') as typeof import('../diff-paths');
    exit(await diffPaths(old, current, flags, io));
  });
}
