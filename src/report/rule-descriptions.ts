import { ReportOptions } from './format';
import { projectLink } from './project-link';
import { RULE_DESCRIPTIONS } from '../rules/registry';
import { RuleDescription } from '../rules/rule';

const BY_ID: ReadonlyMap<string, RuleDescription> = new Map(RULE_DESCRIPTIONS.map(rule => [rule.id, rule]));

/** The description of a rule, or of a custom rule if the options have it. */
export function ruleDescription(id: string, { customRules = [] }: Pick<ReportOptions, 'customRules'>): RuleDescription | undefined {
  return BY_ID.get(id) ?? customRules.find(rule => rule.id === id);
}

/** The documentation of a rule; unset for a custom rule. */
export function ruleLink(id: string): string | undefined {
  return BY_ID.has(id) ? `${projectLink()}/blob/main/docs/RULES.md#${id}` : undefined;
}
