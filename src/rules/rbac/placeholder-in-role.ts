import { effectivePermissions } from '../../kubernetes/rbac/effective-permissions';
import { isFilledIn } from '../../kubernetes/rbac/permission-effect';
import { PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { Role } from '../../model/service-account';
import type * as k8s from '../../objects/kubernetes-types';
import { items, texts } from '../../objects/lists';
import { UNREADABLE } from '../../objects/placeholder';
import { severityOf } from '../_privileges-elsewhere';
import { listed } from '../_text';
import { kubernetes } from '../references';
import { ObjectViolation, Rule } from '../rule';
import { worseOf } from '../severity';

const LISTS = ['verbs', 'apiGroups', 'resources', 'nonResourceURLs'] as const;

export const placeholderInRole: Rule = {
  id: 'placeholder-in-role',
  summary: 'The permissions of a role are filled in by another tool and cannot be checked',
  remedy: 'write the permissions out, or check the rendered role',
  why: 'A verb, an API group or a resource such as ${VERBS} can become anything, including *, when the manifest is rendered. The permissions that the role then grants were not checked. When unknown findings count as known, the severity is that of a wildcard.',
  fix: {
    construct: 'new MinimalRole(chart, \'reader\', { permissions: [Permission.get(kplus.ApiResource.CONFIG_MAPS).named(\'payments-config\')] })',
    yaml: [
      'verbs: [get]  # write the verbs out; use placeholders for names only',
      '# or audit the rendered manifest',
    ].join('\n'),
  },
  references: [kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege')],
  subject: 'role',
  *check({ object, kind, namespace }): Iterable<ObjectViolation> {
    for (const [index, rule] of items((object.manifest as k8s.Role).rules).entries()) {
      for (const list of LISTS) {
        const placeholders = texts(rule[list]).filter(text => isFilledIn(text) && text !== UNREADABLE);
        if (placeholders.length === 0) { continue; }
        const about = list === 'resources' || list === 'nonResourceURLs' ? '' : ` ${texts(rule.resources ?? rule.nonResourceURLs).join(',')}`;
        yield {
          path: ['rules', index, list],
          key: `${list} ${placeholders.join(',')}${about}`,
          message: `its ${list} are filled in by another tool (${listed(placeholders)}), so what it grants is not known; audit the rendered manifest`,
          unknown: true,
          ...worstOf(rule, { kind, namespace }),
        };
      }
    }
  },
};

/** The severity if each placeholder becomes a wildcard. */
function worstOf(rule: k8s.PolicyRule, role: Pick<Role, 'kind' | 'namespace'>): Pick<ObjectViolation, 'worst'> {
  const filledIn = (list: readonly (string | null)[] | null | undefined): string[] => texts(list).map(text => isFilledIn(text) ? '*' : text);
  const rules: readonly PolicyRule[] = [{
    verbs: filledIn(rule.verbs),
    apiGroups: filledIn(rule.apiGroups),
    resources: filledIn(rule.resources),
    resourceNames: texts(rule.resourceNames),
    nonResourceURLs: filledIn(rule.nonResourceURLs),
  }];
  const [first, ...others] = effectivePermissions({ ...role, rules }).map(severityOf);
  return first === undefined ? {} : { worst: others.reduce(worseOf, first) };
}
