import { Command } from 'commander';
import { collect } from './collect';
import { addContextOptions } from './context-options';
import { addColorOptions } from '../color-options';
import { ModelFlags } from '../read-model';

/** The options of a question, as written. */
export interface QuestionFlags extends ModelFlags {
  readonly as?: string;
  readonly asGroup?: readonly string[];
  readonly subresource?: string;
  readonly requestNamespace?: string;
  readonly allNamespaces?: boolean;
  readonly list?: boolean;
  readonly quiet?: boolean;
  readonly output?: readonly string[];
  readonly color?: boolean;
}

/** Adds the options of every question. */
export function addQuestionOptions(command: Command, formats: string): Command {
  command
    .option('-n, --request-namespace <name>', 'the namespace of the request (--namespace sets that of objects without one)')
    .option('-A, --all-namespaces', 'ask about all namespaces at once')
    .option('--subresource <name>', 'a subresource, as in log for pods/log');
  addContextOptions(command)
    .optionsGroup('Output:')
    .option('-o, --output <format[=file]>', `write the answer as ${formats}; to standard output without a file (repeatable; default: text)`, collect)
    .optionsGroup('Other options:')
    .option('--config <file>', 'the configuration file (default: least-privilege.yaml here or in a parent directory)')
    .option('--no-config', 'ignore configuration files')
    .option('--custom-rules <file>', 'a JavaScript file with the custom rules that the configuration names, which is executed (repeatable)', collect);
  return addColorOptions(command);
}
