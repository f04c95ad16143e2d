import { existsSync } from 'fs';
import { Command } from 'commander';
import { nearest } from '../text/nearest';
import { printable } from '../text/printable';

/** Names of the audit command in other tools. */
const AUDIT_NAMES = ['scan', 'lint', 'check', 'score', 'validate', 'analyze', 'test'];

/** Options of other tools, with their equivalents. The first word of each is an option of the command. */
const OPTIONS: { readonly [option: string]: string } = {
  '--format': '--output',
  '--report-format': '--output',
  '--severity': '--fail-on, or --min-severity for what is shown',
  '--severity-threshold': '--fail-on',
  '--exit-code': '--fail-on',
  '--exit-zero': '--fail-on never',
  '--soft-fail': '--fail-on never',
  '--warn-only': '--fail-on never',
  '--config-file': '--config',
  '--skip': '--rule <id>=off',
  '--ignore': '--rule <id>=off',
  '--no-inline-acceptance': '--acceptances inline=false',
  '--user': '--as',
  '--group': '--as-group',
  '--service-account': '--as NAMESPACE/NAME',
  '--serviceaccount': '--as NAMESPACE/NAME',
};

/** Short options that are a format in some tools and a file in others. */
const FORMAT_OR_FILE = '-f';

/** The equivalent of an option that a command does not have; `undefined` if unknown. */
export function optionHint(command: Command, option: string): string | undefined {
  const has = (name: string, { options }: Command = command): boolean => options.some(({ long, short }) => name === long || name === short);
  if (option === FORMAT_OR_FILE && has('--output')) { return 'Write --output <format> for a format; files are arguments without an option'; }
  const replacement = Object.hasOwn(OPTIONS, option) ? OPTIONS[option] : undefined;
  const word = /^[a-z-]+/.exec(replacement ?? option)?.[0] ?? option;
  if (replacement !== undefined && has(word)) { return `Did you mean ${replacement}?`; }
  const audit = command.commands.find(each => each.name() === 'audit');
  return audit && has(word, audit) ? `Did you mean least-privilege audit ${replacement ?? option}?` : undefined;
}

/** The equivalent of a command that does not exist, which may be a path. */
export function commandHint(name: string, commands: readonly string[]): string | undefined {
  if (AUDIT_NAMES.includes(name)) { return 'Did you mean audit?'; }
  // kubectl auth can-i
  if (name === 'auth') { return 'Did you mean can-i?'; }
  if (name === '-' || /\.(ya?ml|json)$/.test(name) || existsSync(name)) { return `Did you mean least-privilege audit ${printable(name)}?`; }
  const suggestion = nearest(name, commands);
  return suggestion === undefined ? undefined : `Did you mean ${suggestion}?`;
}
