import { oneOf } from './one-of';
import { Finding } from '../audit/finding';
import { InputError } from '../audit/input-error';
import { quote } from '../audit/quote';
import { RULE_DESCRIPTIONS } from '../rules/registry';
import { SEVERITIES } from '../rules/severity';
import { didYouMean } from '../text/nearest';

/** The flags that select the findings to show. */
export interface DisplayFlags {
  readonly ruleOnly?: readonly string[];
  readonly minSeverity?: string;
  readonly namespaceOnly?: readonly string[];
  readonly kindOnly?: readonly string[];
  readonly nameOnly?: readonly string[];
}

/** Selects the findings to show. Hidden findings count too. */
export interface DisplayFilter {
  /** The flags as written. */
  readonly text: string;
  shows(finding: Finding): boolean;
}

/**
 * The filter of the flags; `undefined` if there is none.
 *
 * @throws InputError if a flag names a rule or severity that does not exist
 */
export function displayFilter(flags: DisplayFlags): DisplayFilter | undefined {
  const { ruleOnly, minSeverity, namespaceOnly, kindOnly, nameOnly } = flags;
  const ids = RULE_DESCRIPTIONS.map(({ id }) => id);
  for (const rule of ruleOnly ?? []) {
    if (!ids.includes(rule)) { throw new InputError(`--rule-only: there is no rule ${quote(rule)}${didYouMean(rule, ids)}`); }
  }
  const lowest = minSeverity === undefined ? undefined : SEVERITIES.indexOf(oneOf('--min-severity', minSeverity, SEVERITIES));
  const given = [
    ...named('--rule-only', ruleOnly), ...named('--min-severity', minSeverity === undefined ? undefined : [minSeverity]),
    ...named('--namespace-only', namespaceOnly), ...named('--kind-only', kindOnly), ...named('--name-only', nameOnly),
  ];
  if (given.length === 0) { return undefined; }
  const kinds = kindOnly?.map(kind => kind.toLowerCase());
  return {
    text: given.join(' '),
    shows({ rule, severity, object: { kind, namespace, name } }) {
      return (ruleOnly?.includes(rule) ?? true)
        && (lowest === undefined || SEVERITIES.indexOf(severity) <= lowest)
        && (namespaceOnly === undefined || (namespace !== undefined && namespaceOnly.includes(namespace)))
        && (kinds?.includes(kind.toLowerCase()) ?? true)
        && (nameOnly?.includes(name) ?? true);
    },
  };
}

function named(flag: string, values: readonly string[] | undefined): string[] {
  return (values ?? []).map(value => `${flag} ${value}`);
}
