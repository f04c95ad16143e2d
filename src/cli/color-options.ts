import { Command } from 'commander';

/** What every command that writes text takes. */
export function addColorOptions(command: Command): Command {
  return command
    .option('--color', 'always use colors')
    .option('--no-color', 'never use colors (default: only on a terminal; respects NO_COLOR and FORCE_COLOR)');
}
