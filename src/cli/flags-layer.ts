import { parseAcceptanceFlags } from './acceptances-flag';
import { AuditFlags } from './commands/audit';
import { AcceptancePolicy } from '../audit/acceptance-policy';
import { FailOnName } from '../audit/fail-on';
import { InputError } from '../audit/input-error';
import { quote } from '../audit/quote';
import { SeverityOverride } from '../audit/rule-severities';
import { UnknownPolicy } from '../audit/unknown-policy';
import { Configuration } from '../configuration/configuration';
import { isExclusionPattern } from '../configuration/exclude';
import { Layer, layerOf } from '../configuration/layer';
import { Path } from '../manifest/path';
import { Rule } from '../rules/rule';
import { printable } from '../text/printable';

/** Flags whose names differ from the keys of the configuration. */
const FLAGS: { readonly [key: string]: string } = {
  failOn: '--fail-on',
  kubernetesVersion: '--kubernetes-version',
  apiAudiences: '--api-audience',
};

/**
 * The options of the command line as configuration.
 *
 * @param customRules Rules that they may name in addition to those of this library.
 */
export function flagsLayer(flags: AuditFlags, customRules: readonly Rule[] = []): Layer {
  const configuration = flagsAsConfiguration(flags, customRules);
  return layerOf('command line', configuration, path => flagOf(configuration, path));
}

function flagOf({ rules = {}, acceptances = {}, exclude = [] }: Configuration, path: Path): string {
  const key = String(path.at(-1));
  switch (path[0]) {
    case 'rules': return `--rule ${printable(key)}=${printable(String(rules[key]))}`;
    case 'acceptances': return `--acceptances ${printable(key)}=${printable(String(acceptances[key as keyof AcceptancePolicy]))}`;
    case 'exclude': return `--exclude ${printable(exclude[Number(key)] ?? '')}`.trimEnd();
    default: return FLAGS[key] ?? `--${key}`;
  }
}

function flagsAsConfiguration(flags: AuditFlags, customRules: readonly Rule[]): Configuration {
  return {
    pack: flags.pack,
    // Validated with the rest of the configuration.
    failOn: flags.failOn as FailOnName | undefined,
    rules: Object.fromEntries((flags.rule ?? []).map(parseSeverityOverride)),
    namespace: flags.namespace,
    complete: flags.complete,
    context: flags.context,
    foreign: flags.foreign,
    exclude: flags.exclude?.map(parsePattern),
    kubernetesVersion: flags.kubernetesVersion,
    apiAudiences: flags.apiAudience,
    unknown: flags.unknown as UnknownPolicy | undefined,
    acceptances: parseAcceptanceFlags(flags.acceptances ?? [], customRules),
    baseline: flags.baseline,
  };
}

function parsePattern(pattern: string): string {
  if (!isExclusionPattern(pattern)) {
    throw new InputError(`--exclude takes a glob from the working directory on, such as charts/*/ci, without ! or / at its beginning and without ..; got ${quote(pattern)}`);
  }
  return pattern;
}

function parseSeverityOverride(value: string): [string, SeverityOverride] {
  const [rule, severity, ...rest] = value.split('=');
  if (!severity || rest.length > 0) { throw new InputError(`--rule takes a rule and its severity, as in --rule read-secrets=low or read-secrets=off; got ${quote(value)}`); }
  return [rule, severity as SeverityOverride];
}
