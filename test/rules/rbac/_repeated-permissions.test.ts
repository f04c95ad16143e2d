import { clusterRole } from './_sensitive-permission';
import { createWorkloads } from '../../../src/rules/rbac/create-workloads';
import { grantsEverything } from '../../../src/rules/rbac/grants-everything';
import { modifyAdmissionControl } from '../../../src/rules/rbac/modify-admission-control';
import { modifyServices } from '../../../src/rules/rbac/modify-services';
import { readSecrets } from '../../../src/rules/rbac/read-secrets';
import { Rule } from '../../../src/rules/rule';
import { found } from '../_found';
import { CheckOptions } from '../_violations';

const READ = "apiGroups: [''], resources: [secrets], verbs: [get, list]";
const GET = READ.replace(', list', '');
const ALL = "apiGroups: ['*'], resources: ['*'], verbs: ['*']";
const APP = 'kind: ServiceAccount, name: app, namespace: shop';
const OTHER = 'kind: ServiceAccount, name: other, namespace: shop';

function role(name: string, rule: string, namespace = 'shop'): string {
  return clusterRole([rule], name).replace('kind: ClusterRole', 'kind: Role').replace(`name: ${name}`, `name: ${name}, namespace: ${namespace}`);
}

function bound(name: string, subjects: readonly string[], namespace?: string, kind = 'ClusterRole'): string {
  return `
apiVersion: rbac.authorization.k8s.io/v1
kind: ${namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding'}
metadata: { name: ${name}-${kind.toLowerCase()}${namespace === undefined ? '' : `, namespace: ${namespace}`} }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: ${name} }
subjects: [${subjects.map(subject => `{ ${subject} }`).join(', ')}]
---`;
}

/** The result for each role: `name` or `name low`. */
function reported(yaml: string, rule: Rule = readSecrets, options: CheckOptions = {}): string[] {
  return found(rule, yaml, options).map(({ object, atMost }) => `${object.split(' ')[1]}${atMost === undefined ? '' : ` ${atMost}`}`);
}

test('a permission that a wider role also grants is reported once in full', () => {
  const roles = clusterRole([GET], 'narrow') + clusterRole([READ], 'wide') + bound('narrow', [APP]) + bound('wide', [APP]);
  expect(reported(roles)).toEqual(['narrow low', 'wide']);
  expect(found(readSecrets, roles)[0].message).toBe("'secrets get' exposes the contents of every Secret in scope; "
    + 'held by ServiceAccount shop/app in the whole cluster; its holders have it anyway through ClusterRole wide');
});

test('one of several equal roles is reported in full', () => {
  expect(reported(['c', 'a', 'b'].map(name => clusterRole([READ], name) + bound(name, [APP])).join(''))).toEqual(['c low', 'a', 'b low']);
});

test('a role adds access if one of its holders does not have it otherwise', () => {
  const roles = clusterRole([GET], 'narrow') + clusterRole([READ], 'wide') + bound('wide', [APP]);
  expect(reported(roles + bound('narrow', [APP, OTHER]))).toEqual(['narrow', 'wide']);
  expect(reported(roles + bound('narrow', ['kind: Group, name: app']))).toEqual(['narrow', 'wide']);
  expect(reported(roles)).toEqual(['narrow', 'wide']);
});

test('a role adds access if the wider one is bound elsewhere', () => {
  const inNamespace = role('narrow', GET) + bound('narrow', [APP], 'shop', 'Role');
  expect(reported(inNamespace + clusterRole([READ], 'wide') + bound('wide', [APP]))).toEqual(['shop/narrow low', 'wide']);
  expect(reported(inNamespace + clusterRole([READ], 'wide') + bound('wide', [APP], 'shop'))).toEqual(['shop/narrow low', 'wide']);
  expect(reported(inNamespace + clusterRole([READ], 'wide') + bound('wide', [APP], 'other'))).toEqual(['shop/narrow', 'wide']);
  expect(reported(clusterRole([GET], 'narrow') + bound('narrow', [APP]) + role('wide', READ) + bound('wide', [APP], 'shop', 'Role'))).toEqual(['shop/wide', 'narrow']);
});

test('a role adds access if one of its bindings is elsewhere', () => {
  const twice = clusterRole([GET], 'narrow') + bound('narrow', [APP], 'shop') + bound('narrow', [APP], 'other');
  expect(reported(twice + clusterRole([READ], 'wide') + bound('wide', [APP], 'shop'))).toEqual(['narrow', 'wide']);
  expect(reported(twice + clusterRole([READ], 'wide') + bound('wide', [APP]))).toEqual(['narrow low', 'wide']);
});

test('each definition of a role with two definitions is reported in full', () => {
  expect(reported(clusterRole([GET], 'role') + clusterRole([READ], 'role') + bound('role', [APP]))).toEqual(['role', 'role']);
});

test('a role adds access beside one with other verbs, or limited to other names', () => {
  const both = (one: string, other: string, rule?: Rule): string[] =>
    reported(clusterRole([one], 'one') + clusterRole([other], 'other') + bound('one', [APP]) + bound('other', [APP]), rule);
  expect(both(GET, GET.replace('get', 'list'))).toEqual(['one', 'other']);
  const named = (name: string): string => `apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], verbs: [update]${name}`;
  expect(both(named(', resourceNames: [a]'), named(', resourceNames: [b]'), modifyAdmissionControl)).toEqual(['one', 'other']);
  expect(both(named(', resourceNames: [a]'), named(''), modifyAdmissionControl)).toEqual(['one low', 'other']);
  expect(both(named(', resourceNames: [a]'), named(', resourceNames: [a, b]'), modifyAdmissionControl)).toEqual(['one low', 'other']);
  const create = "apiGroups: [''], resources: [pods], verbs: [create]";
  expect(both(create, create.replace("''", 'apps').replace('pods', 'deployments'), createWorkloads)).toEqual(['one', 'other']);
});

test('roles with very many bindings are reported in full', () => {
  const often = Array.from({ length: 21 }, (_, index) => bound('narrow', [APP], `shop-${index}`)).join('');
  expect(reported(clusterRole([GET], 'narrow') + often + clusterRole([READ], 'wide') + bound('wide', [APP]))).toEqual(['narrow', 'wide']);
});

test('a finding that is already low is unchanged', () => {
  const WRITE = "apiGroups: [''], resources: [services], verbs: [create]";
  const [finding] = found(modifyServices, ['a', 'b'].map(name => clusterRole([WRITE], name) + bound(name, [APP])).join('')).filter(({ object }) => object.endsWith(' b'));
  expect(finding.message).not.toContain('anyway');
});

test('a role of the context, whose findings are not reported, covers nothing', () => {
  const options = { context: clusterRole([READ], 'wide') };
  expect(reported(clusterRole([GET], 'narrow') + bound('narrow', [APP]) + bound('wide', [APP]), readSecrets, options)).toEqual(['narrow']);
});

test('an aggregated role gives access to the holders of the aggregating role', () => {
  const part = clusterRole([GET], 'narrow').replace('name: narrow', "name: narrow, labels: { rbac.authorization.k8s.io/aggregate-to-edit: 'true' }");
  expect(reported(part + bound('narrow', [APP]) + clusterRole([READ], 'wide') + bound('wide', [APP]))).toEqual(['narrow', 'wide']);
});

describe('beside a role that grants everything', () => {
  const admin = bound('cluster-admin', [APP]);

  test('other roles add nothing', () => {
    expect(reported(role('own', ALL) + bound('own', [APP], 'shop', 'Role') + admin, grantsEverything)).toEqual(['shop/own low']);
    expect(reported(clusterRole([READ], 'own') + bound('own', [APP]) + admin)).toEqual(['own low']);
    expect(reported(clusterRole([READ], 'own') + bound('own', [APP, OTHER]) + admin)).toEqual(['own']);
    expect(reported(clusterRole([READ], 'own') + bound('own', [APP]) + bound('cluster-admin', [APP], 'shop'))).toEqual(['own']);
  });

  test('the role itself is reported in full', () => {
    expect(reported(clusterRole([ALL], 'own') + bound('own', [APP]), grantsEverything)).toEqual(['own']);
    expect(reported(clusterRole([ALL], 'own') + bound('own', [APP]) + admin, grantsEverything)).toEqual(['own']);
  });

  test('a binding of the context covers nothing', () => {
    expect(reported(clusterRole([READ], 'own') + bound('own', [APP]), readSecrets, { context: admin })).toEqual(['own']);
  });
});
