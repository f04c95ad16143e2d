import { Command } from 'commander';

/** Adds the options of every command that writes text. */
export function addColorOptions(command: Command): Command {
  return command
    .option('--color', 'always use colors')
    .option('--no-color', 'never use colors (default: only on a terminal; respects NO_COLOR and FORCE_COLOR)');
}
