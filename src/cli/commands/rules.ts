import { Command } from 'commander';
import { collect } from './collect';
import { addColorOptions } from '../color-options';
import { Io, usesColor, widthOf, write } from '../io';
import { oneOf } from '../one-of';

/** The flags of the command, as written. */
interface RulesFlags {
  readonly pack?: string;
  readonly category?: string;
  readonly customRules?: readonly string[];
  readonly output?: string;
  readonly color?: boolean;
}

/** `least-privilege rules`: lists the rules. */
export function rulesCommand(io: Io): Command {
  const command = new Command('rules')
    .summary('List the rules with their severity in each pack')
    .description('List the rules with their severity in each pack.')
    .option('--pack <name>', 'only the rules of this pack')
    .option('--category <name>', 'only the rules of this category: credential, escalation, node, network, hardening, governance or correctness')
    .option('--custom-rules <file>', 'also list the custom rules of a JavaScript file, which is executed (repeatable)', collect)
    .option('-o, --output <format>', 'text or json (default: text)')
    .addHelpText('after', [
      '',
      'Examples:',
      '  least-privilege rules                     all rules, with their severity in every pack',
      '  least-privilege rules --pack restricted   the rules of one pack',
      '  least-privilege rules --category node     the rules on container escapes',
      '  least-privilege rules --output json       all details, for programs',
      '',
      'Exit codes: 0 listed, 2 unknown pack, category or option.',
    ].join('\n'));
  return addColorOptions(command).action(async ({ pack, category, customRules = [], output = 'text', color }: RulesFlags) => {
    // Loaded on demand: --version must not load the rules.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { rulesJson, rulesTable } = require('../rules-table') as typeof import('../rules-table');
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { loadCustomRules } = require('../load-custom-rules') as typeof import('../load-custom-rules');
    const filter = { pack, category, customRules: loadCustomRules(customRules).rules };
    await write(io.stdout, oneOf('--output', output, ['text', 'json']) === 'json'
      ? rulesJson(filter) : rulesTable(filter, usesColor(color, io.stdout, io), widthOf(io.stdout)));
  });
}
