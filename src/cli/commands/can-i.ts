import { Command } from 'commander';
import { collect } from './collect';
import { addQuestionOptions, QuestionFlags } from './question-options';
import { Io } from '../io';

/** `least-privilege can-i`: whether somebody may do something. */
export function canICommand(io: Io, exit: (code: number) => void): Command {
  const command = new Command('can-i')
    .description('Answer whether a ServiceAccount or a user may do something, as kubectl auth can-i does, from manifests: yes, no or unknown, with the binding, role and rule '
      + 'that grant it. The answer is never no unless --complete says that the input and --context are the whole cluster.')
    .argument('[verb]', 'get, list, create or another verb; not with --list')
    .argument('[resource]', 'a resource with an optional name, such as pods, deploy/web or widgets.example.com, or a path such as /metrics; not with --list')
    .argument('[path...]', 'manifests, as for least-privilege audit (default: dist/, where cdk8s writes)')
    .optionsGroup('Question:')
    .option('--as <user>', 'a ServiceAccount as NAMESPACE/NAME or system:serviceaccount:NAMESPACE:NAME, or the name of a user (required)')
    .option('--as-group <group>', 'a group of the user; those of a ServiceAccount count only without this option (repeatable)', collect)
    .option('--list', 'list all that it may do in a namespace; only paths follow')
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
      '  3  unknown: it depends on what the input does not show',
      '  2  wrong options, or input that cannot be read (the answer is still given)',
    ].join('\n'))
    .action(async (verb: string | undefined, resource: string | undefined, paths: string[], flags: QuestionFlags) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { answerCanI } = require('../answer-can-i') as typeof import('../answer-can-i');
      exit(await answerCanI([verb, resource, ...paths].filter(word => word !== undefined), flags, io));
    });
}
