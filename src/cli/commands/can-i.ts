import { Command } from 'commander';
import { collect } from './collect';
import { addQuestionOptions, QuestionFlags } from './question-options';
import { Io } from '../io';

/** `least-privilege can-i`: whether a subject may perform a request. */
export function canICommand(io: Io, exit: (code: number) => void): Command {
  const command = new Command('can-i')
    .summary('Answer whether an account or a user may do something')
    .description('Answer from manifests whether a ServiceAccount or user may do something, like kubectl auth can-i: yes, no or unknown, with the binding, role and rule '
      + 'that grant it. The answer is "no" only with --complete, which declares that the input and --context are the whole cluster.')
    .argument('[verb]', 'get, list, create or another verb; not with --list')
    .argument('[resource]', 'a resource with an optional name, such as pods, deploy/web or widgets.example.com, or a path such as /metrics; not with --list')
    .argument('[path...]', 'manifests, as for least-privilege audit (default: dist/, the cdk8s output directory)')
    .optionsGroup('Question:')
    .option('--as <user>', 'a ServiceAccount as NAMESPACE/NAME or system:serviceaccount:NAMESPACE:NAME, or the name of a user (required)')
    .option('--as-group <group>', 'a group of the user; those of a ServiceAccount count only without this option (repeatable)', collect)
    .option('--list', 'list everything it may do in a namespace; no verb and resource, only paths')
    .option('-q, --quiet', 'write nothing: the exit code is the answer');
  return addQuestionOptions(command, 'text, json or markdown')
    .addHelpText('after', [
      '',
      'Examples:',
      '  least-privilege can-i get secrets --as production/payments',
      '  least-privilege can-i create deploy/web -n shop --as alice --as-group dev manifests/',
      '  least-privilege can-i get pods --subresource log -A --as monitoring/prometheus',
      '  helm template . | least-privilege can-i get /metrics - --as monitoring/prometheus',
      '  least-privilege can-i --list --as production/payments --complete',
      '',
      'Exit codes:',
      '  0  yes; with --list: listed',
      '  1  no',
      '  3  unknown: it depends on objects outside the input',
      '  2  invalid options, or input that cannot be read (the answer is still given)',
    ].join('\n'))
    .action(async (verb: string | undefined, resource: string | undefined, paths: string[], flags: QuestionFlags) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { answerCanI } = require('../answer-can-i') as typeof import('../answer-can-i');
      exit(await answerCanI([verb, resource, ...paths].filter(word => word !== undefined), flags, io));
    });
}
