import { SENSITIVE_PERMISSION_RULES } from '../../src/kubernetes/rbac/sensitive-permissions';
import { severityOf } from '../../src/rules/_privileges-elsewhere';
import { recommended } from '../../src/rules/packs';

test.each(SENSITIVE_PERMISSION_RULES)('%s is as severe at a binding as at a role', rule => {
  expect(severityOf({ rule })).toBe(recommended.severities[rule]);
});
