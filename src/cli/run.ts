import { Command, CommanderError } from 'commander';
import { acceptancesCommand } from './commands/acceptances';
import { accessCommand } from './commands/access';
import { auditCommand } from './commands/audit';
import { canICommand } from './commands/can-i';
import { completionCommand } from './commands/completion';
import { diffCommand } from './commands/diff';
import { explainCommand } from './commands/explain';
import { fixCommand } from './commands/fix';
import { initCommand } from './commands/init';
import { pathsCommand } from './commands/paths';
import { reportCommand } from './commands/report';
import { rulesCommand } from './commands/rules';
import { whoCanCommand } from './commands/who-can';
import { commandHint, optionHint } from './foreign-usage';
import { Io, write } from './io';
import { toolVersion } from '../report/tool-version';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/**
 * Runs the command line tool.
 *
 * @returns the exit code: 0 no findings that fail the build, 1 findings that do, 2 invalid usage, unreadable input or an internal error.
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let code = 0;
  const out: string[] = [];
  const err: string[] = [];
  const program = new Command('least-privilege')
    .description('Finds Kubernetes workloads that hold credentials or permissions they do not need.')
    .version(toolVersion(), '-V, --version', 'print the version')
    .helpCommand(false)
    .addHelpText('after', [
      '',
      'Examples:',
      '  least-privilege audit                     audit what cdk8s wrote into dist/',
      '  helm template . | least-privilege audit - audit standard input',
      '  least-privilege access                    show the access of each workload',
      '  least-privilege explain read-secrets      explain a rule and how to fix it',
      '',
      'Run least-privilege <command> --help for details. If the shell does not find',
      'least-privilege, write npx cdk8s-least-privilege instead.',
    ].join('\n'));
  const setCode = (outcome: number): void => { code = outcome; };
  program
    .commandsGroup('Audit:')
    .addCommand(auditCommand(io, setCode))
    .addCommand(rulesCommand(io))
    .addCommand(explainCommand(io))
    .addCommand(initCommand(io, setCode))
    .addCommand(fixCommand(io, setCode))
    .addCommand(acceptancesCommand(io, setCode))
    .addCommand(reportCommand(io, setCode))
    .commandsGroup('Access:')
    .addCommand(accessCommand(io, setCode))
    .addCommand(canICommand(io, setCode))
    .addCommand(whoCanCommand(io, setCode))
    .addCommand(pathsCommand(io, setCode))
    .addCommand(diffCommand(io, setCode))
    .commandsGroup('Other commands:')
    .addCommand(completionCommand(program, io))
    .addCommand(helpCommand(program));
  for (const command of [program, ...program.commands.flatMap(each => [each, ...each.commands])]) {
    command
      .helpOption('-h, --help', 'print this help')
      // Descriptions of options name their defaults; the help of a command has its arguments.
      .configureHelp({ optionDescription: ({ description }) => description, subcommandTerm: each => each.name() })
      .exitOverride()
      .configureOutput({
        writeOut: text => out.push(text),
        writeErr: text => err.push(text),
        getOutHelpWidth: () => io.stdout.columns ?? 100,
        getErrHelpWidth: () => io.stderr.columns ?? 100,
        outputError: (text, print) => print(usageError(text, command)),
      });
  }
  program.on('command:*', ([name]: readonly string[]) => refuseCommand(program, name));
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    code = 2;
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) { code = 0; }
    // Not by instanceof: the bundled audit has another copy of the class.
    } else if (error instanceof Error && error.name === 'InputError') {
      err.push(`least-privilege: ${error.message}\n`);
    } else {
      err.push(`least-privilege: internal error; there is no result for the input. Please report it:\n${(error as Error).stack ?? String(error)}\n`);
    }
  }
  if (out.length > 0) { await write(io.stdout, safeText(out.join(''))); }
  if (err.length > 0) { await write(io.stderr, safeText(err.join(''))); }
  return code;
}

/** commander's own prints the general help for unknown commands. */
function helpCommand(program: Command): Command {
  return new Command('help').description('Print the help of a command').argument('[command]').action((name?: string) => {
    const command = name === undefined ? program : program.commands.find(known => known.name() === name);
    if (command) { command.help(); }
    refuseCommand(program, name!);
  });
}

function refuseCommand(program: Command, name: string): never {
  const hint = commandHint(name, program.commands.map(known => known.name()));
  program.error(`error: unknown command '${name}'${hint === undefined ? '' : `\n(${hint})`}`);
}

/** Formats a usage error of commander, which repeats the arguments unescaped; a suggestion gets a separate line. */
function usageError(text: string, command: Command): string {
  const [, problem, suggestion = ''] = /^(?:error: )?(.*?)(\n\(Did you mean [^\n]*\))?\n?$/s.exec(text)!;
  const [, option] = /^unknown option '([^'=]+)/.exec(problem) ?? [];
  const hint = option === undefined ? undefined : optionHint(command, option);
  return `least-privilege: ${printable(problem)}${hint === undefined ? suggestion : `\n(${hint})`}\n`;
}
