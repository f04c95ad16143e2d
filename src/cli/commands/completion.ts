import { Command } from 'commander';
import { Io, write } from '../io';
import { oneOf } from '../one-of';

/** `least-privilege completion`: prints the completion script of a shell. */
export function completionCommand(program: Command, io: Io): Command {
  return new Command('completion')
    .summary('Print a completion script for a shell')
    .description('Print a script that completes commands, options and rules in a shell: bash, zsh or fish.')
    .argument('<shell>', 'bash, zsh or fish')
    .addHelpText('after', [
      '',
      'Examples:',
      '  source <(least-privilege completion bash)                                         now, in bash',
      '  source <(least-privilege completion zsh)                                          now, in zsh',
      '  least-privilege completion bash > ~/.local/share/bash-completion/completions/least-privilege',
      '  least-privilege completion fish > ~/.config/fish/completions/least-privilege.fish',
      '',
      'Exit codes: 0 printed, 2 unknown shell.',
    ].join('\n'))
    .action(async (shell: string) => {
      // Lists all rules, which other commands do not need.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { completionScript, SHELLS } = require('../completion-script') as typeof import('../completion-script');
      await write(io.stdout, completionScript(program, oneOf('the shell', shell, SHELLS)));
    });
}
