import { expiredAcceptance } from './expired-acceptance';
import { forbiddenAcceptance } from './forbidden-acceptance';
import { invalidAcceptance } from './invalid-acceptance';
import { unknownRuleAcceptance } from './unknown-rule-acceptance';
import { unusedAcceptance } from './unused-acceptance';
import { RuleDescription } from '../rule';

/** What the audit finds when it matches acceptances with findings. Nothing can accept it. */
export const ACCEPTANCE_RULES: readonly RuleDescription[] = [
  unusedAcceptance,
  expiredAcceptance,
  unknownRuleAcceptance,
  invalidAcceptance,
  forbiddenAcceptance,
];
