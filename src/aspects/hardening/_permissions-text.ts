import { mergePolicyRules, PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { Grant } from '../../model/service-account';

const MAX_RULES = 4;

/** The permissions of an account by its bindings, in one line; empty if they grant none. */
export function permissionsText(grants: readonly Grant[]): string {
  // Several subjects of a binding may stand for the same account.
  const byBinding = new Map(grants.map(grant => [grant.binding, grant]));
  return [...byBinding.values()].flatMap(({ binding: { object, roleRef }, role }) => {
    const source = `${roleRef.kind} ${roleRef.name} through ${object.kind} ${object.name}`;
    if (!role || role.mayGrantMore) { return [`whatever the ${source} grants`]; }
    return role.rules.length === 0 ? [] : [`${rulesText(role.rules)} (${source})`];
  }).join('; ');
}

function rulesText(rules: readonly PolicyRule[]): string {
  const texts = mergePolicyRules(rules).map(({ verbs, resources, resourceNames, nonResourceURLs }) =>
    `${verbs.join(',')} ${(resources ?? nonResourceURLs ?? []).join(',')}${resourceNames ? ` named ${resourceNames.join(',')}` : ''}`);
  return texts.length <= MAX_RULES ? texts.join(', ') : `${texts.slice(0, MAX_RULES).join(', ')} and ${texts.length - MAX_RULES} more`;
}
