import { checkCustomRules } from './custom-rules';
import { InputError } from './input-error';
import { quote } from './quote';
import { Pack } from '../rules/pack';
import { Rule, RuleDescription } from '../rules/rule';
import { SEVERITIES, SeverityName } from '../rules/severity';
import { didYouMean } from '../text/nearest';

/** The severity of a rule that overrides the pack. */
export type SeverityOverride = SeverityName | 'off';

/** The severity of custom rules that neither the pack nor the user sets. */
const CUSTOM_RULE_SEVERITY: SeverityName = 'medium';

/** The severity of a custom rule that the user does not set; unset if the pack leaves it out. */
export function severityOfCustomRule({ id, category }: Pick<RuleDescription, 'id' | 'category'>, pack: Pack): SeverityName | undefined {
  if (Object.hasOwn(pack.severities, id)) { return pack.severities[id]; }
  return category !== undefined && pack.leavesOut?.includes(category) ? undefined : CUSTOM_RULE_SEVERITY;
}

/**
 * The severity of each rule, without rules that are off.
 *
 * @throws InputError if a rule with an override does not exist, or a custom rule has an invalid or taken id
 */
export function ruleSeverities(
  pack: Pack, known: readonly RuleDescription[], customRules: readonly Rule[] = [], overrides: { readonly [rule: string]: SeverityOverride } = {},
): ReadonlyMap<string, SeverityName> {
  const ids = new Set(known.map(({ id }) => id));
  checkCustomRules(customRules);
  for (const { id } of customRules) {
    if (ids.has(id)) { throw new InputError(`a custom rule can't have the id ${quote(id)}: a rule ${id} already exists`); }
    ids.add(id);
  }
  const severities = new Map<string, SeverityName>(customRules.flatMap(rule => {
    const severity = severityOfCustomRule(rule, pack);
    return severity === undefined ? [] : [[rule.id, severity]];
  }));
  for (const [id, severity] of Object.entries(pack.severities)) {
    if (!ids.has(id)) { throw new InputError(`the pack ${quote(pack.name)} sets the severity of ${quote(id)}, which is not a rule${didYouMean(id, [...ids])}`); }
    if (!SEVERITIES.includes(severity)) {
      throw new InputError(`a severity in a pack must be one of ${SEVERITIES.join(', ')}; got ${quote(severity)} for ${id} in the pack ${quote(pack.name)}`);
    }
    severities.set(id, severity);
  }
  for (const [id, override] of Object.entries(overrides)) {
    if (!ids.has(id)) { throw new InputError(`there is no rule ${quote(id)}${didYouMean(id, [...ids])}`); }
    if (override === 'off') {
      severities.delete(id);
    } else if (SEVERITIES.includes(override)) {
      severities.set(id, override);
    } else {
      throw new InputError(`the severity of a rule must be off, ${SEVERITIES.join(', ')}; got ${quote(override)} for ${id}`);
    }
  }
  return severities;
}
