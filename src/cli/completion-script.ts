import { Command, Option } from 'commander';
import { CI_SYSTEMS } from './ci-file';
import { MERGE_FORMATS, TREND_FORMATS } from '../fleet/formats';
import { ACCEPTANCES_FORMATS } from '../report/acceptances-formats';
import { OVERVIEW_FORMATS } from '../report/access/access-formats';
import { CAN_I_FORMATS } from '../report/can-i-formats';
import { BENCHMARKS } from '../report/compliance/benchmarks';
import { DIFFERENCE_FORMATS } from '../report/difference-formats';
import { GROUP_BY, SHOW } from '../report/format';
import { FORMATS } from '../report/formats';
import { pathsFormats } from '../report/paths-formats';
import { WHO_CAN_FORMATS } from '../report/who-can-formats';
import { CATEGORY_NAMES } from '../rules/category';
import { PACKS } from '../rules/packs';
import { RULE_DESCRIPTIONS } from '../rules/registry';
import { SEVERITIES } from '../rules/severity';
import { SafeText, safeText } from '../text/safe-text';

/** The supported shells. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = typeof SHELLS[number];

/** The values of options with a fixed set of values. */
const VALUES: { readonly [option: string]: readonly string[] } = {
  '--pack': PACKS.map(({ name }) => name),
  '--category': CATEGORY_NAMES,
  '--ci': CI_SYSTEMS,
  '--fail-on': [...SEVERITIES, 'never'],
  '--by-control': [...BENCHMARKS.keys()],
  '--group-by': GROUP_BY,
};

/** The values of options that depend on the command. */
const VALUES_BY_COMMAND: { readonly [option: string]: { readonly [command: string]: readonly string[] } } = {
  '--output': {
    'audit': [...FORMATS.keys()],
    'access': [...OVERVIEW_FORMATS.keys()],
    'acceptances': [...ACCEPTANCES_FORMATS.keys()],
    'can-i': [...CAN_I_FORMATS.keys()],
    'diff': [...DIFFERENCE_FORMATS.keys()],
    'paths': [...pathsFormats(false).keys()],
    'report': [...new Set([...MERGE_FORMATS.keys(), ...TREND_FORMATS.keys()])],
    'rules': ['text', 'json'],
    'who-can': [...WHO_CAN_FORMATS.keys()],
  },
  '--show': { audit: SHOW, paths: ['proof'] },
};

/** The values of command arguments that are not files. */
const ARGUMENTS: { readonly [command: string]: readonly string[] } = {
  explain: RULE_DESCRIPTIONS.map(({ id }) => id),
  completion: SHELLS,
};

/** A script that completes the commands and options of the tool in a shell. */
export function completionScript(program: Command, shell: Shell): SafeText {
  const { commands } = program;
  switch (shell) {
    case 'bash': return safeText(`${bash(commands).join('\n')}\n`);
    // zsh runs bash completions.
    case 'zsh': return safeText(`${['autoload -U +X bashcompinit && bashcompinit', ...bash(commands)].join('\n')}\n`);
    case 'fish': return safeText(`${fish(commands).join('\n')}\n`);
  }
}

function bash(commands: readonly Command[]): string[] {
  const names = commands.map(command => command.name());
  const cases = commands.map(command => {
    const words = [...argumentsOf(command, names), ...optionObjects(command).map(({ long }) => long!), '--help'];
    return `    ${command.name()}) words='${words.join(' ')}'${takesFiles(command) ? ' files=yes' : ''} ;;`;
  });
  return [
    '_least_privilege() {',
    '  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= word words= files=',
    '  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
    `    case $word in ${names.join('|')}) command=$word; break ;; esac`,
    '  done',
    '  case "$command $previous" in',
    ...commands.flatMap(command => optionObjects(command).flatMap(option => {
      const values = valuesOf(command, option);
      const words = [option.long, ...option.short === undefined ? [] : [option.short]].map(flag => `'${command.name()} ${flag}'`);
      return values === undefined ? [] : [`    ${words.join('|')}) COMPREPLY=($(compgen -W '${values.join(' ')}' -- "$current")); return ;;`];
    })),
    '  esac',
    '  case $command in',
    `    '') words='${names.join(' ')} --help --version' ;;`,
    ...cases,
    '  esac',
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '  if [ -n "$files" ] && [[ $current != -* ]]; then COMPREPLY+=($(compgen -f -- "$current")); fi',
    '}',
    'complete -o filenames -F _least_privilege least-privilege',
  ];
}

function fish(commands: readonly Command[]): string[] {
  const names = commands.map(command => command.name());
  return commands.flatMap(command => {
    const name = command.name();
    const isSeen = `__fish_seen_subcommand_from ${name}`;
    const ofCommand = argumentsOf(command, names);
    return [
      `complete -c least-privilege -n __fish_use_subcommand -f -a ${name} -d ${quoted(command.summary() || command.description())}`,
      ...ofCommand.length === 0 ? [] : [`complete -c least-privilege -n '${isSeen}' ${takesFiles(command) ? '' : '-f '}-a '${ofCommand.join(' ')}'`],
      ...optionObjects(command).map(option => [
        `complete -c least-privilege -n '${isSeen}'`,
        ...option.short === undefined ? [] : [`-s ${option.short.slice(1)}`],
        `-l ${option.long!.slice(2)}`,
        ...option.required ? [valuesOf(command, option) ? `-x -a '${valuesOf(command, option)!.join(' ')}'` : '-r'] : [],
        `-d ${quoted(option.description)}`,
      ].join(' ')),
    ];
  });
}

/** The values of an option of a command; `undefined` if they are not a fixed set. */
function valuesOf(command: Command, { long }: Option): readonly string[] | undefined {
  return VALUES_BY_COMMAND[long!]?.[command.name()] ?? VALUES[long!];
}

/** The possible arguments of a command, except files and options. */
function argumentsOf(command: Command, all: readonly string[]): readonly string[] {
  const name = command.name();
  return name === 'help' ? all : ARGUMENTS[name] ?? command.commands.map(each => each.name());
}

function takesFiles(command: Command): boolean {
  return [command, ...command.commands].some(({ registeredArguments }) => registeredArguments.some(argument => argument.variadic));
}

function optionObjects(command: Command): readonly Option[] {
  const all = [command, ...command.commands].flatMap(({ options }) => options);
  return [...new Map(all.map(option => [option.long, option])).values()];
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
