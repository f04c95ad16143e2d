import { Command } from 'commander';
import { collect } from './collect';
import { addContextOptions } from './context-options';
import { addColorOptions } from '../color-options';
import { Io } from '../io';

/** The options of `paths`, as written. */
export interface PathsFlags {
  readonly from?: string;
  readonly to?: string;
  readonly certain?: boolean;
  readonly show?: string;
  readonly output?: readonly string[];
  readonly context?: readonly string[];
  readonly exclude?: readonly string[];
  readonly customRules?: readonly string[];
  readonly complete?: boolean;
  readonly namespace?: string;
  readonly apiAudience?: readonly string[];
  readonly kubernetesVersion?: string;
  /** `false` with --no-config. */
  readonly config?: string | false;
  readonly color?: boolean;
}

/** `least-privilege paths`: the escalation paths from a compromised container or an account. */
export function pathsCommand(io: Io, exit: (code: number) => void): Command {
  const command = new Command('paths')
    .summary('Find the escalation paths from containers and accounts')
    .description('Find escalation paths: from a compromised container or an account, step by step, to cluster-admin, a node, Secrets of other namespaces '
      + 'or a cloud identity. Each step names what grants it; ~> marks a step that depends on something manifests do not show, with the reason.')
    .argument('[path...]', 'manifests, as for least-privilege audit (default: dist/, the cdk8s output directory)')
    .optionsGroup('Paths:')
    .option('--from <start>', 'where paths start: KIND/NAME, KIND/NAME/CONTAINER, NAMESPACE/KIND/NAME or account:NAMESPACE/NAME (default: each container and each account that no workload uses)')
    .option('--to <target>', 'where paths end: cluster-admin, node, secrets:NAMESPACE, account:NAMESPACE/NAME or cloud (default: all of these except accounts)')
    .option('--certain', 'omit paths with uncertain steps')
    .option('--show <details>', 'proof: the evidence and the references for each step');
  addContextOptions(command)
    .optionsGroup('Output:')
    .option('-o, --output <format[=file]>', 'write the paths as text, json, markdown, mermaid or dot; to standard output without a file (repeatable; default: text)', collect)
    .optionsGroup('Other options:')
    .option('--config <file>', 'the configuration file (default: least-privilege.yaml here or in a parent directory)')
    .option('--no-config', 'ignore configuration files')
    .option('--custom-rules <file>', 'a JavaScript file with the custom rules that the configuration names, which is executed (repeatable)', collect);
  return addColorOptions(command)
    .addHelpText('after', [
      '',
      'Examples:',
      '  least-privilege paths                                list the paths in dist/',
      '  helm template . | least-privilege paths - --namespace argocd --certain',
      '  least-privilege paths --from Deployment/web --to node manifests/',
      '  least-privilege paths --from account:ci/deployer --show proof',
      '  least-privilege paths --output markdown=paths.md --output dot=paths.dot',
      '',
      'Exit codes:',
      '  0  completed, whether or not there are any paths',
      '  2  invalid options, or input that cannot be read (the rest is still listed)',
    ].join('\n'))
    .action(async (paths: string[], flags: PathsFlags) => {
      // Loaded on demand: other commands follow no paths.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { listPaths } = require('../list-paths') as typeof import('../list-paths');
      exit(await listPaths(paths, flags, io));
    });
}
