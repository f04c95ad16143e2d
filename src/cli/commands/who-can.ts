import { Command } from 'commander';
import { addQuestionOptions, QuestionFlags } from './question-options';
import { Io } from '../io';

/** `least-privilege who-can`: which subjects may perform a request. */
export function whoCanCommand(io: Io, exit: (code: number) => void): Command {
  const command = new Command('who-can')
    .summary('List who may do something')
    .description('List the ServiceAccounts, users and groups that may do something, with the bindings and roles that grant it, and the workloads that hold a token of such '
      + 'a ServiceAccount.')
    .argument('<verb>', 'get, list, create or another verb')
    .argument('<resource>', 'a resource with an optional name, such as pods, deploy/web or widgets.example.com, or a path such as /metrics')
    .argument('[path...]', 'manifests, as for least-privilege audit (default: dist/, the cdk8s output directory)')
    .optionsGroup('Question:');
  return addQuestionOptions(command, 'text, json, markdown, mermaid or dot')
    .addHelpText('after', [
      '',
      'Examples:',
      '  least-privilege who-can get secrets -n production',
      '  least-privilege who-can create pods -A manifests/ --complete',
      '  least-privilege who-can get secret/registry -n shop --output mermaid',
      '  helm template . | least-privilege who-can get /metrics -',
      '',
      'Exit codes:',
      '  0  listed',
      '  2  invalid options, or input that cannot be read (the rest is still listed)',
    ].join('\n'))
    .action(async (verb: string, resource: string, paths: string[], flags: QuestionFlags) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { answerWhoCan } = require('../answer-who-can') as typeof import('../answer-who-can');
      exit(await answerWhoCan(verb, resource, paths, flags, io));
    });
}
