import { projectLink } from './project-link';
import { RULE_DESCRIPTIONS } from '../rules/registry';
import { RuleDescription } from '../rules/rule';

const BY_ID: ReadonlyMap<string, RuleDescription> = new Map(RULE_DESCRIPTIONS.map(rule => [rule.id, rule]));

/** What is known of a rule; unset for one that a program brought along. */
export function ruleDescription(id: string): RuleDescription | undefined {
  return BY_ID.get(id);
}

/** Where a rule is described; unset for one that a program brought along. */
export function ruleLink(id: string): string | undefined {
  return BY_ID.has(id) ? `${projectLink()}/blob/main/docs/RULES.md#${id}` : undefined;
}
