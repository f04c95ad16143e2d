import { Chart, Testing } from 'cdk8s';
import { stringify } from 'yaml';
import { accountSubject, app, clusterRoleBinding, role, roleBinding } from './_manifests';
import { acceptanceAnnotation, parseAcceptances } from '../../../src/acceptance';
import { MinimalClusterRole, SecureServiceAccount } from '../../../src/index';
import { bindingToAdminOrEdit } from '../../../src/rules/bindings/binding-to-admin-or-edit';
import { bindingToClusterAdmin } from '../../../src/rules/bindings/binding-to-cluster-admin';
import { found } from '../_found';
import { testRule } from '../_test-rule';

const APP = accountSubject('shop', 'app');

test.each([
  ['edit', 'reading Secrets, running commands in pods, and requesting tokens for and impersonating every ServiceAccount'],
  ['admin', 'reading Secrets, running commands in pods, requesting tokens for and impersonating every ServiceAccount, and binding roles'],
])('the message lists what %s allows', (name, what) => {
  expect(found(bindingToAdminOrEdit, roleBinding('shop', `ClusterRole ${name}`, APP))).toEqual([{
    object: 'RoleBinding shop/binding',
    path: 'subjects[0]',
    key: `ClusterRole ${name} ServiceAccount shop/app`,
    message: `gives ServiceAccount shop/app the role ${name} in namespace shop, which allows ${what}`,
    atMost: 'high',
  }]);
  expect(found(bindingToAdminOrEdit, clusterRoleBinding(`ClusterRole ${name}`, APP))).toMatchObject([
    { key: `ClusterRole ${name} ServiceAccount shop/app`, message: expect.stringContaining('in the whole cluster') },
  ]);
});

test('is critical in kube-system and in the whole cluster', () => {
  const caps = (yaml: string): (string | undefined)[] => found(bindingToAdminOrEdit, yaml).map(({ atMost }) => atMost);
  expect(caps(roleBinding('kube-system', 'ClusterRole edit', APP))).toEqual([undefined]);
  expect(caps(clusterRoleBinding('ClusterRole edit', APP))).toEqual([undefined]);
  expect(caps(roleBinding('kube-public', 'ClusterRole edit', APP))).toEqual(['high']);
});

testRule(bindingToAdminOrEdit, {
  invalid: [
    { name: 'edit in one namespace', yaml: roleBinding('shop', 'ClusterRole edit', APP), findings: ['RoleBinding/binding subjects[0] [ClusterRole edit ServiceAccount shop/app]'] },
    { name: 'admin in the whole cluster', yaml: clusterRoleBinding('ClusterRole admin', APP), findings: ['ClusterRoleBinding/binding subjects[0] [ClusterRole admin ServiceAccount shop/app]'] },
  ],
  valid: [
    { name: 'the role view', yaml: roleBinding('shop', 'ClusterRole view', APP) },
    { name: 'a Role with the same name', yaml: app(role('shop', 'edit'), roleBinding('shop', 'Role edit', APP)) },
    { name: 'no subjects', yaml: roleBinding('shop', 'ClusterRole edit') },
  ],
});

test.each(['cluster-admin', 'admin', 'edit'])('an existing ClusterRole accepts exactly what is reported for %s', name => {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'shop' });
  const existing = MinimalClusterRole.fromClusterRoleName(chart, 'role', name, { reason: 'this is only an example' });
  const account = new SecureServiceAccount(chart, 'app');
  existing.bind(account);
  existing.bindInNamespace('other', account);
  const manifests = Testing.synth(chart) as { kind: string; metadata: { annotations?: { [key: string]: string } } }[];
  const rule = name === 'cluster-admin' ? bindingToClusterAdmin : bindingToAdminOrEdit;
  const keys = found(rule, manifests.map(manifest => stringify(manifest)).join('---\n')).map(({ key }) => key);
  const accepted = manifests.flatMap(({ metadata: { annotations = {} } }) => parseAcceptances(annotations[acceptanceAnnotation(rule.id)] ?? '').map(({ key }) => key));
  expect(keys).toHaveLength(2);
  expect(accepted).toEqual(keys);
});
