import { ReportOptions } from './format';
import { RULE_DESCRIPTIONS } from '../rules/registry';
import { RuleDescription } from '../rules/rule';
import { packageJson } from '../text/package-json';

const BY_ID: ReadonlyMap<string, RuleDescription> = new Map(RULE_DESCRIPTIONS.map(rule => [rule.id, rule]));

/** The description of a rule, or of a custom rule if the options have it. */
export function ruleDescription(id: string, { customRules = [] }: Pick<ReportOptions, 'customRules'>): RuleDescription | undefined {
  return BY_ID.get(id) ?? customRules.find(rule => rule.id === id);
}

/** The page of a rule on the documentation site; unset for a custom rule. */
export function ruleLink(id: string): string | undefined {
  return BY_ID.has(id) ? `${packageJson().homepage}rules/${id}` : undefined;
}
