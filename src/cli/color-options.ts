import { Command } from 'commander';

/** What every command that writes text takes. */
export function addColorOptions(command: Command): Command {
  return command
    .option('--color', 'write colours, whatever the output is')
    .option('--no-color', 'write no colours (default: only on a terminal; NO_COLOR and FORCE_COLOR count)');
}
