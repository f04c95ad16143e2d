import { describe, Described } from './lines';
import { BuiltIn } from '../../../src/kubernetes/rbac/built-in-roles';
import { PolicyRule } from '../../../src/kubernetes/rbac/policy-rule';
import { keyOf } from '../built-in-roles';

/** Each role with its permissions, and each binding with its subjects and role. */
export function describeRoles({ roles, bindings }: BuiltIn): Described {
  return describe([
    ...roles.flatMap(role => [
      [titleOf(role)] as const,
      ...Object.entries(role.labels ?? {}).map(([label, value]) => [titleOf(role), `label ${label}: ${value}`] as const),
      ...(role.selectors ?? []).map(selector => [titleOf(role), `aggregates ${JSON.stringify(selector)}`] as const),
      ...role.rules.flatMap(grantsOf).map(grant => [titleOf(role), grant] as const),
    ]),
    ...bindings.flatMap(binding => binding.subjects.map(
      ({ kind, namespace, name }) => [titleOf(binding), `${binding.roleKind} ${binding.roleName} for ${kind} ${namespace ? `${namespace}/` : ''}${name}`] as const,
    )),
  ]);
}

function titleOf(one: Parameters<typeof keyOf>[0]): string {
  return keyOf(one).replace(/ +/g, ' ');
}

function grantsOf({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): string[] {
  const names = resourceNames.length > 0 ? ` named ${resourceNames.join(',')}` : '';
  const targets = [...apiGroups.flatMap(group => resources.map(resource => `${resource}${group && `.${group}`}${names}`)), ...nonResourceURLs];
  return targets.flatMap(target => verbs.map(verb => `${verb} ${target}`));
}
