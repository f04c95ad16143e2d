import { app, clusterRole, group, role, roleBinding } from './_manifests';
import { bindingToAllAuthenticatedUsers } from '../../../src/rules/bindings/binding-to-all-authenticated-users';
import { bindingToAllServiceAccounts } from '../../../src/rules/bindings/binding-to-all-service-accounts';
import { bindingToAnonymous } from '../../../src/rules/bindings/binding-to-anonymous';
import { violations } from '../_violations';

describe.each([
  [bindingToAnonymous, 'system:unauthenticated'],
  [bindingToAllAuthenticatedUsers, 'system:authenticated'],
  [bindingToAllAuthenticatedUsers, 'system:authenticated:oauth'],
  [bindingToAllServiceAccounts, 'system:serviceaccounts'],
])('severity of a grant to everyone', (rule, name) => {
  const atMost = (yaml: string): unknown[] => violations(rule, yaml).map(violation => violation.atMost);

  test.each([
    ['one named ConfigMap', "{apiGroups: [''], resources: [configmaps], resourceNames: [settings], verbs: [get]}", 'low'],
    ['named ConfigMaps, listed by name', "{apiGroups: [''], resources: [configmaps], resourceNames: [a, b], verbs: [get, list, watch]}", 'low'],
    ['every ConfigMap', "{apiGroups: [''], resources: [configmaps], verbs: [get]}", undefined],
    ['a list without a name', "{apiGroups: [''], resources: [configmaps], resourceNames: [a, ''], verbs: [list]}", undefined],
    ['write access', "{apiGroups: [''], resources: [configmaps], resourceNames: [settings], verbs: [get, patch]}", undefined],
    ['a named Secret', "{apiGroups: [''], resources: [secrets], resourceNames: [settings], verbs: [get]}", undefined],
    ['all verbs', "{apiGroups: [''], resources: [configmaps], resourceNames: [settings], verbs: ['*']}", undefined],
  ])(`${name}: %s`, (_, rules, expected) => {
    expect(atMost(app(role('shop', 'own', rules), roleBinding('shop', 'Role own', group(name))))).toEqual([expected]);
    expect(atMost(app(clusterRole('own', rules), roleBinding('shop', 'ClusterRole own', group(name))))).toEqual([expected]);
  });

  test(`${name}: an unknown role`, () => {
    expect(atMost(roleBinding('shop', 'ClusterRole own', group(name)))).toEqual([undefined]);
  });
});
