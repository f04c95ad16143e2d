import { Command } from 'commander';
import { collect } from './collect';
import { addColorOptions } from '../color-options';
import { Io, usesColor, widthOf, write } from '../io';

/** `least-privilege explain`: what a rule means. */
export function explainCommand(io: Io): Command {
  const command = new Command('explain')
    .summary('Explain a rule, and how to fix or accept its findings')
    .description('Explain what a rule finds, why it matters, and how to fix or accept it.')
    .argument('<rule>', 'the id of the rule, as in a report')
    .option('--custom-rules <file>', 'a JavaScript file with custom rules, which is executed (repeatable)', collect)
    .addHelpText('after', [
      '',
      'Examples:',
      '  least-privilege explain token-without-permission',
      '  least-privilege explain image-from-elsewhere --custom-rules ./team-rules.mjs',
      '',
      'Exit codes: 0 explained, 2 unknown rule or option.',
    ].join('\n'));
  return addColorOptions(command).action(async (rule: string, { customRules = [], color }: { customRules?: readonly string[]; color?: boolean }) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { rulePage } = require('../rule-page') as typeof import('../rule-page');
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { loadCustomRules } = require('../load-custom-rules') as typeof import('../load-custom-rules');
    await write(io.stdout, rulePage(rule, loadCustomRules(customRules).rules, usesColor(color, io.stdout, io), widthOf(io.stdout)));
  });
}
