import { Command } from 'commander';
import { addColorOptions } from '../color-options';
import { Io, usesColor, widthOf, write } from '../io';

/** `least-privilege explain`: what a rule means. */
export function explainCommand(io: Io): Command {
  const command = new Command('explain')
    .description('Say what a rule finds, why it matters, and how to fix or accept it.')
    .argument('<rule>', 'the id of the rule, as in a report')
    .addHelpText('after', [
      '',
      'Example:',
      '  least-privilege explain token-without-permission',
      '',
      'Exit codes: 0 explained, 2 no such rule or option.',
    ].join('\n'));
  return addColorOptions(command).action(async (rule: string, { color }: { color?: boolean }) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { rulePage } = require('../rule-page') as typeof import('../rule-page');
    await write(io.stdout, rulePage(rule, usesColor(color, io.stdout, io), widthOf(io.stdout)));
  });
}
