import { acceptanceRules } from './acceptances';
import { bindingRules } from './bindings';
import { rbacRules } from './rbac';
import { Rule, RuleDescription } from './rule';
import { serviceAccountRules } from './service-accounts';
import { tokenRules } from './tokens';

/** A subject that rules have in common. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly RuleDescription[];
}

/** The rules that judge an app. */
export const RULES: readonly Rule[] = [...serviceAccountRules, ...tokenRules, ...rbacRules, ...bindingRules];

/** Everything that can be found, in the order in which people read about it. */
export const RULE_GROUPS: readonly RuleGroup[] = [
  { title: 'ServiceAccounts', rules: serviceAccountRules },
  { title: 'Tokens', rules: tokenRules },
  { title: 'What a role grants', rules: rbacRules },
  { title: 'What a binding does', rules: bindingRules },
  { title: 'What is accepted', rules: acceptanceRules },
];

/** Everything that can be found, what the audit itself finds included. */
export const RULE_DESCRIPTIONS: readonly RuleDescription[] = RULE_GROUPS.flatMap(({ rules }) => rules);
