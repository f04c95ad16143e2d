import { ACCEPTANCE_RULES } from './acceptances';
import { BINDING_RULES } from './bindings';
import { CLOUD_RULES } from './cloud';
import { NETWORK_RULES } from './network';
import { OBJECT_RULES } from './objects';
import { POD_RULES } from './pods';
import { RBAC_RULES } from './rbac';
import { Rule, RuleDescription } from './rule';
import { SERVICE_ACCOUNT_RULES } from './service-accounts';
import { TOKEN_RULES } from './tokens';

/** A subject that rules have in common. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly RuleDescription[];
}

/** The rules that judge an app. */
export const RULES: readonly Rule[] = [
  ...SERVICE_ACCOUNT_RULES, ...TOKEN_RULES, ...RBAC_RULES, ...BINDING_RULES, ...CLOUD_RULES, ...NETWORK_RULES, ...POD_RULES,
  ...OBJECT_RULES,
];

/** Everything that can be found, in the order in which people read about it. */
export const RULE_GROUPS: readonly RuleGroup[] = [
  { title: 'ServiceAccounts', rules: SERVICE_ACCOUNT_RULES },
  { title: 'Tokens', rules: TOKEN_RULES },
  { title: 'What a role grants', rules: RBAC_RULES },
  { title: 'What a binding does', rules: BINDING_RULES },
  { title: 'Identities in a cloud', rules: CLOUD_RULES },
  { title: 'What a pod reaches', rules: NETWORK_RULES },
  { title: 'What a pod may do, and what a namespace lets in', rules: POD_RULES },
  { title: 'Kinds and fields', rules: OBJECT_RULES },
  { title: 'What is accepted', rules: ACCEPTANCE_RULES },
];

/** Everything that can be found, what the audit itself finds included. */
export const RULE_DESCRIPTIONS: readonly RuleDescription[] = RULE_GROUPS.flatMap(({ rules }) => rules);
