import { ReportOptions } from './format';
import { projectLink } from './project-link';
import { RULE_DESCRIPTIONS } from '../rules/registry';
import { RuleDescription } from '../rules/rule';

const BY_ID: ReadonlyMap<string, RuleDescription> = new Map(RULE_DESCRIPTIONS.map(rule => [rule.id, rule]));

/** What is known of a rule, also of a custom one if the options have it. */
export function ruleDescription(id: string, { customRules = [] }: Pick<ReportOptions, 'customRules'>): RuleDescription | undefined {
  return BY_ID.get(id) ?? customRules.find(rule => rule.id === id);
}

/** Where a rule is described; unset for a custom one. */
export function ruleLink(id: string): string | undefined {
  return BY_ID.has(id) ? `${projectLink()}/blob/main/docs/RULES.md#${id}` : undefined;
}
