import { PolicyRule } from './policy-rule';
import { Needed } from './sensitive-permission-table';

/** Whether rules grant one of the permissions, on all objects or on some. */
export function isHeld({ anyOf }: Needed, rules: readonly PolicyRule[]): boolean {
  return rules.some(({ verbs, apiGroups = [], resources = [], resourceNames = [] }) => anyOf.some(({ verb, apiGroup, resource, name }) =>
    (name === undefined || resourceNames.length === 0 || resourceNames.includes(name))
    && (verbs.includes('*') || verbs.some(granted => covers(verb, granted)))
    && (apiGroup === '*' || apiGroups.includes('*') || apiGroups.includes(apiGroup))
    && (resource === '*' || resources.some(granted => granted === '*' || covers(resource, granted) || isSubresourceOfAny(granted, resource)))));
}

/** A needed value that ends with `*` is a prefix. */
function covers(needed: string, granted: string): boolean {
  return needed === granted || (needed.endsWith('*') && granted.startsWith(needed.slice(0, -1)));
}

function isSubresourceOfAny(granted: string, resource: string): boolean {
  return granted.startsWith('*/') && resource.endsWith(granted.slice(1));
}
