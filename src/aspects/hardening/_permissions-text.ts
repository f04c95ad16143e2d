import { BoundPermission } from '../../kubernetes/rbac/account-permissions';
import { mergePolicyRules, PolicyRule } from '../../kubernetes/rbac/policy-rule';

const MOST_RULES = 4;

/** What an account may do, in one line. */
export function permissionsText(permissions: readonly BoundPermission[]): string {
  return permissions.map(({ binding, role, rules }) => {
    const source = `${role.kind ?? 'role'} ${role.name ?? ''} through ${binding.kind} ${binding.name ?? ''}`;
    return rules === 'unknown' ? `whatever the ${source} grants` : `${rulesText(rules)} (${source})`;
  }).join('; ');
}

function rulesText(rules: readonly PolicyRule[]): string {
  const texts = mergePolicyRules(rules).map(({ verbs, resources, resourceNames, nonResourceURLs }) =>
    `${verbs.join(',')} ${(resources ?? nonResourceURLs ?? []).join(',')}${resourceNames ? ` named ${resourceNames.join(',')}` : ''}`);
  return texts.length <= MOST_RULES ? texts.join(', ') : `${texts.slice(0, MOST_RULES).join(', ')} and ${texts.length - MOST_RULES} more`;
}
